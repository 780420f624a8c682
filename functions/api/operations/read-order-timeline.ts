import { noBody, noQuery, operationsRoute } from '../../runtime/router.ts';
import { readOrderTimeline } from '../orders/timeline-view.ts';
import { tenantOrderParams } from './contract.ts';
import type { OperationsPorts } from './operations-ports.ts';

/** Any seller's order, with every case. */
export const readSellerOrderTimeline = (ports: OperationsPorts) =>
  operationsRoute('GET', '/operations/orders/{tenant}/{orderId}/timeline', {
    params: tenantOrderParams,
    query: noQuery,
    body: noBody,
    handle: async ({ params, request }) => ({
      status: 200,
      body: await readOrderTimeline(ports, params, 'operations', request),
    }),
  });
