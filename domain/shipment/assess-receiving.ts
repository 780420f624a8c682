/** At the dock: checked in, counted, closed; differences reviewed; prohibited goods refuse the whole batch (M-028). */
import { addSeconds } from '../kernel/time.ts';
import { discrepancies } from '../receiving/compare-receipt.ts';
import { awaitFact } from './await-fact.ts';
import { decisionOf, type CaseQuestion } from '../case/case-question.ts';
import { askedCase } from './shipment-case.ts';
import { DWELL_SECONDS } from './dwell.ts';
import { firstOf } from '../kernel/first-of.ts';
import type { Move, Rule } from './next-move.ts';
import { untilMended, wasAnswered } from './refusal-case.ts';
import type { ShipmentStatus } from './shipment-lifecycle.ts';
import type { ShipmentView } from './shipment-view.ts';
import { untilAnswered } from './until-answered.ts';

export type ReceivingOutcome = 'RECOUNT' | 'PUT_AWAY' | 'REFUSED';
type ReceivingMove = Move<ReceivingOutcome>;

const AT_THE_DOCK: readonly ShipmentStatus[] = [
  'DELIVERED_TO_WAREHOUSE',
  'RECEIVING',
  'DISCREPANCY_REVIEW',
];

export function assessReceiving(view: ShipmentView): ReceivingMove {
  return firstOf(view, rules) ?? reviewMove(view);
}

const rules: readonly Rule<ReceivingOutcome>[] = [
  ({ shipment }) => finished(shipment.status),
  untilMended,
  ({ receiving }) => (receiving.prohibited ? { finish: 'REFUSED' } : undefined),
  exceptionMove,
  (view) =>
    view.shipment.status === 'DELIVERED_TO_WAREHOUSE' && isCheckedIn(view)
      ? { move: 'check_in' }
      : undefined,
  (view) => (isCounted(view) ? undefined : untilCounted(view)),
];

function finished(status: ShipmentStatus): ReceivingMove | undefined {
  if (status === 'REFUSED') return { finish: 'REFUSED' };
  return AT_THE_DOCK.includes(status) ? undefined : { finish: 'PUT_AWAY' };
}

function isCheckedIn({ receiving }: ShipmentView): boolean {
  const { checkedInAt, closedAt, cartons } = receiving;
  return checkedInAt !== undefined || closedAt !== undefined || Object.keys(cartons).length > 0;
}

/** Each carton set aside is somebody's question; the rest goes on (M-024). */
function exceptionMove(view: ShipmentView): ReceivingMove | undefined {
  const { exceptions } = view.receiving;
  const unasked = exceptions.find((e) => !askedCase(view, 'CARTON_EXCEPTION', e.eventId));
  if (!unasked) return undefined;
  return {
    ask: {
      kind: 'CARTON_EXCEPTION',
      matter: unasked.eventId,
      title: 'A carton without PO or readable label is set aside',
      audience: 'seller',
      responsible: 'SELLER',
      options: ['identified', 'dispose'],
      defaultOption: null,
      deadlineAt: addSeconds(view.now, 30 * 86_400),
      evidence: { detail: unasked.detail },
    },
  };
}

/** Closed as often as it was begun: once, and once more after each recount; and every count of it is here. */
function isCounted({ receiving, shipment, cases }: ShipmentView): boolean {
  const recounts = cases.filter(
    (c) => c.kind === 'RECEIVING_DISCREPANCY' && decisionOf(c) === 'recount',
  ).length;
  return (
    receiving.closeCount > (shipment.status === 'RECEIVING' ? recounts : 0) && isHeardOf(receiving)
  );
}

/** A close may overtake the counts that it closes. */
function isHeardOf({ closed, cartons }: ShipmentView['receiving']): boolean {
  if (!closed) return true;
  const counted = Object.values(cartons).filter(({ count }) => count >= closed.count);
  return counted.length >= closed.cartons;
}

function untilCounted(view: ShipmentView): ReceivingMove {
  const { status, statusSince } = view.shipment;
  const patienceSeconds =
    status === 'RECEIVING' ? DWELL_SECONDS.RECEIVING : DWELL_SECONDS.DELIVERED_TO_WAREHOUSE;
  const alarm = {
    kind: 'RECEIVING_OVERDUE',
    title: 'The goods are not counted',
    options: [],
  } as const;
  const awaiting = status === 'RECEIVING' ? 'COUNT' : 'CHECK_IN';
  return awaitFact(view, {
    awaiting,
    responsible: 'WAREHOUSE',
    dueAt: addSeconds(statusSince, patienceSeconds),
    patienceSeconds,
    alarm,
  });
}

function reviewMove(view: ShipmentView): ReceivingMove {
  if (view.shipment.status === 'DELIVERED_TO_WAREHOUSE') return { move: 'check_in' };
  if (discrepancies(view.content.cartons, view.receiving).length === 0)
    return { finish: 'PUT_AWAY' };
  if (view.shipment.status === 'RECEIVING') return { move: 'find_discrepancy' };
  const question = discrepancyQuestion(view);
  const pending = untilAnswered(view, question);
  if (pending) return pending;
  const wanted = decisionOf(askedCase(view, question.kind, question.matter)) === 'recount';
  return { finish: wanted && !isRecountGivenUp(view) ? 'RECOUNT' : 'PUT_AWAY' };
}

/** The warehouse would not count again, and the count was accepted instead. */
function isRecountGivenUp({ cases, receiving }: ShipmentView): boolean {
  const refused = { act: 'REQUEST_RECOUNT', round: receiving.closeCount };
  return wasAnswered(cases, refused, 'accept');
}

/** Silence accepts the count after 7 days (lifecycles 4.1). */
function discrepancyQuestion({ shipment, receiving, content }: ShipmentView): CaseQuestion {
  return {
    kind: 'RECEIVING_DISCREPANCY',
    matter: `count-${receiving.closeCount}`,
    title: 'Counted other than announced',
    audience: 'seller',
    responsible: 'SELLER',
    options: ['accept', 'recount', 'claim'],
    defaultOption: 'accept',
    deadlineAt: addSeconds(shipment.statusSince, DWELL_SECONDS.DISCREPANCY_REVIEW),
    evidence: { discrepancies: discrepancies(content.cartons, receiving) },
  };
}
