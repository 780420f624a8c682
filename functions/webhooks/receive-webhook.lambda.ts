import { createPartnerStore } from '../../adapters/dynamodb/partner-store.ts';
import type { PartnerSource } from '../../domain/partner/partner.ts';
import { readEnvironment } from '../runtime/environment.ts';
import { now, queueAt, rawBodiesIn, tableOf } from '../runtime/ports.ts';
import { environment } from './environment.ts';
import { createReceiveWebhookHandler } from './receive-webhook.ts';

const { BUCKET_NAME, TABLE_NAME, ...queues } = readEnvironment(environment);

const sendTo: Record<PartnerSource, ReturnType<typeof queueAt>> = {
  dcsa: queueAt(queues.TRACKING_QUEUE_URL),
  customs: queueAt(queues.CUSTOMS_QUEUE_URL),
  warehouse: queueAt(queues.WAREHOUSE_QUEUE_URL),
  easypost: queueAt(queues.PARCEL_QUEUE_URL),
  seventeentrack: queueAt(queues.PARCEL_QUEUE_URL),
};

export const handler = createReceiveWebhookHandler({
  now,
  partners: createPartnerStore(tableOf({ TABLE_NAME })),
  keepRaw: rawBodiesIn(BUCKET_NAME).keep,
  enqueue: (delivery) => sendTo[delivery.source](delivery),
});
