import type { z } from 'zod';
import type { Tenant } from '../../../domain/kernel/ids.ts';
import type { ShipmentStore } from '../../../domain/shipment/shipment-store.ts';
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
    handle: async ({ caller: { tenant }, query, request }) =>
      pageAnswer({
        cursors: ports.cursors,
        of: `shipments of ${tenant}`,
        query,
        page: (page) => ports.shipments.list(filterOf(tenant, query), page),
        show: (shipment) => viewOf(shipment, request),
      }),
  });

/** Of one seller; without what is not asked for. */
export function filterOf(
  tenant: Tenant,
  { status, po, container }: z.output<typeof listShipmentsQuery>,
): Parameters<ShipmentStore['list']>[0] {
  return {
    tenant,
    ...(status && { status }),
    ...(po !== undefined && { po }),
    ...(container !== undefined && { container }),
  };
}
