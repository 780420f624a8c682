import { shipmentIdSchema } from '../../../domain/kernel/ids.ts';
import {
  createShipmentRequestSchema,
  type CreateShipmentRequest,
} from '../../../domain/shipment/create-shipment-request.ts';
import { countCartons, rangeFaults } from '../../../domain/shipment/pack-cartons.ts';
import { submitShipment } from '../../../domain/shipment/submit-shipment.ts';
import { acceptedRequest, answerOf, idempotencyKeyOf } from '../../runtime/idempotency.ts';
import { noParams, noQuery, sellerRoute } from '../../runtime/router.ts';
import { acceptedBody, locationOf } from './shipment-view.ts';
import type { ShipmentsPorts } from './shipments-ports.ts';
import { gs1Prefix } from './sscc-source.ts';

/** 202 when submitted, 201 for a draft; the same key and payload answers the same again. */
export const createShipment = (ports: ShipmentsPorts) =>
  sellerRoute('POST', '/shipments', 'shipments:write', {
    params: noParams,
    query: noQuery,
    body: createShipmentRequestSchema,
    handle: async ({ caller, body, request }) => {
      idempotencyKeyOf(request);
      const shipmentId = shipmentIdSchema.parse(`shp_${ports.newId()}`);
      const firstSerial = await serialsFor(ports, body);
      const source = { gs1Prefix, firstSerial };
      const ids = { ...source, ...caller, shipmentId, correlationId: request.requestId };
      const submission = submitShipment(body, ids, ports.now);
      const { shipment } = submission;
      const answer = {
        status: body.submit ? 202 : 201,
        body: acceptedBody(shipment),
        location: locationOf(shipment),
      };
      const accepted = acceptedRequest(request, answer, shipment.createdAt);
      const written = await ports.shipments.create({ ...submission, request: accepted });
      return written.kind === 'created'
        ? answerOf(accepted, false)
        : answerOf(written.request, true);
    },
  });

/** None are spent on cartons that will be refused. */
async function serialsFor(ports: ShipmentsPorts, { cartons }: CreateShipmentRequest) {
  return rangeFaults(cartons).length > 0 ? 0 : ports.reserveSerials(countCartons(cartons));
}
