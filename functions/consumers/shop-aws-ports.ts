/** The world of shops' messages on AWS, built once per container. */
import { createChannelClient } from '../../adapters/channels/channel-client.ts';
import { shopifyReturns } from '../../adapters/channels/shopify/read-return.ts';
import { createCaseStore } from '../../adapters/dynamodb/case-store.ts';
import { createInsightStore } from '../../adapters/dynamodb/insight-store.ts';
import { createOrderStore } from '../../adapters/dynamodb/order-store.ts';
import { createRefundPaymentStore } from '../../adapters/dynamodb/refund-payment-store.ts';
import { createReturnPolicyStore } from '../../adapters/dynamodb/return-policy-store.ts';
import { createReturnStore } from '../../adapters/dynamodb/return-store.ts';
import { createShopStore } from '../../adapters/dynamodb/shop-store.ts';
import { createSkuStore } from '../../adapters/dynamodb/sku-store.ts';
import { createWarehouseStore } from '../../adapters/dynamodb/warehouse-store.ts';
import { readEnvironment } from '../runtime/environment.ts';
import { orderIdOf } from '../runtime/order-id.ts';
import { now, rawBodiesIn, rendezvousIn, tableOf, waking } from '../runtime/ports.ts';
import type { ShopDispositionPorts } from './fold-shop-disposition.ts';
import type { ShopRefundPorts } from './fold-shop-refund.ts';
import type { ShopReturnPorts } from './fold-shop-returns.ts';
import { environment } from './environment.ts';
import type { ShopPorts } from './shop-ports.ts';

const settings = readEnvironment(environment);
const table = tableOf(settings);
const bodies = rawBodiesIn(settings.BUCKET_NAME);

export const shopPorts: ShopPorts & ShopReturnPorts & ShopRefundPorts & ShopDispositionPorts = {
  now,
  readRaw: bodies.read,
  keepRaw: bodies.keep,
  shops: createShopStore(table),
  orders: createOrderStore(table),
  channels: createChannelClient(),
  orderIdOf,
  returns: createReturnStore(table),
  policies: createReturnPolicyStore(table),
  skus: createSkuStore(table),
  warehouses: createWarehouseStore(table),
  cases: createCaseStore(table),
  shopReturns: shopifyReturns,
  payments: createRefundPaymentStore(table),
  insights: createInsightStore(table),
  wake: waking(rendezvousIn(table), now),
};
