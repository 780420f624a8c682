/** On the desk: counted, compared with what was announced, graded; the money follows its own way (Medusa #4052). */
import { addSeconds } from '../kernel/time.ts';
import { rulesFor } from '../return-policy/return-policy.ts';
import type { CaseQuestion } from '../case/case-question.ts';
import { awaitFact, untilAnswer } from './ask-return.ts';
import { findMismatches, type Mismatch } from './find-mismatches.ts';
import { gradeBox } from './grade-box.ts';
import { isInspected } from './inspection.ts';
import { receivedValue, refunded, wholeValue } from './refund.ts';
import type { ReturnMove } from './return-move.ts';
import { answerTo, type ReturnView } from './return-view.ts';
import type { Graded, Refund, Return } from './return.ts';

const DAY_SECONDS = 86_400;
const INSPECTION_DAYS = 5;
const UNIDENTIFIED_DAYS = 30;
const DECISION_DAYS = 7;

export function assessInspection(view: ReturnView): ReturnMove | undefined {
  const { ret, inspection } = view;
  switch (ret.status) {
    case 'ARRIVED':
      return isInspected(inspection) ? { event: 'inspect' } : untilInspected(view);
    case 'INSPECTING':
      if (!isInspected(inspection)) return untilInspected(view);
      return questionOf(view) ? { event: 'find_mismatch' } : graded(view, 'refund_received');
    case 'ACTION_REQUIRED':
      return answered(view);
    default:
      return undefined;
  }
}

function untilInspected(view: ReturnView): ReturnMove {
  return awaitFact(view, {
    kind: 'FLOOR_OVERDUE',
    awaiting: 'INSPECTION',
    responsible: 'WAREHOUSE',
    dueAt: addSeconds(
      view.inspection.arrivedAt ?? view.ret.statusSince,
      INSPECTION_DAYS * DAY_SECONDS,
    ),
    patienceSeconds: INSPECTION_DAYS * DAY_SECONDS,
    title: 'A returned box is not inspected',
  });
}

function answered(view: ReturnView): ReturnMove | undefined {
  const question = questionOf(view);
  if (!question) return graded(view, 'refund_received');
  return untilAnswer(view, question) ?? graded(view, answerTo(view, question));
}

function graded(view: ReturnView, answer: string | undefined): ReturnMove {
  const { ret, inspection, policy } = view;
  const found = gradeBox(ret, inspection.units, policy);
  return { event: 'grade', patch: { graded: found, refunds: refundsBy(view, answer, found) } };
}

/** Only a buyer who asked is paid without a word of the seller. */
function refundsBy(
  { ret, now }: ReturnView,
  answer: string | undefined,
  found: readonly Graded[],
): Refund[] {
  const isOwed = ret.kind === 'CUSTOMER' || ret.kind === 'UNANNOUNCED';
  if (!isOwed || answer === undefined) return ret.refunds;
  if (answer === 'refund_all') return refunded(ret, 'BY_DECISION', wholeValue(ret), now);
  if (answer !== 'refund_received') return ret.refunds;
  return refunded(ret, 'RECEIVED', receivedValue(ret, found), now);
}

/** Undefined: the box is what it should be. */
function questionOf(view: ReturnView): CaseQuestion | undefined {
  const { ret, inspection, policy } = view;
  if (ret.kind === 'FBA_REMOVAL') return undefined;
  if (ret.kind === 'UNANNOUNCED') return unannouncedQuestion(view);
  const found = gradeBox(ret, inspection.units, policy);
  const mismatches = findMismatches(ret, inspection.units);
  const broken = ret.kind === 'CUSTOMER' && found.some(isBuyersFault);
  if (mismatches.length === 0 && !broken) return undefined;
  const isRefundable = ret.kind === 'CUSTOMER' && ret.resolution === 'REFUND';
  const options = isRefundable ? ['refund_received', 'refund_all', 'no_refund'] : ['noted'];
  return inspectionQuestion(view, mismatches, options, broken ? 'CUSTOMER_DAMAGED' : undefined);
}

/** Past repair, and not by the goods' own fault. */
function isBuyersFault({ fault, grade }: Graded): boolean {
  return fault === 'CUSTOMER_DAMAGED' && (grade === 'C_SCRAP' || grade === 'X_PROHIBITED');
}

function inspectionQuestion(
  { ret, policy, inspection }: ReturnView,
  mismatches: readonly Mismatch[],
  options: readonly string[],
  damage: string | undefined,
): CaseQuestion {
  const days = Math.min(
    DECISION_DAYS,
    ...ret.lines.map((l) => rulesFor(policy, l.sku).decisionDays),
  );
  return {
    kind: 'RETURN_INSPECTION',
    matter: 'inspection',
    title: 'A returned box is not what was announced',
    audience: 'seller',
    responsible: 'SELLER',
    options,
    defaultOption: options[0] ?? null,
    deadlineAt: addSeconds(ret.since.INSPECTING ?? ret.statusSince, days * DAY_SECONDS),
    evidence: { mismatches, damage, photos: inspection.units.flatMap(({ photos }) => photos) },
  };
}

/** Nobody announced it, so nobody is paid by default, and what nobody wants is gone after 30 days. */
function unannouncedQuestion({ ret, inspection }: ReturnView): CaseQuestion {
  const { late } = ret;
  const isKnown = ret.orderId !== undefined || late !== undefined;
  return {
    kind: 'UNIDENTIFIED_RETURN',
    matter: 'box',
    title: titleOf(ret),
    audience: 'seller',
    responsible: 'SELLER',
    options: ['keep', ...(mayBePaid(ret) ? ['refund_received'] : []), 'dispose'],
    defaultOption: isKnown ? 'keep' : 'dispose',
    deadlineAt: addSeconds(ret.since.ARRIVED ?? ret.createdAt, UNIDENTIFIED_DAYS * DAY_SECONDS),
    evidence: {
      orderReference: ret.orderReference,
      ...(late && { late }),
      trackingNumbers: ret.trackingNumbers,
      units: inspection.units.map(({ sku, quantity }) => ({ sku, quantity })),
      photos: inspection.units.flatMap(({ photos }) => photos),
    },
  };
}

function titleOf({ late, orderId }: Return): string {
  if (late) return `A box came after its return was over: ${late.endedAs}`;
  return orderId === undefined
    ? 'A box came back from an unknown order'
    : 'A box came back unannounced';
}

/** A buyer who was paid when the return ended is not paid again. */
function mayBePaid({ orderId, lines, late }: Return): boolean {
  const isPaid = late !== undefined && (late.kind !== 'CUSTOMER' || late.refunds.length > 0);
  return orderId !== undefined && lines.length > 0 && !isPaid;
}
