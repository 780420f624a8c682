/** Asking a partner for something. A refusal is nothing to retry: it becomes a case, and the assessment waits for its answer. */
import { PartnerRefused } from '../../domain/kernel/domain-error.ts';
import { caseOf } from '../../domain/shipment/case-question.ts';
import { refusalQuestion } from '../../domain/shipment/refusal-case.ts';
import type { Shipment } from '../../domain/shipment/shipment.ts';
import type { Done } from '../../workflows/shipment/contracts.ts';
import type { StepPorts } from './step-ports.ts';

/** `ask` once: `DONE`, or `REFUSED` with an open PARTNER_REFUSED case. PartnerUnavailable goes on to the workflow's retry. */
export async function askPartner(
  ports: Pick<StepPorts, 'now' | 'cases'>,
  shipment: Shipment,
  act: string,
  ask: () => Promise<unknown>,
): Promise<Done> {
  try {
    await ask();
    return { outcome: 'DONE' };
  } catch (error) {
    if (!(error instanceof PartnerRefused)) throw error;
    const now = ports.now();
    const cases = await ports.cases.ofShipment(shipment.tenant, shipment.shipmentId);
    await ports.cases.open(
      caseOf({ shipment, now }, refusalQuestion({ shipment, cases, now }, act, error.message)),
    );
    return { outcome: 'REFUSED' };
  }
}
