/** Questions about a shipment: its cases, in its own partition. */
import { caseIdOf, decisionOf, openCase, type CaseQuestion } from '../case/case-question.ts';
import type { Case, CaseKind } from '../case/case.ts';
import type { ShipmentView } from './shipment-view.ts';

/** The case a question becomes. */
export function caseOf(
  { shipment, now }: Pick<ShipmentView, 'shipment' | 'now'>,
  question: CaseQuestion,
): Case {
  const { tenant, shipmentId, status } = shipment;
  const caseId = caseIdOf(shipmentId, question.kind, question.matter);
  return openCase({ caseId, tenant, shipmentId }, question, { status }, now);
}

export function askedCase(
  { cases, shipment }: ShipmentView,
  kind: CaseKind,
  matter: string,
): Case | undefined {
  const caseId = caseIdOf(shipment.shipmentId, kind, matter);
  return cases.find((c) => c.caseId === caseId);
}

/** Whether any case of a kind was decided so. */
export function wasDecided({ cases }: ShipmentView, kind: CaseKind, option: string): boolean {
  return cases.some((c) => c.kind === kind && decisionOf(c) === option);
}
