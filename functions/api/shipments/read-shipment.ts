import type { z } from 'zod';
import { BrokenRecord } from '../../../domain/kernel/domain-error.ts';
import { noBody, noQuery, sellerRoute } from '../../runtime/router.ts';
import { shipmentParams } from './contract.ts';
import type { shipmentDetail } from './contract.ts';
import { mustFind, viewOf } from './shipment-view.ts';
import type { ShipmentsPorts } from './shipments-ports.ts';
import { waitingIn } from './waiting.ts';

export const readShipment = (ports: ShipmentsPorts) =>
  sellerRoute('GET', '/shipments/{shipmentId}', 'shipments:read', {
    params: shipmentParams,
    query: noQuery,
    body: noBody,
    handle: async ({ caller: { tenant }, params: { shipmentId }, request }) => {
      const key = { tenant, shipmentId };
      const shipment = await mustFind(ports.shipments, key);
      const content = await ports.shipments.findContent(key, shipment.contentVersion);
      if (!content) throw new BrokenRecord(`${shipmentId} has no content`);
      const wait = await ports.waits.find({ tenant, entityId: shipmentId, lane: 'main' });
      const waiting = 'closedAt' in shipment ? undefined : waitingIn(wait);
      const body: z.input<typeof shipmentDetail> = {
        ...viewOf(shipment, request),
        content,
        ...(waiting && { waiting }),
      };
      return { status: 200, body };
    },
  });
