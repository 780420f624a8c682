import { createCaseStore } from '../../../adapters/dynamodb/case-store.ts';
import { createDocumentStore } from '../../../adapters/dynamodb/document-store.ts';
import { createOrderStore } from '../../../adapters/dynamodb/order-store.ts';
import { createParcelStore } from '../../../adapters/dynamodb/parcel-store.ts';
import { createRefundPaymentStore } from '../../../adapters/dynamodb/refund-payment-store.ts';
import { createReturnPolicyStore } from '../../../adapters/dynamodb/return-policy-store.ts';
import { createReturnStore } from '../../../adapters/dynamodb/return-store.ts';
import { createSkuStore } from '../../../adapters/dynamodb/sku-store.ts';
import { createWaitStore } from '../../../adapters/dynamodb/wait-store.ts';
import { createWarehouseStore } from '../../../adapters/dynamodb/warehouse-store.ts';
import { createParcelNumberStore } from '../../../adapters/dynamodb/tracking-number.ts';
import { readEnvironment } from '../../runtime/environment.ts';
import { orderIdOf } from '../../runtime/order-id.ts';
import { cursorsIn, linksIn, now, rendezvousIn, tableOf, waking } from '../../runtime/ports.ts';
import { environment } from './environment.ts';
import { createReturnsHandler } from './returns-handler.ts';

const { BUCKET_NAME, TABLE_NAME } = readEnvironment(environment);
const table = tableOf({ TABLE_NAME });

export const handler = createReturnsHandler({
  now,
  orderIdOf,
  returns: createReturnStore(table),
  orders: createOrderStore(table),
  policies: createReturnPolicyStore(table),
  payments: createRefundPaymentStore(table),
  skus: createSkuStore(table),
  warehouses: createWarehouseStore(table),
  parcels: createParcelStore(table),
  waits: createWaitStore(table),
  cases: createCaseStore(table),
  documents: createDocumentStore(table),
  numbers: createParcelNumberStore(table),
  links: linksIn(BUCKET_NAME),
  cursors: cursorsIn(table),
  wake: waking(rendezvousIn(table), now),
});
