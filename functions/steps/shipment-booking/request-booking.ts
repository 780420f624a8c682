/** Books the carriage. The request's reference is findable before the carrier can answer under it. */
import { PartnerRefused } from '../../../domain/kernel/domain-error.ts';
import type { BookingRequest } from '../../../domain/partner/carrier-port.ts';
import { bookingRequestOf } from '../../../domain/shipment/booking-request.ts';
import type { Shipment } from '../../../domain/shipment/shipment.ts';
import type { Done, StepInput } from '../../../workflows/shipment/contracts.ts';
import { moveTo, mustFind, patchTo, warehouseOf } from '../shipment-records.ts';
import type { StepPorts } from '../step-ports.ts';

type Ports = Pick<StepPorts, 'now' | 'shipments' | 'warehouses' | 'carrier'>;

export function createRequestBooking(ports: Ports) {
  return async (key: StepInput): Promise<Done> => {
    const found = await mustFind(ports, key);
    if (found.status !== 'ACCEPTED' && found.status !== 'BOOKING_REJECTED')
      return { outcome: 'ALREADY' };
    const { shipment, reference } = await named(ports, found);
    const request = bookingRequestOf(shipment, reference, await warehouseOf(ports, shipment));
    return ask(ports, shipment, request);
  };
}

/**
 * A rejected booking gets a new attempt; a shipment quoted anew keeps the booking it has, and so does a step that is tried again
 * because the carrier's answer was lost: another reference would be another booking.
 */
async function named(
  ports: Ports,
  shipment: Shipment,
): Promise<{ shipment: Shipment; reference: string }> {
  const { carriage, shipmentId, status } = shipment;
  const standing = carriage.bookingRequestReference;
  const isLive =
    status === 'ACCEPTED' || carriage.bookingAttempt > (await rejections(ports, shipment));
  if (standing !== undefined && isLive) return { shipment, reference: standing };
  const bookingAttempt = carriage.bookingAttempt + 1;
  const reference = `${shipmentId}-${bookingAttempt}`;
  const patch = { carriage: { ...carriage, bookingAttempt, bookingRequestReference: reference } };
  const next = await patchTo(ports, shipment, patch, [
    { type: 'BOOKING_REQUEST', value: reference },
    ...carriage.containers.map((value) => ({ type: 'CONTAINER' as const, value })),
  ]);
  return { shipment: next, reference };
}

async function rejections({ shipments }: Ports, shipment: Shipment): Promise<number> {
  const changes = await shipments.changes(shipment);
  return changes.filter(({ event }) => event === 'reject_booking').length;
}

async function ask(ports: Ports, shipment: Shipment, request: BookingRequest): Promise<Done> {
  try {
    await ports.carrier.requestBooking(request);
  } catch (error) {
    if (!(error instanceof PartnerRefused)) throw error;
    const requested = await moveTo(ports, shipment, 'request_booking');
    await moveTo(ports, requested, 'reject_booking', { reasonCode: 'CARRIER_REFUSED' });
    return { outcome: 'REFUSED' };
  }
  await moveTo(ports, shipment, 'request_booking');
  return { outcome: 'DONE' };
}
