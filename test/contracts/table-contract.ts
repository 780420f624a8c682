/** What every Table does, in memory and over DynamoDB: the simulator may then trust the fake. */
import { beforeEach, describe, expect, it } from 'vitest';
import {
  ConditionFailed,
  TransactionRefused,
  type Condition,
  type Item,
  type Table,
} from '../../adapters/dynamodb/table.ts';

const key = { pk: 'T#t#a', sk: 'HEAD' };

async function refusalOf(work: Promise<unknown>): Promise<unknown> {
  return work.then(
    () => 'not refused',
    (error: unknown) => error,
  );
}

export function tableContract(newTable: () => Promise<Table>): void {
  let table: Table;
  beforeEach(async () => {
    table = await newTable();
  });

  describe('one item', () => {
    it('is absent before it is put, and exactly what was put after', async () => {
      expect(await table.get(key)).toBeUndefined();
      const item = {
        ...key,
        text: '深圳 → NJ',
        empty: '',
        none: null,
        yes: true,
        big: Number.MAX_SAFE_INTEGER,
        small: -7,
        list: [1, 'a', { deep: [null, false] }],
        map: { a: { b: 'c' }, 'odd#name': 1 },
      };
      await table.put(item);
      expect(await table.get(key)).toEqual(item);
    });

    it('replaces an item whole', async () => {
      await table.put({ ...key, a: 1 });
      await table.put({ ...key, b: 2 });
      expect(await table.get(key)).toEqual({ ...key, b: 2 });
    });

    it('is put only once when it must be absent, and the refusal shows what stands', async () => {
      await table.put({ ...key, owner: 'first' }, { item: 'absent' });
      const refusal = await refusalOf(table.put({ ...key, owner: 'second' }, { item: 'absent' }));
      expect(refusal).toBeInstanceOf(ConditionFailed);
      expect(refusal).toMatchObject({ existing: { ...key, owner: 'first' } });
      expect(await table.get(key)).toEqual({ ...key, owner: 'first' });
    });

    it('refuses without an existing item when none is there', async () => {
      const refusal = await refusalOf(table.delete(key, { item: 'present' }));
      expect(refusal).toBeInstanceOf(ConditionFailed);
      expect(refusal).toMatchObject({ existing: undefined });
    });

    it('is gone after delete, which may be repeated', async () => {
      await table.put({ ...key });
      await table.delete(key);
      await table.delete(key);
      expect(await table.get(key)).toBeUndefined();
    });
  });

  describe('an update', () => {
    it('creates the item, counts from zero and returns what it is after', async () => {
      const after = await table.update(key, { set: { a: 'x' }, add: { n: 3 } });
      expect(after).toEqual({ ...key, a: 'x', n: 3 });
      expect(await table.update(key, { add: { n: -5 } })).toEqual({ ...key, a: 'x', n: -2 });
    });

    it('sets if absent once, removes, and leaves the rest', async () => {
      await table.put({ ...key, kept: 1, gone: 2 });
      await table.update(key, { setIfAbsent: { kept: 9, added: 9 }, remove: ['gone', 'never'] });
      expect(await table.get(key)).toEqual({ ...key, kept: 1, added: 9 });
    });

    it('changes nothing when refused', async () => {
      await table.put({ ...key, version: 2 });
      const refusal = await refusalOf(
        table.update(key, { set: { version: 2, a: 1 } }, { equals: { version: 1 } }),
      );
      expect(refusal).toMatchObject({ name: 'ConditionFailed', existing: { version: 2 } });
      expect(await table.get(key)).toEqual({ ...key, version: 2 });
    });

    it('may change reserved words and odd names', async () => {
      await table.update(key, { set: { status: 'OPEN', name: 'n', 'a.b': 1, 'x-y': 2 } });
      expect(await table.get(key)).toEqual({
        ...key,
        status: 'OPEN',
        name: 'n',
        'a.b': 1,
        'x-y': 2,
      });
    });
  });

  describe('a condition', () => {
    const item: Item = { ...key, n: 5, s: 'm', flag: true, none: null };
    const cases: [string, Condition, boolean][] = [
      ['item present', { item: 'present' }, true],
      ['item absent', { item: 'absent' }, false],
      ['equals', { equals: { n: 5, s: 'm', flag: true, none: null } }, true],
      ['equals another', { equals: { n: 5, s: 'x' } }, false],
      ['equals of what is absent', { equals: { ghost: 1 } }, false],
      ['equals null of what is absent', { equals: { ghost: null } }, false],
      ['notEquals', { notEquals: { n: 4 } }, true],
      ['notEquals of what is equal', { notEquals: { n: 5 } }, false],
      ['notEquals of what is absent', { notEquals: { ghost: 1 } }, true],
      ['atLeast below', { atLeast: { n: 4 } }, true],
      ['atLeast equal', { atLeast: { n: 5 } }, true],
      ['atLeast above', { atLeast: { n: 6 } }, false],
      ['atLeast of what is absent', { atLeast: { ghost: 0 } }, false],
      ['atLeast of a text', { atLeast: { s: 0 } }, false],
      ['absentOrAtMost equal', { absentOrAtMost: { s: 'm' } }, true],
      ['absentOrAtMost above', { absentOrAtMost: { s: 'z' } }, true],
      ['absentOrAtMost below', { absentOrAtMost: { s: 'a' } }, false],
      ['absentOrAtMost absent', { absentOrAtMost: { ghost: 1 } }, true],
      ['absentOrAtMost of another type', { absentOrAtMost: { s: 9 } }, false],
      ['oneOf', { oneOf: { s: ['a', 'm'] } }, true],
      ['oneOf others', { oneOf: { s: ['a', 'b'] } }, false],
      ['oneOf of what is absent', { oneOf: { ghost: ['a'] } }, false],
      ['absent', { absent: ['ghost'] }, true],
      ['absent of what is there', { absent: ['n'] }, false],
      ['absent of a null', { absent: ['none'] }, false],
      ['present', { present: ['n', 'none'] }, true],
      ['present of what is absent', { present: ['ghost'] }, false],
      ['all parts', { item: 'present', equals: { s: 'm' }, atLeast: { n: 1 } }, true],
      ['one part failing', { item: 'present', equals: { s: 'm' }, atLeast: { n: 9 } }, false],
    ];
    it.each(cases)('%s', async (_, condition, expected) => {
      await table.put(item);
      const writes = [{ check: key, condition }, { put: { pk: 'T#t#b', sk: 'X' } }];
      const held = await table.transact(writes).then(
        () => true,
        () => false,
      );
      expect(held).toBe(expected);
      const alone = await table.delete(key, condition).then(
        () => true,
        () => false,
      );
      expect(alone).toBe(expected);
    });
  });

  describe('a transaction', () => {
    const other = { pk: 'T#t#b', sk: 'HEAD' };
    const third = { pk: 'T#t#c', sk: 'HEAD' };

    it('does all of its writes', async () => {
      await table.put({ ...other, n: 1 });
      await table.put({ ...third });
      await table.transact([
        { put: { ...key, a: 1 }, condition: { item: 'absent' } },
        { update: other, change: { add: { n: 1 } }, condition: { atLeast: { n: 1 } } },
        { delete: third },
        { check: { pk: 'T#t#d', sk: 'X' }, condition: { item: 'absent' } },
      ]);
      expect(await table.get(key)).toEqual({ ...key, a: 1 });
      expect(await table.get(other)).toEqual({ ...other, n: 2 });
      expect(await table.get(third)).toBeUndefined();
    });

    it('does none of them when one is refused, and tells which by position, with the item', async () => {
      await table.put({ ...other, n: 1 });
      const refusal = await refusalOf(
        table.transact([
          { put: { ...key, a: 1 }, condition: { item: 'absent' } },
          { update: other, change: { add: { n: -2 } }, condition: { atLeast: { n: 2 } } },
          { delete: third, condition: { item: 'present' } },
          { put: { ...third, pk: 'T#t#e' } },
        ]),
      );
      expect(refusal).toBeInstanceOf(TransactionRefused);
      expect(refusal).toMatchObject({
        reasons: [
          { kind: 'none' },
          { kind: 'condition', existing: { ...other, n: 1 } },
          { kind: 'condition' },
          { kind: 'none' },
        ],
      });
      expect(await table.get(key)).toBeUndefined();
      expect(await table.get(other)).toEqual({ ...other, n: 1 });
    });

    it('takes 100 writes, and refuses more and two to one item', async () => {
      const writes = Array.from({ length: 101 }, (_, i) => ({
        put: { pk: 'T#t#m', sk: `S#${i}` },
      }));
      await table.transact(writes.slice(0, 100));
      expect((await table.query({ pk: 'T#t#m' })).items).toHaveLength(100);
      await expect(table.transact(writes)).rejects.toThrow();
      await expect(table.transact([{ put: { ...key } }, { delete: key }])).rejects.toThrow();
      expect(await table.get(key)).toBeUndefined();
    });

    it('never oversells: 100 at once on 30 units give exactly 30', async () => {
      await table.put({ ...key, available: 30, reserved: 0 });
      const results = await Promise.all(
        Array.from({ length: 100 }, (_, i) =>
          table
            .transact([
              { put: { pk: 'T#t#r', sk: `R#${i}` }, condition: { item: 'absent' } },
              {
                update: key,
                change: { add: { available: -1, reserved: 1 } },
                condition: { atLeast: { available: 1 } },
              },
            ])
            .then(
              () => 'reserved',
              (error: unknown) => (error instanceof TransactionRefused ? 'sold out' : 'broken'),
            ),
        ),
      );
      expect(results.filter((r) => r === 'reserved')).toHaveLength(30);
      expect(results.filter((r) => r === 'sold out')).toHaveLength(70);
      expect(await table.get(key)).toEqual({ ...key, available: 0, reserved: 30 });
      expect((await table.query({ pk: 'T#t#r' })).items).toHaveLength(30);
    });
  });

  describe('getMany', () => {
    it('finds what is there, however many, each once', async () => {
      const keys = Array.from({ length: 130 }, (_, i) => ({ pk: `T#t#${i}`, sk: 'HEAD' }));
      await Promise.all(keys.slice(0, 120).map((one) => table.put({ ...one, a: 1 })));
      const found = await table.getMany([...keys, ...keys.slice(0, 3)]);
      expect(found).toHaveLength(120);
      expect(new Set(found.map(({ pk }) => pk)).size).toBe(120);
      expect(await table.getMany([])).toEqual([]);
    });
  });

  describe('a query', () => {
    beforeEach(async () => {
      for (const sk of ['A#1', 'A#2', 'A#3', 'B#1', 'C']) await table.put({ pk: 'T#t#q', sk });
      await table.put({ pk: 'T#t#qq', sk: 'A#1' });
    });
    const sks = async (query: Parameters<Table['query']>[0]) =>
      (await table.query(query)).items.map(({ sk }) => sk);

    it('reads a partition in order of its sort key, both ways', async () => {
      expect(await sks({ pk: 'T#t#q' })).toEqual(['A#1', 'A#2', 'A#3', 'B#1', 'C']);
      expect(await sks({ pk: 'T#t#q', descending: true })).toEqual([
        'C',
        'B#1',
        'A#3',
        'A#2',
        'A#1',
      ]);
      expect(await sks({ pk: 'T#t#none' })).toEqual([]);
    });

    it('narrows by prefix or by an upper bound, inclusive', async () => {
      expect(await sks({ pk: 'T#t#q', skPrefix: 'A#' })).toEqual(['A#1', 'A#2', 'A#3']);
      expect(await sks({ pk: 'T#t#q', skUpTo: 'A#2' })).toEqual(['A#1', 'A#2']);
      expect(await sks({ pk: 'T#t#q', skPrefix: 'A#', descending: true, limit: 1 })).toEqual([
        'A#3',
      ]);
    });

    it('goes on after the last item of a page until there is no more', async () => {
      const first = await table.query({ pk: 'T#t#q', limit: 2 });
      expect(first.items.map(({ sk }) => sk)).toEqual(['A#1', 'A#2']);
      expect(first.after).toEqual({ pk: 'T#t#q', sk: 'A#2' });
      const rest = await table.query({
        pk: 'T#t#q',
        limit: 9,
        ...(first.after && { after: first.after }),
      });
      expect(rest.items.map(({ sk }) => sk)).toEqual(['A#3', 'B#1', 'C']);
      expect(rest.after).toBeUndefined();
    });
  });

  describe('an index', () => {
    const entry = (n: number, gsi1sk: string) => ({
      pk: `T#t#${n}`,
      sk: 'HEAD',
      gsi1pk: 'L',
      gsi1sk,
    });

    it('shows the keys alone of items that have its keys, in its order', async () => {
      await table.put({ ...entry(1, 'b'), secret: 'x' });
      await table.put({ ...entry(2, 'a'), secret: 'y' });
      await table.put({ pk: 'T#t#3', sk: 'HEAD', secret: 'z' });
      expect((await table.query({ index: 'gsi1', pk: 'L' })).items).toEqual([
        entry(2, 'a'),
        entry(1, 'b'),
      ]);
    });

    it('loses an item whose index keys are removed, and moves one whose keys change', async () => {
      await table.put(entry(1, 'a'));
      await table.put(entry(2, 'b'));
      await table.update(entry(1, 'a'), { remove: ['gsi1pk', 'gsi1sk'] });
      await table.update(entry(2, 'b'), { set: { gsi1pk: 'M' } });
      expect((await table.query({ index: 'gsi1', pk: 'L' })).items).toEqual([]);
      expect((await table.query({ index: 'gsi1', pk: 'M' })).items).toHaveLength(1);
    });

    it('pages through entries of one sort key without losing any', async () => {
      for (const n of [1, 2, 3, 4, 5]) await table.put(entry(n, 'same'));
      const seen: string[] = [];
      let page = await table.query({ index: 'gsi1', pk: 'L', limit: 2 });
      seen.push(...page.items.map(({ pk }) => pk));
      while (page.after) {
        page = await table.query({ index: 'gsi1', pk: 'L', limit: 2, after: page.after });
        seen.push(...page.items.map(({ pk }) => pk));
      }
      expect(seen.sort()).toEqual(['T#t#1', 'T#t#2', 'T#t#3', 'T#t#4', 'T#t#5']);
    });

    it('reads gsi2 up to a bound', async () => {
      const due = (n: number, gsi2sk: string) => ({
        pk: `T#t#${n}`,
        sk: 'HEAD',
        gsi2pk: 'D',
        gsi2sk,
      });
      await table.put(due(1, '2026-01-01#x'));
      await table.put(due(2, '2026-02-01#x'));
      const { items } = await table.query({ index: 'gsi2', pk: 'D', skUpTo: '2026-01-15' });
      expect(items).toEqual([due(1, '2026-01-01#x')]);
    });
  });
}
