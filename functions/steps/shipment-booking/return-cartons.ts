/** Undo of the collection: the cartons go back to the seller's door. */
import type { Done, StepInput } from '../../../workflows/shipment/contracts.ts';
import { mustFind } from '../shipment-records.ts';
import type { StepPorts } from '../step-ports.ts';

export function createReturnCartons(ports: Pick<StepPorts, 'shipments' | 'carrier'>) {
  return async (key: StepInput): Promise<Done> => {
    const { carriage } = await mustFind(ports, key);
    if (carriage.bookingRequestReference === undefined) return { outcome: 'ALREADY' };
    await ports.carrier.returnCartons(carriage.bookingRequestReference);
    return { outcome: 'DONE' };
  };
}
