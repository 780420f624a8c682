/** What must be undone, newest first, from what the log and the declarations say was done (lifecycles 4.6). */
import { planCompensation } from '../../../domain/shipment/compensation-plan.ts';
import type { StepInput } from '../../../workflows/shipment/contracts.ts';
import { mustFind } from '../shipment-records.ts';
import type { StepPorts } from '../step-ports.ts';

export function createPlanCompensation({
  shipments,
  declarations,
}: Pick<StepPorts, 'shipments' | 'declarations'>) {
  return async (key: StepInput) => {
    const { carriage } = await mustFind({ shipments }, key);
    const changes = await shipments.changes(key);
    const filed = await declarations.ofShipment(key.tenant, key.shipmentId);
    const kinds = [...new Set(filed.map(({ kind }) => kind))];
    return { undos: planCompensation(changes, kinds, carriage.bookingAttempt) };
  };
}
