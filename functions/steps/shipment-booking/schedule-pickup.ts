/** Has the carrier collect the cartons at the seller's door. */
import { pickupRequestOf } from '../../../domain/shipment/booking-request.ts';
import type { Done, StepInput } from '../../../workflows/shipment/contracts.ts';
import { askPartner } from '../ask-partner.ts';
import { moveTo, mustFind } from '../shipment-records.ts';
import type { StepPorts } from '../step-ports.ts';

export function createSchedulePickup(
  ports: Pick<StepPorts, 'now' | 'shipments' | 'cases' | 'carrier'>,
) {
  return async (key: StepInput): Promise<Done> => {
    const shipment = await mustFind(ports, key);
    const { bookingRequestReference } = shipment.carriage;
    if (shipment.status !== 'BOOKED' || bookingRequestReference === undefined)
      return { outcome: 'ALREADY' };
    return askPartner(ports, shipment, 'SCHEDULE_PICKUP', async () => {
      await ports.carrier.schedulePickup(pickupRequestOf(shipment, bookingRequestReference));
      await moveTo(ports, shipment, 'schedule_pickup');
    });
  };
}
