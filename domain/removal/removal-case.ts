/** The questions that a removal puts to a person. Asked twice, each is the same case. */
import { countOf } from '../kernel/count-of.ts';
import { caseIdSchema, type CaseId } from '../kernel/ids.ts';
import type { Case, CaseKind } from '../case/case.ts';
import { addSeconds, type Timestamp } from '../kernel/time.ts';
import type { Removal } from './removal.ts';
import { unitsBySku } from './removal.ts';

const DAY = 86_400;
/** Amazon takes claims about a removal for 60 days; half of that is the seller's to decide. */
const CLAIM_SECONDS = 30 * DAY;
const NOTED_SECONDS = 7 * DAY;

export function removalCaseId({ removalId }: Removal, kind: CaseKind, matter: string): CaseId {
  return caseIdSchema.parse(`cas_${removalId.slice(4)}-${kind}-${matter}`);
}

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

type Question = Pick<
  Case,
  | 'kind'
  | 'title'
  | 'audience'
  | 'responsible'
  | 'options'
  | 'defaultOption'
  | 'deadlineAt'
  | 'evidence'
> & { readonly matter: string };

function caseOf(removal: Removal, now: Timestamp, { matter, ...question }: Question): Case {
  const { tenant, removalId, orderId, status } = removal;
  return {
    ...question,
    caseId: removalCaseId(removal, question.kind, matter),
    tenant,
    removalId,
    evidence: { ...question.evidence, orderId, matter, status },
    openedAt: now,
    version: 1,
    status: 'OPEN',
  };
}

const later = (a: Timestamp, b: Timestamp) => (a > b ? a : b);
