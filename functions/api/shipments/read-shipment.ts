import type { z } from 'zod';
import { BrokenRecord } from '../../../domain/kernel/domain-error.ts';
import { noBody, noQuery, sellerRoute } from '../../runtime/router.ts';
import { shipmentParams } from './contract.ts';
import type { shipmentDetail } from './contract.ts';
import { mustFind, viewOf } from './shipment-view.ts';
import type { ShipmentsPorts } from './shipments-ports.ts';
import { waitingOf } from './waiting.ts';

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
      const waiting = await waitingOf(ports.waits, key);
      const body: z.input<typeof shipmentDetail> = {
        ...viewOf(shipment, request),
        content,
        ...(waiting && { waiting }),
      };
      return { status: 200, body };
    },
  });
