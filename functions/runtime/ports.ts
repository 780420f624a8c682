/** The world, built once per container. Each function takes the parts it uses; what it does not use is not bundled. */
import { randomBytes, randomInt } from 'node:crypto';
import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { SFNClient } from '@aws-sdk/client-sfn';
import { SQSClient } from '@aws-sdk/client-sqs';
import { ulid } from 'ulid';
import { z } from 'zod';
import { createDynamoTable } from '../../adapters/dynamodb/dynamo-table.ts';
import { createSigningKeyStore } from '../../adapters/dynamodb/signing-key-store.ts';
import type { Table } from '../../adapters/dynamodb/table.ts';
import { createWaitStore } from '../../adapters/dynamodb/wait-store.ts';
import { createDocumentFiles } from '../../adapters/s3/document-files.ts';
import { createDocumentLinks } from '../../adapters/s3/document-links.ts';
import { createRawBodies } from '../../adapters/s3/raw-bodies.ts';
import { createS3Client } from '../../adapters/s3/s3-client.ts';
import { createBatchSender } from '../../adapters/sqs/batch-sender.ts';
import { createQueueSender } from '../../adapters/sqs/queue-sender.ts';
import { createTokenSender } from '../../adapters/step-functions/token-sender.ts';
import { fromEpochMs } from '../../domain/kernel/time.ts';
import type { NewId, Now } from '../../domain/kernel/time.ts';
import type { ShipmentKey } from '../../domain/shipment/shipment-store.ts';
import { signalWait, type Rendezvous } from '../../domain/wait/deliver-signal.ts';
import type { Telling, Wake } from '../../domain/wait/wait.ts';
import { cursorsOf } from './cursor.ts';
import { readEnvironment } from './environment.ts';

export const now: Now = () => fromEpochMs(Date.now());
export const newId: NewId = () => ulid();

/** Endpoint, region and credentials come to the SDK by its own variables. */
export function tableOf(environment: { TABLE_NAME: string }, client = new DynamoDBClient()): Table {
  return createDynamoTable({
    client,
    tableName: environment.TABLE_NAME,
    sleep: (ms) => new Promise((done) => setTimeout(done, ms)),
    random: () => randomInt(2 ** 32) / 2 ** 32,
  });
}

export const cursorsIn = (table: Table) => cursorsOf(createSigningKeyStore(table, newSecret));

const newSecret = () => randomBytes(32).toString('base64');

/** Both halves of the rendezvous, with Step Functions behind. */
export function rendezvousIn(table: Table) {
  return { waits: createWaitStore(table), tokens: createTokenSender(new SFNClient()) };
}

/** Wakes whoever waits in a lane, once its fact is written (design 3.2). */
export function waking(rendezvous: Rendezvous, clock: Now, usual: Telling = 'once'): Wake {
  return async (wait, eventId, telling = usual) => {
    await signalWait(rendezvous, wait, { eventId, at: clock() }, telling);
  };
}

/** The same for the one lane of a shipment. */
export function signalling(rendezvous: Rendezvous, clock: Now, telling: Telling = 'once') {
  const wake = waking(rendezvous, clock, telling);
  return ({ tenant, shipmentId }: ShipmentKey, eventId: string): Promise<void> =>
    wake({ tenant, entityId: shipmentId, lane: 'main' }, eventId);
}

export const linksIn = (bucket: string) => createDocumentLinks(s3(), bucket);
export const filesIn = (bucket: string) => createDocumentFiles(s3(), bucket);
export const rawBodiesIn = (bucket: string) => createRawBodies(s3(), bucket);
export const queueAt = (url: string) => createQueueSender(new SQSClient(), url);
export const batchesAt = (url: string) => createBatchSender(new SQSClient(), url);

/** Off AWS the endpoint is named, and S3 alone must be told what that means for its addresses. */
const s3Environment = z.strictObject({ AWS_ENDPOINT_URL_S3: z.url().optional() });
const s3 = () => createS3Client(readEnvironment(s3Environment).AWS_ENDPOINT_URL_S3);

/** Only the embedded runtime says so: a seller's system is then on the same machine, and has no certificate. */
const loopbackEnvironment = z.strictObject({
  PORTAGE_LOOPBACK_WEBHOOKS: z.literal('allowed').optional(),
});
export const loopbackAllowed = (): boolean =>
  readEnvironment(loopbackEnvironment).PORTAGE_LOOPBACK_WEBHOOKS === 'allowed';
