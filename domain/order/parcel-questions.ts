/** What people are asked about a parcel on its way. */
import { addSeconds, type Timestamp } from '../kernel/time.ts';
import type { ParcelEvent } from '../parcel/parcel-tracking.ts';
import type { CaseQuestion } from '../case/case-question.ts';
import type { Label } from './fulfilment.ts';
import type { FulfilmentView } from './fulfilment-view.ts';
import type { Hold } from './order.ts';

const WEEK = 7 * 86_400;
/** Lifecycles 4.2: a claim is filed within 60 days. */
const CLAIM_SECONDS = 60 * 86_400;

export function stalledQuestion(
  { fulfilment }: FulfilmentView,
  lastSign: Timestamp,
  lostAt: Timestamp,
): CaseQuestion {
  return {
    kind: 'PARCEL_STALLED',
    matter: `since-${lastSign}`,
    title: 'The carrier says nothing of the parcel: ask for a trace',
    audience: 'operations',
    responsible: 'CARRIER',
    options: ['tracer', 'lost'],
    defaultOption: 'tracer',
    deadlineAt: lostAt,
    evidence: { lastSign, ...labelFacts(fulfilment.label) },
  };
}

export function lostQuestion({ now }: FulfilmentView, label: Label | undefined): CaseQuestion {
  return {
    kind: 'PARCEL_LOST',
    matter: 'lost',
    title: 'The parcel is lost: claim within 60 days, and replace or refund',
    audience: 'seller',
    responsible: 'SELLER',
    options: ['claim', 'replace', 'refund'],
    defaultOption: 'claim',
    deadlineAt: addSeconds(now, WEEK),
    evidence: { claimBy: addSeconds(now, CLAIM_SECONDS), ...labelFacts(label) },
  };
}

export function damagedQuestion(
  { fulfilment, now }: FulfilmentView,
  event: ParcelEvent,
): CaseQuestion {
  return {
    kind: 'PARCEL_DAMAGED',
    matter: 'damaged',
    title: 'The carrier reports damage',
    audience: 'seller',
    responsible: 'SELLER',
    options: ['claim', 'replace', 'refund', 'accept'],
    defaultOption: 'claim',
    deadlineAt: addSeconds(now, WEEK),
    evidence: {
      at: event.occurredAt,
      text: event.text,
      claimBy: addSeconds(event.occurredAt, CLAIM_SECONDS),
      ...labelFacts(fulfilment.label),
    },
  };
}

/** Closed as soon as it is opened: it tells the seller, and asks nothing. */
export function tooLateQuestion({ fulfilment, now }: FulfilmentView): CaseQuestion {
  return {
    kind: 'INTERCEPT',
    matter: 'intercept',
    title: 'Too late to cancel: the carrier does not bring the parcel back',
    audience: 'seller',
    responsible: 'SELLER',
    options: ['noted'],
    defaultOption: 'noted',
    deadlineAt: addSeconds(now, WEEK),
    evidence: labelFacts(fulfilment.label),
  };
}

/** Closed as soon as it is opened, too. */
export function heldTooLateQuestion(
  { fulfilment, now }: FulfilmentView,
  holds: readonly Hold[],
): CaseQuestion {
  return {
    kind: 'INTERCEPT',
    matter: `hold-${fulfilment.attempt}-${holds.map(({ holdId }) => holdId).join('_')}`,
    title: 'Too late to hold: the parcel leaves, or has left',
    audience: 'seller',
    responsible: 'SELLER',
    options: ['noted'],
    defaultOption: 'noted',
    deadlineAt: addSeconds(now, WEEK),
    evidence: { holds: holds.map(({ holdId, reason, note }) => ({ holdId, reason, note })) },
  };
}

function labelFacts(label: Label | undefined) {
  return { carrier: label?.carrier, trackingNumber: label?.trackingNumber };
}
