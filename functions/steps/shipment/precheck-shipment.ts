/** Checks what was submitted, all faults at once; waits while the seller mends them. */
import { dayOf } from '../../../domain/kernel/time.ts';
import { assessSubmission } from '../../../domain/shipment/assess-submission.ts';
import { precheckShipment } from '../../../domain/shipment/precheck.ts';
import type { ShipmentView } from '../../../domain/shipment/shipment-view.ts';
import type { AssessInput } from '../../../workflows/shipment/contracts.ts';
import { declaredSkus } from '../declared-skus.ts';
import { settle, type AssessPorts } from '../settle.ts';
import type { StepPorts } from '../step-ports.ts';

type Ports = AssessPorts & Pick<StepPorts, 'skus' | 'documents'>;

export function createPrecheckShipment(ports: Ports) {
  return (input: AssessInput) =>
    settle(ports, input, async (view) => assessSubmission(view, await faultsOf(ports, view)));
}

async function faultsOf(ports: Ports, { shipment, content, warehouse, now }: ShipmentView) {
  if (shipment.status !== 'SUBMITTED') return [];
  const skus = await declaredSkus(ports, shipment, content);
  const documents = await ports.documents.ofEntity(shipment.tenant, shipment.shipmentId);
  return precheckShipment({ head: shipment, content, skus, warehouse, documents, day: dayOf(now) });
}
