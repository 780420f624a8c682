import { noBody, noQuery, operationsRoute } from '../../runtime/router.ts';
import { readTimelineOf } from '../shipments/timeline-view.ts';
import { tenantShipmentParams } from './contract.ts';
import type { OperationsPorts } from './operations-ports.ts';

/** Any seller's shipment, with every open case. */
export const readSellerTimeline = (ports: OperationsPorts) =>
  operationsRoute('GET', '/operations/shipments/{tenant}/{shipmentId}/timeline', {
    params: tenantShipmentParams,
    query: noQuery,
    body: noBody,
    handle: async ({ params }) => ({
      status: 200,
      body: await readTimelineOf(ports, params, 'operations'),
    }),
  });
