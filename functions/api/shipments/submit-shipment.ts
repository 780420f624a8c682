import { resubmitShipment } from '../../../domain/shipment/submit-shipment.ts';
import { noBody, noQuery, sellerRoute } from '../../runtime/router.ts';
import { shipmentParams } from './contract.ts';
import { acceptedAnswer, mustFind } from './shipment-view.ts';
import type { ShipmentsPorts } from './shipments-ports.ts';

/** A draft, or a shipment whose quote expired, goes in; one that is in already answers the same. */
export const submitDraft = (ports: ShipmentsPorts) =>
  sellerRoute('POST', '/shipments/{shipmentId}/submit', 'shipments:write', {
    params: shipmentParams,
    query: noQuery,
    body: noBody,
    handle: async ({ caller: { tenant, actor }, params: { shipmentId }, request }) => {
      const found = await mustFind(ports.shipments, { tenant, shipmentId });
      const occasion = { at: ports.now(), actor, correlationId: request.requestId };
      const submitted = resubmitShipment(found, occasion);
      if (submitted) await ports.shipments.save(submitted);
      return acceptedAnswer(submitted?.next ?? found);
    },
  });
