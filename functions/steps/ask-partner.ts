/** Asking a partner for something. A refusal is nothing to retry: it becomes a case, and the assessment waits for its answer. */
import { PartnerRefused } from '../../domain/kernel/domain-error.ts';
import { caseOf } from '../../domain/shipment/shipment-case.ts';
import { DONE_BY_HAND, refusalQuestion, wasAnswered } from '../../domain/shipment/refusal-case.ts';
import type { Shipment } from '../../domain/shipment/shipment.ts';
import type { Done } from '../../workflows/shipment/contracts.ts';
import type { StepPorts } from './step-ports.ts';

/**
 * `ask` once: `DONE`, or `REFUSED` with an open PARTNER_REFUSED case. PartnerUnavailable goes on to the workflow's retry.
 * `byHand`: operations did it by phone after a refusal; there is nothing to ask for, only to write down.
 */
export async function askPartner(
  ports: Pick<StepPorts, 'now' | 'cases'>,
  shipment: Shipment,
  act: string,
  ask: (byHand: boolean) => Promise<unknown>,
  round = 1,
): Promise<Done> {
  const cases = await ports.cases.ofEntity(shipment.tenant, shipment.shipmentId);
  try {
    await ask(wasAnswered(cases, { act, round }, DONE_BY_HAND));
    return { outcome: 'DONE' };
  } catch (error) {
    if (!(error instanceof PartnerRefused)) throw error;
    const now = ports.now();
    const question = refusalQuestion({ shipment, cases, now }, act, error.message, round);
    await ports.cases.open(caseOf({ shipment, now }, question));
    return { outcome: 'REFUSED' };
  }
}
