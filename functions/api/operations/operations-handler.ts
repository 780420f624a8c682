import { httpHandler } from '../../runtime/http-handler.ts';
import { listSellers } from './list-sellers.ts';
import { listOutbox } from './list-outbox.ts';
import { listUnmatched } from './list-unmatched.ts';
import { decide, listCases, readCase } from './operate-cases.ts';
import { listSellerOrders, readSellerOrder, readSellerOrderTimeline } from './operate-orders.ts';
import { listSellerShipments, readSellerTimeline } from './operate-shipments.ts';
import type { OperationsPorts } from './operations-ports.ts';
import { reviewSellerSku } from './review-sku.ts';
import { search } from './search.ts';

/** What the operations staff does, for every tenant. */
export const operationsRoutes = (ports: OperationsPorts) => [
  listCases(ports),
  readCase(ports),
  decide(ports),
  reviewSellerSku(ports),
  listSellerShipments(ports),
  readSellerTimeline(ports),
  listSellerOrders(ports),
  readSellerOrder(ports),
  readSellerOrderTimeline(ports),
  search(ports),
  listSellers(ports),
  listUnmatched(ports),
  listOutbox(ports),
];

export const createOperationsHandler = (ports: OperationsPorts) =>
  httpHandler('operations', operationsRoutes(ports));
