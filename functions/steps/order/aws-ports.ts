/** The world of a fulfilment's steps on AWS, built once per container. */
import {
  createEasyPostClient,
  easyPostHeaders,
} from '../../../adapters/carriers/easypost/easypost-client.ts';
import { readLabelFile } from '../../../adapters/carriers/easypost/label-file.ts';
import { parcelLabelPdf } from '../../../adapters/documents/parcel-label-pdf.ts';
import { createCaseStore } from '../../../adapters/dynamodb/case-store.ts';
import { createLaneStore } from '../../../adapters/dynamodb/lane-store.ts';
import { createOrderStore } from '../../../adapters/dynamodb/order-store.ts';
import { createParcelStore } from '../../../adapters/dynamodb/parcel-store.ts';
import { createPartnerStore } from '../../../adapters/dynamodb/partner-store.ts';
import { createReturnStore } from '../../../adapters/dynamodb/return-store.ts';
import { createSkuStore } from '../../../adapters/dynamodb/sku-store.ts';
import { createStockStore } from '../../../adapters/dynamodb/stock-store.ts';
import { createWarehouseStore } from '../../../adapters/dynamodb/warehouse-store.ts';
import { createPartnerCaller } from '../../../adapters/partners/partner-http.ts';
import { createPartnerAsker } from '../../../adapters/partners/partner-json.ts';
import { createFloorClient } from '../../../adapters/warehouses/floor-client.ts';
import { applyWaitingParcels } from '../../consumers/apply-parcel.ts';
import { parcelPortsIn } from '../../consumers/parcel-ports.ts';
import { filesIn, linksIn, now, rendezvousIn, tableOf, waking } from '../../runtime/ports.ts';
import { readEnvironment } from '../../runtime/environment.ts';
import { environment } from '../environment.ts';
import { knownWarehouses } from './known-warehouses.ts';
import { createOpenRts } from './open-rts.ts';
import type { OrderPorts } from './order-ports.ts';

const settings = readEnvironment(environment);
const table = tableOf(settings);
const rendezvous = rendezvousIn(table);
const partners = createPartnerStore(table);
const orders = createOrderStore(table);
const parcelPorts = parcelPortsIn(table);

export const ports: OrderPorts = {
  now,
  orders,
  cases: createCaseStore(table),
  parcels: createParcelStore(table),
  skus: createSkuStore(table),
  warehouses: knownWarehouses(createWarehouseStore(table), now),
  stocks: createStockStore(table),
  waits: rendezvous.waits,
  rendezvous,
  floor: createFloorClient(createPartnerCaller(partners, 'warehouse')),
  parcelCarrier: createEasyPostClient({
    ask: createPartnerAsker(partners, 'easypost', easyPostHeaders),
    readFile: readLabelFile,
    now,
  }),
  files: filesIn(settings.BUCKET_NAME),
  link: linksIn(settings.BUCKET_NAME).download,
  drawLabel: parcelLabelPdf,
  lanes: createLaneStore(table),
  wake: waking(rendezvous, now),
  openReturn: createOpenRts({ now, orders, returns: createReturnStore(table) }),
  applyWaiting: (number, key) => applyWaitingParcels(parcelPorts, number, key),
};
