import { createCaseStore } from '../../adapters/dynamodb/case-store.ts';
import { createDeliveryStore } from '../../adapters/dynamodb/delivery-store.ts';
import { createEndpointStore } from '../../adapters/dynamodb/endpoint-store.ts';
import { createWebhookSender } from '../../adapters/webhooks/webhook-sender.ts';
import { readEnvironment } from '../runtime/environment.ts';
import { batchesAt, loopbackAllowed, now, tableOf } from '../runtime/ports.ts';
import { queueHandler } from '../runtime/queue-handler.ts';
import { sellerWebhookMessageSchema } from './announcement-messages.ts';
import { environment } from './send-webhooks.environment.ts';
import { createSendWebhooks } from './send-webhooks.ts';

const settings = readEnvironment(environment);
const table = tableOf(settings);

export const handler = queueHandler(
  'send-webhooks',
  sellerWebhookMessageSchema,
  createSendWebhooks({
    now,
    endpoints: createEndpointStore(table),
    deliveries: createDeliveryStore(table),
    cases: createCaseStore(table),
    send: createWebhookSender({ loopbackAllowed: loopbackAllowed(), clock: Date.now }),
    enqueue: batchesAt(settings.SELLER_WEBHOOKS_QUEUE_URL),
  }),
);
