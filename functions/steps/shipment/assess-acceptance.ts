/** Waits for the quote to be taken, and says which stages the shipment then has. */
import { assessAcceptance } from '../../../domain/shipment/assess-acceptance.ts';
import { stagesOf } from '../../../domain/shipment/stages.ts';
import type { Shipment } from '../../../domain/shipment/shipment.ts';
import type { AssessInput } from '../../../workflows/shipment/contracts.ts';
import { applyWaiting } from '../../consumers/apply-tracking.ts';
import { settle, type AssessPorts } from '../settle.ts';
import { mustFind, patchTo } from '../shipment-records.ts';
import type { StepPorts } from '../step-ports.ts';

type Ports = AssessPorts & Pick<StepPorts, 'tracking' | 'signal'>;

export function createAssessAcceptance(ports: Ports) {
  return async (input: AssessInput) => {
    const assessed = await settle(ports, input, assessAcceptance);
    const shipment = await mustFind(ports, input);
    if (assessed.outcome === 'ACCEPTED') await makeFindable(ports, shipment);
    return { ...assessed, stages: stagesOf(shipment) };
  };
}

/** The seller's own boxes mean this shipment from now on; events that came under their numbers before are applied. */
async function makeFindable(ports: Ports, shipment: Shipment): Promise<void> {
  const { carriage, status } = shipment;
  const boxes = carriage.containers.map((value) => ({ type: 'CONTAINER', value }) as const);
  if (status !== 'ACCEPTED' || boxes.length === 0) return;
  await patchTo(ports, shipment, {}, boxes);
  for (const box of boxes) await applyWaiting(ports, shipment, box);
}
