import { createChannelClient } from '../../adapters/channels/channel-client.ts';
import { createOrderStore } from '../../adapters/dynamodb/order-store.ts';
import { createCaseStore } from '../../adapters/dynamodb/case-store.ts';
import { createRefundPaymentStore } from '../../adapters/dynamodb/refund-payment-store.ts';
import { createReturnPolicyStore } from '../../adapters/dynamodb/return-policy-store.ts';
import { createReturnStore } from '../../adapters/dynamodb/return-store.ts';
import { createShopStore } from '../../adapters/dynamodb/shop-store.ts';
import { announcementSchema } from '../../domain/announcement/announcement.ts';
import { readEnvironment } from '../runtime/environment.ts';
import { now, tableOf } from '../runtime/ports.ts';
import { queueHandler } from '../runtime/queue-handler.ts';
import { createPushToShops } from './push-to-shops.ts';
import { environment } from './push-to-shops.environment.ts';

const table = tableOf(readEnvironment(environment));
const ports = {
  now,
  orders: createOrderStore(table),
  returns: createReturnStore(table),
  shops: createShopStore(table),
  policies: createReturnPolicyStore(table),
  payments: createRefundPaymentStore(table),
  cases: createCaseStore(table),
  channels: createChannelClient(),
};

export const handler = queueHandler(
  'push-to-shops',
  announcementSchema,
  (announcement, { count }) => createPushToShops({ ...ports, count })(announcement),
);
