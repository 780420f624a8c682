/** The forwarder's API. It answers through the tracking webhook. */
import type { CarrierPort } from '../../../domain/partner/carrier-port.ts';
import { segment, type CallPartner } from '../../partners/partner-http.ts';

export function createCarrierClient(call: CallPartner): CarrierPort {
  const about = (reference: string, what: string, body: object = {}) =>
    call(`/bookings/${segment(reference)}/${what}`, `${reference}-${what}`, body);
  return {
    requestBooking: (request) => call('/bookings', request.bookingRequestReference, request),
    cancelBooking: (reference) => about(reference, 'cancellation'),
    schedulePickup: (request) => about(request.bookingRequestReference, 'pickup', request),
    cancelPickup: (reference) => about(reference, 'pickup-cancellation'),
    returnCartons: (reference) => about(reference, 'carton-return'),
  };
}
