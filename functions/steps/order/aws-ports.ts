/** The world of a fulfilment's steps on AWS, built once per container. */
import { boxLabelPdf } from '../../../adapters/documents/box-label-pdf.ts';
import { createCaseStore } from '../../../adapters/dynamodb/case-store.ts';
import { createLaneStore } from '../../../adapters/dynamodb/lane-store.ts';
import { createOrderStore } from '../../../adapters/dynamodb/order-store.ts';
import { createPartnerStore } from '../../../adapters/dynamodb/partner-store.ts';
import { createReturnStore } from '../../../adapters/dynamodb/return-store.ts';
import { createSkuStore } from '../../../adapters/dynamodb/sku-store.ts';
import { createStockStore } from '../../../adapters/dynamodb/stock-store.ts';
import { createWarehouseStore } from '../../../adapters/dynamodb/warehouse-store.ts';
import { createPartnerCaller } from '../../../adapters/partners/partner-http.ts';
import { createFloorClient } from '../../../adapters/warehouses/floor-client.ts';
import { linksIn, now, rendezvousIn, tableOf, waking } from '../../runtime/ports.ts';
import { readEnvironment } from '../../runtime/environment.ts';
import { environment } from '../environment.ts';
import { labelPortsIn } from '../label-ports.ts';
import { knownWarehouses } from './known-warehouses.ts';
import { createOpenRts } from './open-rts.ts';
import type { OrderPorts } from './order-ports.ts';

const settings = readEnvironment(environment);
const table = tableOf(settings);
const rendezvous = rendezvousIn(table);
const partners = createPartnerStore(table);
const orders = createOrderStore(table);

export const ports: OrderPorts = {
  ...labelPortsIn(table, settings.BUCKET_NAME, partners),
  drawBoxLabel: boxLabelPdf,
  now,
  orders,
  cases: createCaseStore(table),
  skus: createSkuStore(table),
  warehouses: knownWarehouses(createWarehouseStore(table), now),
  stocks: createStockStore(table),
  waits: rendezvous.waits,
  rendezvous,
  floor: createFloorClient(createPartnerCaller(partners, 'warehouse')),
  link: linksIn(settings.BUCKET_NAME).download,
  lanes: createLaneStore(table),
  wake: waking(rendezvous, now),
  openReturn: createOpenRts({ now, orders, returns: createReturnStore(table) }),
};
