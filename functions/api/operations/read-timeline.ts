import { noBody, noQuery, operationsRoute } from '../../runtime/router.ts';
import { timelineOf } from '../shipments/timeline-view.ts';
import { tenantShipmentParams } from './contract.ts';
import type { OperationsPorts } from './operations-ports.ts';

/** Any seller's shipment, as its seller sees it. */
export const readSellerTimeline = (ports: OperationsPorts) =>
  operationsRoute('GET', '/operations/shipments/{tenant}/{shipmentId}/timeline', {
    params: tenantShipmentParams,
    query: noQuery,
    body: noBody,
    handle: async ({ params }) => ({ status: 200, body: await timelineOf(ports, params) }),
  });
