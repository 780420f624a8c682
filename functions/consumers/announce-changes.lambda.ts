import { changedRecord } from '../../adapters/dynamodb/changed-record.ts';
import { createEndpointStore } from '../../adapters/dynamodb/endpoint-store.ts';
import { createOrderStore } from '../../adapters/dynamodb/order-store.ts';
import { readEnvironment } from '../runtime/environment.ts';
import { batchesAt, tableOf } from '../runtime/ports.ts';
import { streamBatchHandler } from '../runtime/queue-handler.ts';
import { environment } from './announce-changes.environment.ts';
import { createAnnounceChanges } from './announce-changes.ts';
import { createTellFollowers } from './tell-followers.ts';

const settings = readEnvironment(environment);
const table = tableOf(settings);

const announceChanges = createAnnounceChanges({
  orders: createOrderStore(table),
  endpoints: createEndpointStore(table),
  toShops: batchesAt(settings.SHOP_PUSHES_QUEUE_URL),
  toBuyers: batchesAt(settings.BUYER_MAILS_QUEUE_URL),
  toSellers: batchesAt(settings.SELLER_WEBHOOKS_QUEUE_URL),
});

const tellFollowers = createTellFollowers(batchesAt(settings.FOLLOWED_CHANGES_QUEUE_URL));

export const handler = streamBatchHandler('announce-changes', async (records) => {
  await tellFollowers(records);
  return announceChanges(records.map((record) => () => changedRecord(record)));
});
