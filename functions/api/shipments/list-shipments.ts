import { noBody, noParams, sellerRoute } from '../../runtime/router.ts';
import { pageAnswer } from '../../runtime/paging.ts';
import { listShipmentsQuery } from './contract.ts';
import { viewOf } from './shipment-view.ts';
import type { ShipmentsPorts } from './shipments-ports.ts';

export const listShipments = (ports: ShipmentsPorts) =>
  sellerRoute('GET', '/shipments', 'shipments:read', {
    params: noParams,
    query: listShipmentsQuery,
    body: noBody,
    handle: async ({ caller: { tenant }, query, request }) => {
      const { status, po, container } = query;
      const filter = {
        tenant,
        ...(status && { status }),
        ...(po !== undefined && { po }),
        ...(container !== undefined && { container }),
      };
      return pageAnswer({
        cursors: ports.cursors,
        of: `shipments of ${tenant}`,
        query,
        page: (page) => ports.shipments.list(filter, page),
        show: (shipment) => viewOf(shipment, request),
      });
    },
  });
