/** Undo of request-booking; a fee may be due after the cut-off (lifecycles 4.6). */
import type { Done, StepInput } from '../../../workflows/shipment/contracts.ts';
import { mustFind } from '../shipment-records.ts';
import type { StepPorts } from '../step-ports.ts';

export function createCancelBooking(ports: Pick<StepPorts, 'shipments' | 'carrier'>) {
  return async (key: StepInput): Promise<Done> => {
    const { carriage } = await mustFind(ports, key);
    if (carriage.bookingRequestReference === undefined) return { outcome: 'ALREADY' };
    await ports.carrier.cancelBooking(carriage.bookingRequestReference);
    return { outcome: 'DONE' };
  };
}
