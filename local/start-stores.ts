import type { Wiring } from './assembly/wiring.ts';
import type { JsonService } from './aws-json.ts';
import { dynamoDbAt, ensureTable } from './dynamodb/tables.ts';
import { ensureQueue, sqsAt } from './storage/queues.ts';
import type { Storage } from './storage/storage.ts';

export interface Stores {
  dynamodb: JsonService;
  sqs: JsonService;
}

/** Makes the tables, queues and buckets of the templates that are not there yet. */
export async function ensureStores(
  wiring: Wiring,
  dynamoDbEndpoint: string,
  storage: Storage,
): Promise<Stores> {
  const dynamodb = dynamoDbAt(dynamoDbEndpoint);
  const sqs = sqsAt(storage.endpoint);
  for (const { name, cors } of wiring.buckets) await storage.createBucket(name, cors);
  await Promise.all([
    ...wiring.tables.map((table) => ensureTable(dynamodb, table)),
    ...wiring.queues.map((queue) => ensureQueue(sqs, queue)),
  ]);
  return { dynamodb, sqs };
}
