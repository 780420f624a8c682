/**
 * What follows for a removal from all that is known of it: Amazon's report, the seller's decisions, what our desk counted.
 * Level-triggered: it does not matter who asks, how often, or which of these came last.
 */
import { caseIdOf } from '../case/case-question.ts';
import type { Case, Decision } from '../case/case.ts';
import { addSeconds, type Timestamp } from '../kernel/time.ts';
import { awaitsDecision, deadlineOf, moveRemoval } from './move-removal.ts';
import { differencesOf, discrepancyCase, silentCase, undecidedCase } from './removal-case.ts';
import type { Removal } from './removal.ts';

/** What the returns that it became say. */
export interface RemovalReturns {
  readonly arrived: boolean;
  /** Every unit is inspected, or nothing comes any more. */
  readonly counted: boolean;
  readonly received: Readonly<Record<string, number>>;
}

export interface RemovalView {
  readonly removal: Removal;
  readonly cases: readonly Case[];
  readonly returns: RemovalReturns | undefined;
  readonly now: Timestamp;
}

export interface RemovalMove {
  /** One version further; absent: it stays. */
  readonly next?: Removal;
  readonly ask?: Case;
  readonly close: readonly { readonly found: Case; readonly reason: string }[];
}

const LOOK_AGAIN_SECONDS = 7 * 86_400;

export function assessRemoval(view: RemovalView): RemovalMove {
  const close = mootCases(view);
  return { ...(decided(view) ?? counted(view) ?? reminded(view)), close };
}

/** The units are on their way to a warehouse that is named, and our desk does not know of them yet. */
export function opensReturns({ status, type, decision, returnIds }: Removal): boolean {
  const isComing = type === 'RETURN' && status === 'SHIPPED' && returnIds.length === 0;
  return isComing && decision?.warehouseId !== undefined;
}

type Step = Pick<RemovalMove, 'next' | 'ask'>;

/** The seller, or the deadline, decided by the case instead of by the removal itself. */
function decided({ removal, cases, now }: RemovalView): Step | undefined {
  if (removal.status !== 'DRAFT' || removal.decision) return undefined;
  const decision = decisionIn(cases, removal, 'undecided');
  if (decision?.option !== 'dispose') return undefined;
  const { by, at } = decision;
  const told: Removal = { ...removal, type: 'DISPOSE', decision: { option: 'DISPOSE', by, at } };
  return { next: moveRemoval(told, 'submit', now) };
}

function counted({ removal, returns, cases, now }: RemovalView): Step | undefined {
  const { status } = removal;
  if (status === 'SHIPPED' && returns && (returns.arrived || returns.counted))
    return { next: moveRemoval(removal, 'receive', now) };
  if (status === 'RECEIVED' && returns?.counted) {
    const receipt = { received: returns.received, inspectedAt: now };
    return { next: moveRemoval({ ...removal, receipt }, 'inspect', now) };
  }
  if (status !== 'INSPECTED') return undefined;
  if (differencesOf(removal).length === 0)
    return { next: moveRemoval(removal, 'close', now, 'received as shipped') };
  const found = caseOf(cases, removal, 'REMOVAL_DISCREPANCY', 'count');
  if (!found) return { ask: discrepancyCase(removal, now) };
  const option = 'decision' in found ? found.decision?.option : undefined;
  if (found.status === 'OPEN') return undefined;
  return { next: moveRemoval(removal, 'close', now, `difference: ${option ?? 'closed'}`) };
}

/** Past its deadline: a person hears of it, and it is looked at again. */
function reminded({ removal, cases, now }: RemovalView): Step {
  const { nextDeadlineAt, version } = removal;
  if (nextDeadlineAt === undefined || now < nextDeadlineAt) return {};
  const asked = caseOf(cases, removal, 'REMOVAL_DEADLINE', 'undecided');
  const ask = awaitsDecision(removal) && !asked ? undecidedCase(removal, now) : undefined;
  const isSilent = ask === undefined && removal.status !== 'DRAFT';
  const question = ask ?? (isSilent ? silentCase(removal, now) : undefined);
  const next = { ...removal, version: version + 1, nextDeadlineAt: lookAgainAt(removal, now) };
  return { next, ...(question && { ask: question }) };
}

function lookAgainAt(removal: Removal, now: Timestamp): Timestamp {
  const own = deadlineOf(removal);
  return own > now ? own : addSeconds(now, LOOK_AGAIN_SECONDS);
}

/** Questions that have answered themselves. */
function mootCases({ removal, cases }: RemovalView): RemovalMove['close'] {
  const open = cases.filter(({ kind, status }) => kind === 'REMOVAL_DEADLINE' && status === 'OPEN');
  return open
    .filter(({ evidence }) => !stillAsks(removal, evidence))
    .map((found) => ({ found, reason: `the removal is ${removal.status}` }));
}

function stillAsks(removal: Removal, { matter, status }: Case['evidence']): boolean {
  return matter === 'undecided' ? awaitsDecision(removal) : status === removal.status;
}

function decisionIn(
  cases: readonly Case[],
  removal: Removal,
  matter: string,
): Decision | undefined {
  const found = caseOf(cases, removal, 'REMOVAL_DEADLINE', matter);
  return found && 'decision' in found ? found.decision : undefined;
}

function caseOf(
  cases: readonly Case[],
  removal: Removal,
  kind: Case['kind'],
  matter: string,
): Case | undefined {
  const caseId = caseIdOf(removal.removalId, kind, matter);
  return cases.find((found) => found.caseId === caseId);
}
