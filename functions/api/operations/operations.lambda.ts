import { createCaseStore } from '../../../adapters/dynamodb/case-store.ts';
import { createDeclarationStore } from '../../../adapters/dynamodb/declaration-store.ts';
import { createEntityLookup } from '../../../adapters/dynamodb/entity-lookup.ts';
import { createMailStore } from '../../../adapters/dynamodb/mail-store.ts';
import { createOrderStore } from '../../../adapters/dynamodb/order-store.ts';
import { createParcelStore } from '../../../adapters/dynamodb/parcel-store.ts';
import { createReceivingStore } from '../../../adapters/dynamodb/receiving-store.ts';
import { createReturnStore } from '../../../adapters/dynamodb/return-store.ts';
import { createSellerStore } from '../../../adapters/dynamodb/seller-store.ts';
import { createShipmentStore } from '../../../adapters/dynamodb/shipment-store.ts';
import { createShopStore } from '../../../adapters/dynamodb/shop-store.ts';
import { createSkuStore } from '../../../adapters/dynamodb/sku-store.ts';
import { createTrackingStore } from '../../../adapters/dynamodb/tracking-store.ts';
import { createWaitStore } from '../../../adapters/dynamodb/wait-store.ts';
import { readEnvironment } from '../../runtime/environment.ts';
import { cursorsIn, linksIn, now, rendezvousIn, tableOf, waking } from '../../runtime/ports.ts';
import { environment } from './environment.ts';
import { createOperationsHandler } from './operations-handler.ts';

const { BUCKET_NAME, TABLE_NAME } = readEnvironment(environment);
const table = tableOf({ TABLE_NAME });

export const handler = createOperationsHandler({
  now,
  cases: createCaseStore(table),
  skus: createSkuStore(table),
  shipments: createShipmentStore(table),
  orders: createOrderStore(table),
  parcels: createParcelStore(table),
  returns: createReturnStore(table),
  sellers: createSellerStore(table),
  shops: createShopStore(table),
  entities: createEntityLookup(table),
  links: linksIn(BUCKET_NAME),
  tracking: createTrackingStore(table),
  receiving: createReceivingStore(table),
  declarations: createDeclarationStore(table),
  mails: createMailStore(table),
  waits: createWaitStore(table),
  cursors: cursorsIn(table),
  wake: waking(rendezvousIn(table), now),
});
