import { amendShipment } from '../../../domain/shipment/amend-shipment.ts';
import { amendShipmentRequestSchema } from '../../../domain/shipment/create-shipment-request.ts';
import { countCartons } from '../../../domain/shipment/pack-cartons.ts';
import { noQuery, sellerRoute } from '../../runtime/router.ts';
import { shipmentParams } from './contract.ts';
import { isRepeatedAmendment } from './repeated-amendment.ts';
import { acceptedAnswer, mustFind } from './shipment-view.ts';
import type { ShipmentsPorts } from './shipments-ports.ts';
import { gs1Prefix } from './sscc-source.ts';

/** The whole content anew; a shipment in ACTION_REQUIRED goes back to the pre-check. */
export const amendContent = (ports: ShipmentsPorts) =>
  sellerRoute('PUT', '/shipments/{shipmentId}/content', 'shipments:write', {
    params: shipmentParams,
    query: noQuery,
    body: amendShipmentRequestSchema,
    handle: async ({ caller: { tenant, actor }, params: { shipmentId }, body, request }) => {
      const key = { tenant, shipmentId };
      const found = await mustFind(ports.shipments, key);
      const wake = (version: number) => ports.signal(key, `amend-${version}`);
      if (await isRepeatedAmendment(ports.shipments, found, body)) {
        await wake(found.contentVersion);
        return acceptedAnswer(found);
      }
      const occasion = { at: ports.now(), actor, correlationId: request.requestId };
      // Refused before a serial is spent, then made again with the serials.
      amendShipment(found, body, { gs1Prefix, firstSerial: 0 }, occasion);
      const firstSerial = await ports.reserveSerials(countCartons(body.cartons));
      const amendment = amendShipment(found, body, { gs1Prefix, firstSerial }, occasion);
      await ports.shipments.save(amendment);
      if (amendment.change) await wake(amendment.next.contentVersion);
      return acceptedAnswer(amendment.next);
    },
  });
