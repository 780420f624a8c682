import { createCaseStore } from '../../../adapters/dynamodb/case-store.ts';
import { createOrderStore } from '../../../adapters/dynamodb/order-store.ts';
import { createParcelStore } from '../../../adapters/dynamodb/parcel-store.ts';
import { createSkuStore } from '../../../adapters/dynamodb/sku-store.ts';
import { createWaitStore } from '../../../adapters/dynamodb/wait-store.ts';
import { readEnvironment } from '../../runtime/environment.ts';
import { cursorsIn, linksIn, now, rendezvousIn, tableOf, waking } from '../../runtime/ports.ts';
import { environment } from './environment.ts';
import { createOrdersHandler } from './orders-handler.ts';

const { BUCKET_NAME, TABLE_NAME } = readEnvironment(environment);
const table = tableOf({ TABLE_NAME });

export const handler = createOrdersHandler({
  now,
  orders: createOrderStore(table),
  parcels: createParcelStore(table),
  skus: createSkuStore(table),
  waits: createWaitStore(table),
  cases: createCaseStore(table),
  links: linksIn(BUCKET_NAME),
  cursors: cursorsIn(table),
  wake: waking(rendezvousIn(table), now),
});
