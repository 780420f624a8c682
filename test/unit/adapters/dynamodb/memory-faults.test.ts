/** What the simulator asks of the fake: faults at its seams, a stream of changes, indexes that lag. */
import { describe, expect, it } from 'vitest';
import type { Item } from '../../../../adapters/dynamodb/table.ts';
import { createMemoryTable } from '../../../support/memory-table.ts';

const key = { pk: 'T#t#a', sk: 'HEAD' };

describe('the fake with faults', () => {
  it('loses a request: nothing happened', async () => {
    const table = createMemoryTable({
      before: (operation) => {
        if (operation === 'put') throw new Error('lost request');
      },
    });
    await expect(table.put({ ...key })).rejects.toThrow('lost request');
    expect(table.all()).toEqual([]);
  });

  it('loses a response: it happened', async () => {
    const table = createMemoryTable({
      after: (operation) => {
        if (operation === 'transact') throw new Error('lost response');
      },
    });
    await expect(table.transact([{ put: { ...key } }])).rejects.toThrow('lost response');
    expect(table.all()).toEqual([key]);
  });

  it('tells every change of an item in order, and no refused or empty one', async () => {
    const changes: { before?: Item; after?: Item }[] = [];
    const table = createMemoryTable({ onChange: (change) => changes.push(change) });
    await table.put({ ...key, n: 1 });
    await table.update(key, { add: { n: 1 } });
    await table.put({ ...key }, { item: 'absent' }).catch(() => undefined);
    await table.delete(key);
    await table.delete(key);
    expect(changes).toEqual([
      { after: { ...key, n: 1 } },
      { before: { ...key, n: 1 }, after: { ...key, n: 2 } },
      { before: { ...key, n: 2 } },
    ]);
  });

  it('shows an index as it was some writes ago, while the table itself is current', async () => {
    const state = { lag: 0 };
    const table = createMemoryTable({ indexLag: () => state.lag });
    const listed = async () =>
      (await table.query({ index: 'gsi1', pk: 'L' })).items.map((item) => item['gsi1sk']);
    await table.put({ ...key, gsi1pk: 'L', gsi1sk: 'old' });
    await table.update(key, { set: { gsi1sk: 'new' } });
    await table.update(key, { remove: ['gsi1pk', 'gsi1sk'] });
    const seen = [];
    for (state.lag of [0, 1, 2, 3, 99]) seen.push(await listed());
    expect(seen).toEqual([[], ['new'], ['old'], [], []]);
    expect(await table.get(key)).toEqual(key);
  });

  it('is not changed through what it was given or gave', async () => {
    const table = createMemoryTable();
    const given = { ...key, list: [1] };
    await table.put(given);
    given.list.push(2);
    expect(await table.get(key)).toEqual({ ...key, list: [1] });
  });
});
