/** What an assessment of a fulfilment looks at: read together, strongly, after its signal was taken away (design 3.2). */
import type { Case, CaseKind } from '../case/case.ts';
import type { Timestamp } from '../kernel/time.ts';
import type { ParcelTracking } from '../parcel/parcel-tracking.ts';
import { caseIdOf, decisionOf, openCase, type CaseQuestion } from '../case/case-question.ts';
import { laneOf, type Act, type Fulfilment } from './fulfilment.ts';
import type { Order } from './order.ts';

export interface FulfilmentView {
  readonly order: Order;
  readonly fulfilment: Fulfilment;
  /** The order's, of all its fulfilments. */
  readonly cases: readonly Case[];
  readonly now: Timestamp;
}

/** Of a labelled one, with what its carrier told. */
export interface DeliveryView extends FulfilmentView {
  readonly tracking: ParcelTracking;
}

/** Cases about this fulfilment, not about its siblings. */
export function ownCases({ cases, fulfilment }: FulfilmentView): Case[] {
  return cases.filter(({ lane }) => lane === laneOf(fulfilment));
}

/** The case a question becomes: in the order's partition, its decision wakes this fulfilment. */
export function fulfilmentCase(
  { fulfilment, now }: Pick<FulfilmentView, 'fulfilment' | 'now'>,
  question: CaseQuestion,
): Case {
  const { tenant, orderId, n, status } = fulfilment;
  const caseId = fulfilmentCaseId(fulfilment, question.kind, question.matter);
  const about = { caseId, tenant, orderId, lane: laneOf(fulfilment) };
  return openCase(about, question, { n, status }, now);
}

export function fulfilmentCaseId({ orderId, n }: Fulfilment, kind: CaseKind, matter: string) {
  return caseIdOf(orderId, kind, `${n}-${matter}`);
}

export function askedAbout(
  { cases, fulfilment }: FulfilmentView,
  kind: CaseKind,
  matter: string,
): Case | undefined {
  const caseId = fulfilmentCaseId(fulfilment, kind, matter);
  return cases.find((found) => found.caseId === caseId);
}

/** What was asked outside so far and how it was answered. */
export function actOf({ acts }: Fulfilment, name: string): Act | undefined {
  return acts?.find(({ act }) => act === name);
}

/** The seller or the shop cancelled the order, or a person answered a case of this fulfilment so. */
export function wantsCancel(view: FulfilmentView): boolean {
  return (
    view.order.cancelRequest !== undefined ||
    ownCases(view).some((found) => decisionOf(found) === 'cancel')
  );
}
