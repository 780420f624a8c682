/** The questions that a removal puts to a person. Asked twice, each is the same case. */
import { countOf } from '../kernel/count-of.ts';
import { caseIdOf, openCase, type CaseQuestion } from '../case/case-question.ts';
import type { Case } from '../case/case.ts';
import { addSeconds, type Timestamp } from '../kernel/time.ts';
import type { Removal } from './removal.ts';
import { unitsBySku } from './removal.ts';

const DAY = 86_400;
/** Amazon takes claims about a removal for 60 days; half of that is the seller's to decide. */
const CLAIM_SECONDS = 30 * DAY;
const NOTED_SECONDS = 7 * DAY;

/** M-136: what Amazon will dispose of unless the seller says otherwise. Without an answer it does. */
export function undecidedCase(removal: Removal, now: Timestamp): Case {
  const isDraft = removal.status === 'DRAFT';
  return caseOf(removal, now, {
    kind: 'REMOVAL_DEADLINE',
    matter: 'undecided',
    title: `Dispose of the units of removal order ${removal.orderId}, or have them sent to us?`,
    audience: 'seller',
    responsible: 'SELLER',
    options: isDraft ? ['dispose', 'noted'] : ['noted'],
    defaultOption: isDraft ? 'dispose' : 'noted',
    deadlineAt: later(removal.autoDisposalAt, addSeconds(now, DAY)),
    evidence: {
      autoDisposalAt: removal.autoDisposalAt,
      units: unitsBySku(removal, 'requested'),
      sendToUs: `POST /removals/${removal.removalId}/decision`,
    },
  });
}

/** Nothing was heard for as long as a state may last. */
export function silentCase(removal: Removal, now: Timestamp): Case {
  return caseOf(removal, now, {
    kind: 'REMOVAL_DEADLINE',
    matter: `silent-${removal.status}-${removal.version}`,
    title: `Nothing is heard of removal order ${removal.orderId}: import Amazon's newest report`,
    audience: 'seller',
    responsible: 'SELLER',
    options: ['noted'],
    defaultOption: 'noted',
    deadlineAt: addSeconds(now, NOTED_SECONDS),
    evidence: { status: removal.status, since: removal.statusSince },
  });
}

/** Received against shipped, for each SKU that differs. */
export function discrepancyCase(removal: Removal, now: Timestamp): Case {
  return caseOf(removal, now, {
    kind: 'REMOVAL_DISCREPANCY',
    matter: 'count',
    title: `Amazon shipped other quantities than we received: removal order ${removal.orderId}`,
    audience: 'seller',
    responsible: 'SELLER',
    options: ['accept', 'claim-at-amazon'],
    defaultOption: 'accept',
    deadlineAt: addSeconds(now, CLAIM_SECONDS),
    evidence: { differences: differencesOf(removal) },
  });
}

export interface Difference {
  readonly sku: string;
  readonly shipped: number;
  readonly received: number;
}

/** SKUs of which another quantity was counted than Amazon shipped; also those it did not name. */
export function differencesOf(removal: Removal): Difference[] {
  const shipped = unitsBySku(removal, 'shipped');
  const received = removal.receipt?.received ?? {};
  return [...new Set([...Object.keys(shipped), ...Object.keys(received)])]
    .sort()
    .map((sku) => ({ sku, shipped: countOf(shipped, sku), received: countOf(received, sku) }))
    .filter((line) => line.shipped !== line.received);
}

function caseOf(removal: Removal, now: Timestamp, question: CaseQuestion): Case {
  const { tenant, removalId, orderId, status } = removal;
  const caseId = caseIdOf(removalId, question.kind, question.matter);
  return openCase({ caseId, tenant, removalId }, question, { orderId, status }, now);
}

const later = (a: Timestamp, b: Timestamp) => (a > b ? a : b);
