import { createShopStore } from '../../adapters/dynamodb/shop-store.ts';
import { readEnvironment } from '../runtime/environment.ts';
import { now, queueAt, rawBodiesIn, tableOf } from '../runtime/ports.ts';
import { environment } from './environment.ts';
import { createReceiveShopWebhookHandler } from './receive-shop-webhook.ts';

const { BUCKET_NAME, SHOP_QUEUE_URL, TABLE_NAME } = readEnvironment(environment);

export const handler = createReceiveShopWebhookHandler({
  now,
  shops: createShopStore(tableOf({ TABLE_NAME })),
  keepRaw: rawBodiesIn(BUCKET_NAME).keep,
  enqueue: queueAt(SHOP_QUEUE_URL),
});
