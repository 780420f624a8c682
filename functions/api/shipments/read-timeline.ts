import { noBody, noQuery, sellerRoute } from '../../runtime/router.ts';
import { shipmentParams } from './contract.ts';
import type { ShipmentsPorts } from './shipments-ports.ts';
import { readTimelineOf } from './timeline-view.ts';

export const readTimeline = (ports: ShipmentsPorts) =>
  sellerRoute('GET', '/shipments/{shipmentId}/timeline', 'shipments:read', {
    params: shipmentParams,
    query: noQuery,
    body: noBody,
    handle: async ({ caller: { tenant }, params: { shipmentId } }) => ({
      status: 200,
      body: await readTimelineOf(ports, { tenant, shipmentId }, 'seller'),
    }),
  });
