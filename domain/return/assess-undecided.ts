/** A return that waits for a word before anybody is told where to send it: a review, or an offer of a part of the money. */
import { addSeconds } from '../kernel/time.ts';
import { parseMoney } from '../kernel/money.ts';
import { rulesFor } from '../return-policy/return-policy.ts';
import type { CaseQuestion } from '../case/case-question.ts';
import { untilAnswer } from './ask-return.ts';
import { refunded, wholeValue } from './refund.ts';
import type { ReturnMove } from './return-move.ts';
import { answerTo, type ReturnView } from './return-view.ts';
import { offerFor } from './request-return.ts';

const DAY_SECONDS = 86_400;

export function assessUndecided(view: ReturnView): ReturnMove | undefined {
  const { status } = view.ret;
  if (status === 'PENDING_REVIEW') return reviewed(view);
  return status === 'PARTIAL_REFUND_OFFERED' ? answered(view) : undefined;
}

function reviewed(view: ReturnView): ReturnMove | undefined {
  const question = reviewQuestion(view);
  const pending = untilAnswer(view, question);
  if (pending) return pending;
  const { ret, now, policy } = view;
  switch (answerTo(view, question)) {
    case 'approve':
      return approval(view);
    case 'refund':
      return {
        event: 'refund_without_return',
        patch: { refunds: refunded(ret, 'BY_DECISION', wholeValue(ret), now) },
        reason: 'BY_DECISION',
      };
    case 'offer_partial':
      return { event: 'offer_partial_refund', patch: { ...offerFor(ret, policy) } };
    default:
      return { event: 'decline', reason: ret.triage?.why[0] ?? 'REVIEWED' };
  }
}

/** Silence declines what came too late or is not taken back; what we could not know ourselves is approved. */
function reviewQuestion({ ret, policy }: ReturnView): CaseQuestion {
  const { triage, wayBack, lines } = ret;
  const why = triage?.why[0] ?? 'UNKNOWN';
  const declines = why === 'OUT_OF_WINDOW' || why === 'NON_RETURNABLE';
  const withoutReturn = triage?.reasonClass === 'FAULT' ? 'refund' : 'decline';
  return {
    kind: 'RETURN_REVIEW',
    matter: 'triage',
    title: `A return needs a decision: ${why}`,
    audience: 'seller',
    responsible: 'SELLER',
    options: [...(wayBack ? ['approve'] : []), 'refund', 'offer_partial', 'decline'],
    defaultOption: declines ? 'decline' : wayBack ? 'approve' : withoutReturn,
    deadlineAt: deadlineOf({ ret, policy }),
    evidence: { why, itemValue: triage?.itemValue, lines },
  };
}

/** The seller says what the buyer answered; a buyer who says nothing keeps the goods and gets the part. */
function answered(view: ReturnView): ReturnMove | undefined {
  const { ret, now, policy } = view;
  const { offer, triage } = ret;
  const question: CaseQuestion = {
    kind: 'PARTIAL_REFUND_OFFER',
    matter: 'offer',
    title: `A part is offered: ${offer?.amount.amount ?? ''} ${offer?.amount.currency ?? ''}`,
    audience: 'seller',
    responsible: 'SELLER',
    options: ['accept', 'reject'],
    defaultOption: 'accept',
    deadlineAt: deadlineOf({ ret, policy }),
    evidence: { offer, itemValue: triage?.itemValue },
  };
  const pending = untilAnswer(view, question);
  if (pending) return pending;
  if (answerTo(view, question) === 'reject') return approval(view);
  const amount = offer && parseMoney(offer.amount);
  return {
    event: 'accept_offer',
    patch: { refunds: refunded(ret, 'PARTIAL_OFFER_ACCEPTED', amount, now) },
    reason: 'PARTIAL_REFUND_ACCEPTED',
  };
}

/** Without a way back there is nothing to approve: all is paid back instead. */
function approval({ ret, now }: ReturnView): ReturnMove {
  const { wayBack } = ret;
  if (wayBack) return { event: 'approve', patch: { warehouseId: wayBack.warehouseId } };
  const refunds = refunded(ret, 'RETURNLESS', wholeValue(ret), now);
  return { event: 'accept_offer', patch: { refunds }, reason: 'NO_WAY_BACK' };
}

function deadlineOf({ ret, policy }: Pick<ReturnView, 'ret' | 'policy'>) {
  const days = Math.min(...ret.lines.map(({ sku }) => rulesFor(policy, sku).decisionDays));
  return addSeconds(ret.statusSince, days * DAY_SECONDS);
}
