/** The steps' world on AWS, built once per container. */
import { createCarrierClient } from '../../adapters/carriers/dcsa/carrier-client.ts';
import { createCustomsClient } from '../../adapters/customs/customs-client.ts';
import { createCaseStore } from '../../adapters/dynamodb/case-store.ts';
import { createDeclarationStore } from '../../adapters/dynamodb/declaration-store.ts';
import { createDocumentStore } from '../../adapters/dynamodb/document-store.ts';
import { createPartnerStore } from '../../adapters/dynamodb/partner-store.ts';
import { createReceivingStore } from '../../adapters/dynamodb/receiving-store.ts';
import { createSellerStore } from '../../adapters/dynamodb/seller-store.ts';
import { createShipmentStore } from '../../adapters/dynamodb/shipment-store.ts';
import { createSkuStore } from '../../adapters/dynamodb/sku-store.ts';
import { createTrackingStore } from '../../adapters/dynamodb/tracking-store.ts';
import { createWarehouseStore } from '../../adapters/dynamodb/warehouse-store.ts';
import { createPartnerCaller } from '../../adapters/partners/partner-http.ts';
import { createWarehouseClient } from '../../adapters/warehouses/warehouse-client.ts';
import { readEnvironment } from '../runtime/environment.ts';
import { linksIn, now, rendezvousIn, signalling, tableOf } from '../runtime/ports.ts';
import { environment } from './environment.ts';
import type { StepPorts } from './step-ports.ts';

export const settings = readEnvironment(environment);
export const table = tableOf(settings);
export const rendezvous = rendezvousIn(table);

const partners = createPartnerStore(table);

export const ports: StepPorts = {
  now,
  shipments: createShipmentStore(table),
  cases: createCaseStore(table),
  declarations: createDeclarationStore(table),
  documents: createDocumentStore(table),
  tracking: createTrackingStore(table),
  receiving: createReceivingStore(table),
  skus: createSkuStore(table),
  sellers: createSellerStore(table),
  warehouses: createWarehouseStore(table),
  waits: rendezvous.waits,
  carrier: createCarrierClient(createPartnerCaller(partners, 'dcsa')),
  customs: createCustomsClient(createPartnerCaller(partners, 'customs')),
  wms: createWarehouseClient(createPartnerCaller(partners, 'warehouse')),
  link: linksIn(settings.BUCKET_NAME).download,
  signal: signalling(rendezvous, now),
};
