/**
 * Beside those outside, the house itself follows from changes. It hears of them through a queue of its own, because a shard
 * of the stream serves two readers well and no more.
 */
import { followedRecord } from '../../adapters/dynamodb/followed-record.ts';
import type { Followed } from '../../domain/insight/followed-change.ts';

type Send = (messages: readonly { readonly message: Followed }[]) => Promise<void>;

/** Each thing once a batch. A record that cannot be read is passed over here: who announces it answers for it. */
export function createTellFollowers(send: Send) {
  return async (records: readonly unknown[]): Promise<void> => {
    const followed = records.flatMap((record) => readable(record) ?? []);
    const distinct = new Map(followed.map((one) => [JSON.stringify(one), one]));
    if (distinct.size > 0) await send([...distinct.values()].map((message) => ({ message })));
  };
}

function readable(record: unknown): Followed | undefined {
  try {
    return followedRecord(record);
  } catch {
    return undefined;
  }
}
