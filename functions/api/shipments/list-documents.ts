import { noBody, noQuery, sellerRoute } from '../../runtime/router.ts';
import { shipmentParams } from './contract.ts';
import { documentsOf } from './document-view.ts';
import { mustFind } from './shipment-view.ts';
import type { ShipmentsPorts } from './shipments-ports.ts';

export const listDocuments = (ports: ShipmentsPorts) =>
  sellerRoute('GET', '/shipments/{shipmentId}/documents', 'shipments:read', {
    params: shipmentParams,
    query: noQuery,
    body: noBody,
    handle: async ({ caller: { tenant }, params: { shipmentId } }) => {
      await mustFind(ports.shipments, { tenant, shipmentId });
      return { status: 200, body: await documentsOf(ports, { tenant, entityId: shipmentId }) };
    },
  });
