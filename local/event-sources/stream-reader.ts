import { z } from 'zod';
import { json } from '../assembly/json.ts';
import type { JsonService } from '../aws-json.ts';
import { AwsServiceError, callJson } from '../aws-json.ts';

const streams = z.looseObject({ Streams: z.array(z.looseObject({ StreamArn: z.string() })) });
const description = z.looseObject({
  StreamDescription: z.looseObject({ Shards: z.array(z.looseObject({ ShardId: z.string() })) }),
});
const iterator = z.looseObject({ ShardIterator: z.string() });
const record = z.looseObject({
  eventName: z.enum(['INSERT', 'MODIFY', 'REMOVE']),
  dynamodb: z.looseObject({
    SequenceNumber: z.string(),
    Keys: z.record(z.string(), json),
    ApproximateCreationDateTime: z.number().optional(),
  }),
});
const records = z.looseObject({
  Records: z.array(record),
  NextShardIterator: z.string().nullish(),
});

export type StreamRecord = z.infer<typeof record>;

export function streamsAt(endpoint: string): JsonService {
  return { endpoint, target: 'DynamoDBStreams_20120810', version: '1.0' };
}

/** One shard of a table's stream; DynamoDB here has a single one, so its order is the table's. */
export interface Shard {
  streamArn: string;
  shardId: string;
}

export async function openShard(service: JsonService, table: string): Promise<Shard> {
  const { Streams } = streams.parse(await callJson(service, 'ListStreams', { TableName: table }));
  const streamArn = Streams[0]?.StreamArn;
  if (streamArn === undefined) throw new Error(`table ${table} has no stream`);
  const { StreamDescription } = description.parse(
    await callJson(service, 'DescribeStream', { StreamArn: streamArn }),
  );
  const { ShardId: shardId, ...others } = StreamDescription.Shards[0] ?? { ShardId: '' };
  if (shardId === '' || StreamDescription.Shards.length > 1) {
    throw new Error(`stream of ${table}: expected one shard, found ${JSON.stringify(others)}`);
  }
  return { streamArn, shardId };
}

/** Reads a shard onward from a checkpoint; every call gives the next records, oldest first. */
export class StreamReader {
  readonly #service: JsonService;
  readonly #shard: Shard;
  #iterator: string | undefined;

  constructor(service: JsonService, shard: Shard) {
    this.#service = service;
    this.#shard = shard;
  }

  /** Continues after `sequence`, or at the oldest record when there is none. */
  async seek(sequence: string | undefined): Promise<void> {
    const position: Record<string, string> =
      sequence === undefined
        ? { ShardIteratorType: 'TRIM_HORIZON' }
        : { ShardIteratorType: 'AFTER_SEQUENCE_NUMBER', SequenceNumber: sequence };
    const answer = await callJson(this.#service, 'GetShardIterator', {
      StreamArn: this.#shard.streamArn,
      ShardId: this.#shard.shardId,
      ...position,
    });
    this.#iterator = iterator.parse(answer).ShardIterator;
  }

  async next(limit: number, signal?: AbortSignal): Promise<StreamRecord[]> {
    const input = { ShardIterator: this.#iterator ?? '', Limit: limit };
    const answer = records.parse(await callJson(this.#service, 'GetRecords', input, signal));
    this.#iterator = answer.NextShardIterator ?? this.#iterator;
    return answer.Records;
  }
}

/** The checkpoint is older than what the stream still holds. */
export function isTrimmed(error: unknown): boolean {
  return error instanceof AwsServiceError && error.name === 'TrimmedDataAccessException';
}
