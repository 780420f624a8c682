/** Dispatches outbox messages (design 3.1): start, then mark. A crash in between starts again, which starts nothing twice. */
import type { ExecutionStarter } from './execution-starter.ts';
import type { OutboxMessage, OutboxStore } from './outbox.ts';

export interface Dispatcher {
  readonly outbox: OutboxStore;
  readonly executions: ExecutionStarter;
}

/** The name and the input bytes go out exactly as they were stored, however often. */
export async function dispatch(
  { outbox, executions }: Dispatcher,
  message: OutboxMessage,
): Promise<void> {
  await executions.start(message);
  await outbox.markDispatched(message);
}

/** For the sweeper: whatever the stream consumer has not dispatched. Returns how many; one that fails does not stop the rest. */
export async function dispatchPending(
  dispatcher: Dispatcher,
  before: string,
  limit: number,
): Promise<{ dispatched: number; failures: readonly unknown[] }> {
  const messages = await dispatcher.outbox.pending(before, limit);
  const results = await Promise.allSettled(
    messages.map((message) => dispatch(dispatcher, message)),
  );
  const failures = results.flatMap((result): unknown[] =>
    result.status === 'rejected' ? [result.reason] : [],
  );
  return { dispatched: messages.length - failures.length, failures };
}
