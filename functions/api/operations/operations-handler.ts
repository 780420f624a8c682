import { httpHandler } from '../../runtime/http-handler.ts';
import { listOutbox } from './list-outbox.ts';
import { listUnmatched } from './list-unmatched.ts';
import { decide, listCases, readCase } from './operate-cases.ts';
import type { OperationsPorts } from './operations-ports.ts';
import { readSellerOrderTimeline } from './read-order-timeline.ts';
import { readSellerTimeline } from './read-timeline.ts';
import { reviewSellerSku } from './review-sku.ts';

/** What the operations staff does, for every tenant. */
export const operationsRoutes = (ports: OperationsPorts) => [
  listCases(ports),
  readCase(ports),
  decide(ports),
  reviewSellerSku(ports),
  readSellerTimeline(ports),
  readSellerOrderTimeline(ports),
  listUnmatched(ports),
  listOutbox(ports),
];

export const createOperationsHandler = (ports: OperationsPorts) =>
  httpHandler('operations', operationsRoutes(ports));
