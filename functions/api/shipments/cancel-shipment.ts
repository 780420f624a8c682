import { requestCancellation } from '../../../domain/shipment/cancel-shipment.ts';
import { noQuery, sellerRoute } from '../../runtime/router.ts';
import { cancelShipmentRequest, shipmentParams } from './contract.ts';
import { acceptedAnswer, mustFind } from './shipment-view.ts';
import type { ShipmentsPorts } from './shipments-ports.ts';

/** Before departure only. The request is written, then the execution undoes what was done (lifecycles 4.6). */
export const cancelByRequest = (ports: ShipmentsPorts) =>
  sellerRoute('POST', '/shipments/{shipmentId}/cancel', 'shipments:write', {
    params: shipmentParams,
    query: noQuery,
    body: cancelShipmentRequest,
    handle: async ({ caller: { tenant, actor }, params: { shipmentId }, body, request }) => {
      const key = { tenant, shipmentId };
      const found = await mustFind(ports.shipments, key);
      const occasion = { at: ports.now(), actor, correlationId: request.requestId, ...body };
      const cancellation = requestCancellation(found, occasion);
      if (cancellation.kind !== 'already') await ports.shipments.save(cancellation);
      await ports.signal(key, `cancel-${found.epoch}`);
      return acceptedAnswer(cancellation.kind === 'already' ? found : cancellation.next);
    },
  });
