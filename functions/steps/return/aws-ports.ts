/** The world of a return's steps on AWS, built once per container. */
import {
  createEasyPostClient,
  easyPostHeaders,
} from '../../../adapters/carriers/easypost/easypost-client.ts';
import { readLabelFile } from '../../../adapters/carriers/easypost/label-file.ts';
import { parcelLabelPdf } from '../../../adapters/documents/parcel-label-pdf.ts';
import { createCaseStore } from '../../../adapters/dynamodb/case-store.ts';
import { createDeclarationStore } from '../../../adapters/dynamodb/declaration-store.ts';
import { createOrderStore } from '../../../adapters/dynamodb/order-store.ts';
import { createParcelStore } from '../../../adapters/dynamodb/parcel-store.ts';
import { createPartnerStore } from '../../../adapters/dynamodb/partner-store.ts';
import { createReturnPolicyStore } from '../../../adapters/dynamodb/return-policy-store.ts';
import { createReturnStore } from '../../../adapters/dynamodb/return-store.ts';
import { createSkuStore } from '../../../adapters/dynamodb/sku-store.ts';
import { createWarehouseStore } from '../../../adapters/dynamodb/warehouse-store.ts';
import { createPartnerCaller } from '../../../adapters/partners/partner-http.ts';
import { createPartnerAsker } from '../../../adapters/partners/partner-json.ts';
import { createReturnsDeskClient } from '../../../adapters/warehouses/returns-desk-client.ts';
import { applyWaitingParcels } from '../../consumers/apply-parcel.ts';
import { parcelPortsIn } from '../../consumers/parcel-ports.ts';
import { readEnvironment } from '../../runtime/environment.ts';
import { orderIdOf } from '../../runtime/order-id.ts';
import { filesIn, now, rendezvousIn, tableOf, waking } from '../../runtime/ports.ts';
import { environment } from '../environment.ts';
import type { ReturnPorts } from './return-ports.ts';

const settings = readEnvironment(environment);
const table = tableOf(settings);
const rendezvous = rendezvousIn(table);
const partners = createPartnerStore(table);
const parcelPorts = parcelPortsIn(table);

export const ports: ReturnPorts = {
  now,
  orderIdOf,
  returns: createReturnStore(table),
  orders: createOrderStore(table),
  cases: createCaseStore(table),
  parcels: createParcelStore(table),
  policies: createReturnPolicyStore(table),
  skus: createSkuStore(table),
  warehouses: createWarehouseStore(table),
  declarations: createDeclarationStore(table),
  waits: rendezvous.waits,
  rendezvous,
  returnsDesk: createReturnsDeskClient(createPartnerCaller(partners, 'warehouse')),
  parcelCarrier: createEasyPostClient({
    ask: createPartnerAsker(partners, 'easypost', easyPostHeaders),
    readFile: readLabelFile,
    now,
  }),
  files: filesIn(settings.BUCKET_NAME),
  drawLabel: parcelLabelPdf,
  wake: waking(rendezvous, now),
  applyWaiting: (number, key) => applyWaitingParcels(parcelPorts, number, key),
};
