import { randomBytes } from 'node:crypto';
import { createDeliveryStore } from '../../../adapters/dynamodb/delivery-store.ts';
import { createEndpointStore } from '../../../adapters/dynamodb/endpoint-store.ts';
import { readEnvironment } from '../../runtime/environment.ts';
import { batchesAt, cursorsIn, loopbackAllowed, newId, now, tableOf } from '../../runtime/ports.ts';
import { environment } from './environment.ts';
import { createWebhookEndpointsHandler } from './webhook-endpoints-handler.ts';

const settings = readEnvironment(environment);
const table = tableOf(settings);

export const handler = createWebhookEndpointsHandler({
  now,
  newId,
  newSecret: () => `whsec_${randomBytes(32).toString('base64')}`,
  loopbackAllowed: loopbackAllowed(),
  endpoints: createEndpointStore(table),
  deliveries: createDeliveryStore(table),
  enqueue: batchesAt(settings.SELLER_WEBHOOKS_QUEUE_URL),
  cursors: cursorsIn(table),
});
