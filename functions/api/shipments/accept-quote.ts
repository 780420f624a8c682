import { acceptQuote } from '../../../domain/shipment/accept-quote.ts';
import { noBody, noQuery, sellerRoute } from '../../runtime/router.ts';
import { shipmentParams } from './contract.ts';
import { acceptedAnswer, mustFind } from './shipment-view.ts';
import type { ShipmentsPorts } from './shipments-ports.ts';

export const acceptOffer = (ports: ShipmentsPorts) =>
  sellerRoute('POST', '/shipments/{shipmentId}/accept-quote', 'shipments:write', {
    params: shipmentParams,
    query: noQuery,
    body: noBody,
    handle: async ({ caller: { tenant, actor }, params: { shipmentId }, request }) => {
      const key = { tenant, shipmentId };
      const found = await mustFind(ports.shipments, key);
      const occasion = { at: ports.now(), actor, correlationId: request.requestId };
      const accepted = acceptQuote(found, occasion);
      if (accepted.kind === 'moved') await ports.shipments.save(accepted);
      // Also the second time: the first may have died between writing and waking.
      await ports.signal(key, `accept-${found.epoch}`);
      return acceptedAnswer(accepted.kind === 'moved' ? accepted.next : found);
    },
  });
