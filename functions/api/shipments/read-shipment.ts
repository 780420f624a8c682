import type { z } from 'zod';
import { BrokenRecord } from '../../../domain/kernel/domain-error.ts';
import { noBody, noQuery, sellerRoute } from '../../runtime/router.ts';
import { shipmentParams } from './contract.ts';
import type { shipmentDetail, waitingSchema } from './contract.ts';
import { mustFind, viewOf } from './shipment-view.ts';
import type { ShipmentsPorts } from './shipments-ports.ts';
import type { ShipmentKey } from '../../../domain/shipment/shipment-store.ts';

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
      const waiting = await waitingOf(ports, key);
      const body: z.input<typeof shipmentDetail> = {
        ...viewOf(shipment, request),
        content,
        ...(waiting && { waiting }),
      };
      return { status: 200, body };
    },
  });

/** Of the wait only what a person may know: never the token. */
async function waitingOf(
  ports: ShipmentsPorts,
  { tenant, shipmentId }: ShipmentKey,
): Promise<z.input<typeof waitingSchema> | undefined> {
  const wait = await ports.waits.find({ tenant, entityId: shipmentId, lane: 'main' });
  if (wait?.awaiting === undefined || !wait.responsible || !wait.deadlineAt) return undefined;
  if (wait.token === undefined || wait.deliveredGen >= wait.tokenGen) return undefined;
  return { awaiting: wait.awaiting, responsible: wait.responsible, deadlineAt: wait.deadlineAt };
}
