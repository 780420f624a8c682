/** The world of a return's steps on AWS, built once per container. */
import { createCaseStore } from '../../../adapters/dynamodb/case-store.ts';
import { createDeclarationStore } from '../../../adapters/dynamodb/declaration-store.ts';
import { createDocumentStore } from '../../../adapters/dynamodb/document-store.ts';
import { createOrderStore } from '../../../adapters/dynamodb/order-store.ts';
import { createPartnerStore } from '../../../adapters/dynamodb/partner-store.ts';
import { createReturnPolicyStore } from '../../../adapters/dynamodb/return-policy-store.ts';
import { createReturnStore } from '../../../adapters/dynamodb/return-store.ts';
import { createSellerStore } from '../../../adapters/dynamodb/seller-store.ts';
import { createShipmentStore } from '../../../adapters/dynamodb/shipment-store.ts';
import { createSkuStore } from '../../../adapters/dynamodb/sku-store.ts';
import { createWarehouseStore } from '../../../adapters/dynamodb/warehouse-store.ts';
import { createPartnerCaller } from '../../../adapters/partners/partner-http.ts';
import { createReturnsDeskClient } from '../../../adapters/warehouses/returns-desk-client.ts';
import { readEnvironment } from '../../runtime/environment.ts';
import { orderIdOf } from '../../runtime/order-id.ts';
import { linksIn, now, rendezvousIn, tableOf, waking } from '../../runtime/ports.ts';
import { environment } from '../environment.ts';
import { labelPortsIn } from '../label-ports.ts';
import type { ReturnPorts } from './return-ports.ts';

/** Few returns have papers, and their font is large: it is read when one has. */
const originPaper: ReturnPorts['originPaper'] = async (kind, papers) => {
  const { originPaperPdf } = await import('../../../adapters/documents/origin-paper-pdf.ts');
  return originPaperPdf(kind, papers);
};

const settings = readEnvironment(environment);
const table = tableOf(settings);
const rendezvous = rendezvousIn(table);
const partners = createPartnerStore(table);

export const ports: ReturnPorts = {
  ...labelPortsIn(table, settings.BUCKET_NAME, partners),
  now,
  orderIdOf,
  returns: createReturnStore(table),
  orders: createOrderStore(table),
  cases: createCaseStore(table),
  policies: createReturnPolicyStore(table),
  skus: createSkuStore(table),
  warehouses: createWarehouseStore(table),
  declarations: createDeclarationStore(table),
  documents: createDocumentStore(table),
  sellers: createSellerStore(table),
  shipments: createShipmentStore(table),
  link: linksIn(settings.BUCKET_NAME).download,
  originPaper,
  waits: rendezvous.waits,
  rendezvous,
  returnsDesk: createReturnsDeskClient(createPartnerCaller(partners, 'warehouse')),
  wake: waking(rendezvous, now),
};
