/** The consumers' world on AWS, built once per container. */
import { createCaseStore } from '../../adapters/dynamodb/case-store.ts';
import { createDeclarationStore } from '../../adapters/dynamodb/declaration-store.ts';
import { createOrderStore } from '../../adapters/dynamodb/order-store.ts';
import { createReceivingStore } from '../../adapters/dynamodb/receiving-store.ts';
import { createReturnStore } from '../../adapters/dynamodb/return-store.ts';
import { createSellerStore } from '../../adapters/dynamodb/seller-store.ts';
import { createShipmentStore } from '../../adapters/dynamodb/shipment-store.ts';
import { createSkuStore } from '../../adapters/dynamodb/sku-store.ts';
import { createStockStore } from '../../adapters/dynamodb/stock-store.ts';
import { createParcelNumberStore } from '../../adapters/dynamodb/tracking-number.ts';
import { createTrackingStore } from '../../adapters/dynamodb/tracking-store.ts';
import { readEnvironment } from '../runtime/environment.ts';
import { now, rawBodiesIn, rendezvousIn, signalling, tableOf, waking } from '../runtime/ports.ts';
import type { ConsumerPorts } from './consumer-ports.ts';
import type { DeskPorts } from './desk-ports.ts';
import { environment } from './environment.ts';

const settings = readEnvironment(environment);
const table = tableOf(settings);
const rendezvous = rendezvousIn(table);

export const ports: ConsumerPorts & DeskPorts = {
  now,
  readRaw: rawBodiesIn(settings.BUCKET_NAME).read,
  shipments: createShipmentStore(table),
  tracking: createTrackingStore(table),
  declarations: createDeclarationStore(table),
  receiving: createReceivingStore(table),
  orders: createOrderStore(table),
  stocks: createStockStore(table),
  cases: createCaseStore(table),
  returns: createReturnStore(table),
  numbers: createParcelNumberStore(table),
  sellers: createSellerStore(table),
  skus: createSkuStore(table),
  signal: signalling(rendezvous, now, 'again'),
  wake: waking(rendezvous, now, 'again'),
};
