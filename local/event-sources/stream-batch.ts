import { randomUUID } from 'node:crypto';
import type { StreamMapping } from '../assembly/event-sources.ts';
import type { Json } from '../assembly/json.ts';
import { json } from '../assembly/json.ts';
import { arn, REGION } from '../assembly/physical-names.ts';
import type { InvokeResult } from '../lambda/invocation.ts';
import { failedItems } from './batch-response.ts';
import { pause } from './poller.ts';
import type { Shard, StreamRecord } from './stream-reader.ts';

export interface StreamBatchOptions {
  mapping: StreamMapping;
  shard: Shard;
  invoke: (name: string, payload: Json) => Promise<InvokeResult>;
  /** Sends what was given up on to the on-failure queue. */
  send: (queueArn: string, body: string) => Promise<void>;
  now: () => number;
}

type Verdict = 'done' | 'stopped';

const FIRST_RETRY_MILLISECONDS = 200;
const LONGEST_RETRY_MILLISECONDS = 10_000;

/**
 * Delivers records in order until each is handled or given up on: retried from the first failed one,
 * halved when the mapping bisects, handed to the on-failure queue when retries or age run out.
 * Source: "Process DynamoDB records with Lambda", error handling. 'stopped' when the signal came.
 */
export async function deliverBatch(
  options: StreamBatchOptions,
  records: readonly StreamRecord[],
  signal: AbortSignal,
): Promise<Verdict> {
  const { mapping } = options;
  let rest = records;
  for (let attempt = 1; rest.length > 0; attempt += 1) {
    if (signal.aborted) return 'stopped';
    const failed = await attemptBatch(options, rest);
    if (failed.length === 0) return 'done';
    rest = failed;
    if (isExhausted(options, rest, attempt)) return giveUp(options, rest, attempt);
    if (mapping.bisects && rest.length > 1) return deliverHalves(options, rest, signal);
    await pause(backoff(attempt), signal);
  }
  return 'done';
}

async function deliverHalves(
  options: StreamBatchOptions,
  records: readonly StreamRecord[],
  signal: AbortSignal,
): Promise<Verdict> {
  const middle = Math.ceil(records.length / 2);
  const first = await deliverBatch(options, records.slice(0, middle), signal);
  return first === 'stopped' ? first : deliverBatch(options, records.slice(middle), signal);
}

/** Invokes once; the records still to do, from the first that failed. */
async function attemptBatch(
  { mapping, shard, invoke }: StreamBatchOptions,
  records: readonly StreamRecord[],
): Promise<readonly StreamRecord[]> {
  const Records = records.map((record) => streamRecord(record, shard));
  const result = await invoke(mapping.function, { Records });
  const ids = records.map(({ dynamodb }) => dynamodb.SequenceNumber);
  const failed = failedItems(result, ids, mapping.reportsItemFailures);
  const first = ids.findIndex((id) => failed.includes(id));
  return first === -1 ? [] : records.slice(first);
}

/** One record as Lambda sends it. */
export function streamRecord(record: StreamRecord, shard: Shard): { [key: string]: Json } {
  return {
    eventID: record.dynamodb.SequenceNumber,
    eventName: record.eventName,
    eventVersion: '1.1',
    eventSource: 'aws:dynamodb',
    awsRegion: REGION,
    dynamodb: json.parse(record.dynamodb),
    eventSourceARN: shard.streamArn,
  };
}

function isExhausted(
  { mapping, now }: StreamBatchOptions,
  records: readonly StreamRecord[],
  attempt: number,
): boolean {
  const { maximumRetryAttempts, maximumAgeSeconds } = mapping;
  if (maximumRetryAttempts >= 0 && attempt > maximumRetryAttempts) return true;
  const createdAt = records[0]?.dynamodb.ApproximateCreationDateTime ?? now() / 1000;
  return maximumAgeSeconds >= 0 && now() / 1000 - createdAt > maximumAgeSeconds;
}

async function giveUp(
  { mapping, shard, send, now }: StreamBatchOptions,
  records: readonly StreamRecord[],
  attempts: number,
): Promise<Verdict> {
  if (mapping.onFailureArn === undefined) return 'done';
  const time = (record: StreamRecord | undefined) =>
    new Date((record?.dynamodb.ApproximateCreationDateTime ?? now() / 1000) * 1000).toISOString();
  const body = {
    version: '1.0',
    timestamp: new Date(now()).toISOString(),
    requestContext: {
      requestId: randomUUID(),
      functionArn: arn('lambda', `function:${mapping.function}`),
      condition: 'RetryAttemptsExhausted',
      approximateInvokeCount: attempts,
    },
    responseContext: { statusCode: 200, executedVersion: '$LATEST', functionError: 'Unhandled' },
    DDBStreamBatchInfo: {
      shardId: shard.shardId,
      startSequenceNumber: records[0]?.dynamodb.SequenceNumber,
      endSequenceNumber: records.at(-1)?.dynamodb.SequenceNumber,
      approximateArrivalOfFirstRecord: time(records[0]),
      approximateArrivalOfLastRecord: time(records.at(-1)),
      batchSize: records.length,
      streamArn: shard.streamArn,
    },
  };
  await send(mapping.onFailureArn, JSON.stringify(body));
  return 'done';
}

function backoff(attempt: number): number {
  return Math.min(FIRST_RETRY_MILLISECONDS * 2 ** (attempt - 1), LONGEST_RETRY_MILLISECONDS);
}
