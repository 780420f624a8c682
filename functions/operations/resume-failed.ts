/** A shipment whose workflow failed waits for operations: their "resume" starts the next epoch, which goes on from the records. */
import type { Case } from '../../domain/case/case.ts';
import type { CaseStore } from '../../domain/case/case-store.ts';
import { addSeconds, type Now } from '../../domain/kernel/time.ts';
import { decisionOf } from '../../domain/shipment/case-question.ts';
import { startMessage } from '../../domain/shipment/shipment-outbox.ts';
import { patchShipment } from '../../domain/shipment/shipment-record.ts';
import type { ShipmentStore } from '../../domain/shipment/shipment-store.ts';
import type { Shipment } from '../../domain/shipment/shipment.ts';

export interface ResumePorts {
  readonly now: Now;
  readonly cases: Pick<CaseStore, 'ofEntity'>;
  readonly shipments: Pick<ShipmentStore, 'save'>;
}

/** How soon after their decision the shipment goes on, at most. */
const LOOK_AGAIN_SECONDS = 300;

/** False when this shipment's workflow did not fail. Throws StaleVersion when somebody else was faster. */
export async function resumeFailed(ports: ResumePorts, shipment: Shipment): Promise<boolean> {
  const cases = await ports.cases.ofEntity(shipment.tenant, shipment.shipmentId);
  const failed = cases.find((c) => isFailureOf(c, shipment));
  if (!failed) return false;
  const at = ports.now();
  if (decisionOf(failed) !== 'resume') {
    const nextDeadlineAt = addSeconds(at, LOOK_AGAIN_SECONDS);
    await ports.shipments.save({ next: patchShipment(shipment, { nextDeadlineAt }, at) });
    return true;
  }
  const next = patchShipment(
    shipment,
    { epoch: shipment.epoch + 1, nextDeadlineAt: addSeconds(at, 3600) },
    at,
  );
  await ports.shipments.save({ next, outbox: startMessage(next, at) });
  return true;
}

function isFailureOf({ kind, evidence }: Case, { epoch }: Shipment): boolean {
  return kind === 'WORKFLOW_FAILED' && evidence['epoch'] === epoch;
}
