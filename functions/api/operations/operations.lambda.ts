import { createCaseStore } from '../../../adapters/dynamodb/case-store.ts';
import { createDeclarationStore } from '../../../adapters/dynamodb/declaration-store.ts';
import { createMailStore } from '../../../adapters/dynamodb/mail-store.ts';
import { createOrderStore } from '../../../adapters/dynamodb/order-store.ts';
import { createParcelStore } from '../../../adapters/dynamodb/parcel-store.ts';
import { createReceivingStore } from '../../../adapters/dynamodb/receiving-store.ts';
import { createShipmentStore } from '../../../adapters/dynamodb/shipment-store.ts';
import { createSkuStore } from '../../../adapters/dynamodb/sku-store.ts';
import { createTrackingStore } from '../../../adapters/dynamodb/tracking-store.ts';
import { createWaitStore } from '../../../adapters/dynamodb/wait-store.ts';
import { readEnvironment } from '../../runtime/environment.ts';
import { cursorsIn, now, rendezvousIn, tableOf, waking } from '../../runtime/ports.ts';
import { environment } from './environment.ts';
import { createOperationsHandler } from './operations-handler.ts';

const table = tableOf(readEnvironment(environment));

export const handler = createOperationsHandler({
  now,
  cases: createCaseStore(table),
  skus: createSkuStore(table),
  shipments: createShipmentStore(table),
  orders: createOrderStore(table),
  parcels: createParcelStore(table),
  tracking: createTrackingStore(table),
  receiving: createReceivingStore(table),
  declarations: createDeclarationStore(table),
  mails: createMailStore(table),
  waits: createWaitStore(table),
  cursors: cursorsIn(table),
  wake: waking(rendezvousIn(table), now),
});
