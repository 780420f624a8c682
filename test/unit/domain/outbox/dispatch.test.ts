import { describe, expect, it } from 'vitest';
import { outboxItem, createOutboxStore } from '../../../../adapters/dynamodb/outbox-store.ts';
import { dispatch, dispatchPending } from '../../../../domain/outbox/dispatch.ts';
import { aMessage, at } from '../../../contracts/contract-records.ts';
import { createMemoryTable } from '../../../support/memory-table.ts';

/** Starts an execution once per name, as Step Functions does, and remembers what it was asked. */
function newStarter() {
  const asked: string[] = [];
  const running = new Map<string, string>();
  return {
    asked,
    running,
    start: async ({ executionName, input }: { executionName: string; input: string }) => {
      asked.push(`${executionName} ${input}`);
      if (!running.has(executionName)) running.set(executionName, input);
      return `arn:${executionName}`;
    },
  };
}

async function newOutbox(...numbers: number[]) {
  const table = createMemoryTable();
  for (const n of numbers) await table.put(outboxItem(aMessage(n)));
  return { table, outbox: createOutboxStore(table), executions: newStarter() };
}

describe('dispatching', () => {
  it('starts the stored name with the stored bytes, then marks it', async () => {
    const dispatcher = await newOutbox(1);
    await dispatch(dispatcher, aMessage(1));
    const { executionName, input } = aMessage(1);
    expect(dispatcher.executions.asked).toEqual([`${executionName} ${input}`]);
    expect(await dispatcher.outbox.pending(at(999), 9)).toEqual([]);
  });

  it('after a crash between start and mark starts the same again, which is one execution', async () => {
    const dispatcher = await newOutbox(1);
    await dispatcher.executions.start(aMessage(1));
    expect(await dispatchPending(dispatcher, at(999), 9)).toEqual({ dispatched: 1, failures: [] });
    expect(new Set(dispatcher.executions.asked).size).toBe(1);
    expect(dispatcher.executions.running.size).toBe(1);
    expect(await dispatchPending(dispatcher, at(999), 9)).toEqual({ dispatched: 0, failures: [] });
  });

  it('goes on past a message that fails, and leaves that one pending', async () => {
    const dispatcher = await newOutbox(1, 2, 3);
    const executions = {
      start: async (message: Parameters<typeof dispatcher.executions.start>[0]) => {
        if (message.executionName === aMessage(2).executionName) throw new Error('throttled');
        return dispatcher.executions.start(message);
      },
    };
    const swept = await dispatchPending({ ...dispatcher, executions }, at(999), 9);
    expect(swept).toMatchObject({ dispatched: 2, failures: [{ message: 'throttled' }] });
    expect(await dispatcher.outbox.pending(at(999), 9)).toEqual([aMessage(2)]);
  });

  it('leaves the newest to the stream', async () => {
    const dispatcher = await newOutbox(1, 2);
    await dispatchPending(dispatcher, at(2), 9);
    expect(await dispatcher.outbox.pending(at(999), 9)).toEqual([aMessage(2)]);
  });
});
