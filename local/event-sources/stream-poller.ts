import type { StreamMapping } from '../assembly/event-sources.ts';
import type { JsonService } from '../aws-json.ts';
import type { Checkpoints } from './checkpoints.ts';
import { compileFilters } from './filters.ts';
import type { ErrorSink, Poller } from './poller.ts';
import { pause, poll } from './poller.ts';
import type { StreamBatchOptions } from './stream-batch.ts';
import { deliverBatch, streamRecord } from './stream-batch.ts';
import type { Shard, StreamRecord } from './stream-reader.ts';
import { isTrimmed, openShard, StreamReader } from './stream-reader.ts';

export interface StreamPollerOptions extends Omit<StreamBatchOptions, 'shard'> {
  mapping: StreamMapping;
  streams: JsonService;
  checkpoints: Checkpoints;
  onError: ErrorSink;
}

/** Lambda polls each shard four times a second; this machine can afford to look more often. */
const IDLE_MILLISECONDS = 50;
/** Written when a mapping that starts at LATEST first sees a stream that is still empty. */
const START = 'start';

/**
 * Reads a table's stream in order and invokes the function with what passes its filters. The
 * checkpoint moves only after a batch is handled, so a crash delivers again and loses nothing.
 */
export async function pollStream(options: StreamPollerOptions): Promise<Poller> {
  const { mapping, streams, checkpoints, onError } = options;
  const passes = compileFilters(mapping.filters, mapping.path);
  const shard = await openShard(streams, mapping.source);
  const reader = new StreamReader(streams, shard);
  const from = checkpoints.read(mapping.id) ?? (await firstCheckpoint(options, shard));
  await seek(reader, from, onError);

  const turn = async (signal: AbortSignal) => {
    const records = await reader.next(mapping.batchSize, signal);
    if (records.length === 0) return pause(IDLE_MILLISECONDS, signal);
    const wanted = records.filter((record) => passes(streamRecord(record, shard)));
    const lanes = byKey(wanted, mapping.lanes);
    const verdicts = await Promise.all(
      lanes.map((lane) => deliverBatch({ ...options, shard }, lane, signal)),
    );
    if (verdicts.includes('stopped')) return;
    checkpoints.write(mapping.id, records.at(-1)?.dynamodb.SequenceNumber ?? from);
  };
  return poll(async (signal) => {
    try {
      await turn(signal);
    } catch (error) {
      // The iterator is past records that were not handled: go back to them.
      if (!signal.aborted) await seek(reader, checkpoints.read(mapping.id) ?? from, onError);
      throw error;
    }
  }, onError);
}

/** LATEST means "from the deployment on": fixed at the first start, not moved by a restart. */
async function firstCheckpoint(options: StreamPollerOptions, shard: Shard): Promise<string> {
  const { mapping, streams, checkpoints } = options;
  let checkpoint = START;
  if (mapping.startingPosition === 'LATEST') {
    const reader = new StreamReader(streams, shard);
    await reader.seek(undefined);
    for (let page = await reader.next(1000); page.length > 0; page = await reader.next(1000)) {
      checkpoint = page.at(-1)?.dynamodb.SequenceNumber ?? checkpoint;
    }
  }
  checkpoints.write(mapping.id, checkpoint);
  return checkpoint;
}

async function seek(reader: StreamReader, from: string, onError: ErrorSink): Promise<void> {
  try {
    await reader.seek(from === START ? undefined : from);
  } catch (error) {
    if (!isTrimmed(error)) throw error;
    onError(error);
    await reader.seek(undefined);
  }
}

/** Splits by partition key into lanes that run side by side; each keeps the order of its keys. */
function byKey(records: readonly StreamRecord[], lanes: number): StreamRecord[][] {
  if (records.length === 0) return [];
  if (lanes === 1) return [[...records]];
  const groups = Array.from({ length: lanes }, (): StreamRecord[] => []);
  for (const record of records) {
    const key = JSON.stringify(Object.values(record.dynamodb.Keys)[0]);
    groups[hash(key) % lanes]?.push(record);
  }
  return groups.filter((group) => group.length > 0);
}

function hash(text: string): number {
  let value = 0;
  for (const character of text) value = (value * 31 + (character.codePointAt(0) ?? 0)) >>> 0;
  return value;
}
