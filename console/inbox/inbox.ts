/** The decision inbox 待办, without its looks: what comes first, how much time is left, and what came of a decision. */
import type { CaseFilter, Decision, OperationsApi, OperationsCase } from '../api/operations-api.ts';
import { Refused } from '../api/refused.ts';

/** The shipment, order, return or removal that a case is about. */
export const subjectOf = ({ shipmentId, orderId, returnId, removalId }: OperationsCase) =>
  shipmentId ?? orderId ?? returnId ?? removalId;

/** What must be decided first comes first; among the decided, the last one opened. */
export function inOrder(
  cases: readonly OperationsCase[],
  status: CaseFilter['status'],
): OperationsCase[] {
  return status === 'OPEN'
    ? cases.toSorted((a, b) => Date.parse(a.deadlineAt) - Date.parse(b.deadlineAt))
    : cases.toSorted((a, b) => Date.parse(b.openedAt) - Date.parse(a.openedAt));
}

export interface TimeLeft {
  readonly isLate: boolean;
  /** Less than a day. */
  readonly isShort: boolean;
  readonly days: number;
  readonly hours: number;
  readonly minutes: number;
}

const MINUTE = 60_000;

/** From `now` (milliseconds) to the deadline, or since it; whole minutes. */
export function timeLeft(deadlineAt: string, now: number): TimeLeft {
  const left = Date.parse(deadlineAt) - now;
  const minutes = Math.floor(Math.abs(left) / MINUTE);
  return {
    isLate: left < 0,
    isShort: left < 24 * 60 * MINUTE,
    days: Math.floor(minutes / 1440),
    hours: Math.floor(minutes / 60) % 24,
    minutes: minutes % 60,
  };
}

/** What the person chose and typed, as the API takes it: an empty note is none. */
export function decisionOf(option: string, note: string): Decision {
  const said = note.trim();
  return said === '' ? { option } : { option, note: said };
}

export type Outcome =
  | { readonly kind: 'decided'; readonly found: OperationsCase }
  /** Somebody else was first, or the deadline was: this is how it stands. */
  | { readonly kind: 'already'; readonly found: OperationsCase };

const SETTLED = new Set(['ALREADY_DECIDED', 'CASE_CLOSED']);

/** Decides, and when that is no longer possible says how the case stands. Throws Refused for anything else. */
export async function decide(
  api: Pick<OperationsApi, 'decide' | 'readCase'>,
  caseId: string,
  decision: Decision,
): Promise<Outcome> {
  try {
    return { kind: 'decided', found: await api.decide(caseId, decision) };
  } catch (error) {
    if (!(error instanceof Refused) || !SETTLED.has(error.code)) throw error;
    return { kind: 'already', found: await api.readCase(caseId) };
  }
}
