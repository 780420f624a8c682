/** A partner refused for good what was asked about a return. A person mends the cause and says retry, or did it by phone. */
import type { Case } from '../case/case.ts';
import { addSeconds } from '../kernel/time.ts';
import { decisionOf, type CaseQuestion } from '../case/case-question.ts';
import type { ReturnView } from './return-view.ts';

const ANSWER_SECONDS = 7 * 86_400;
export const DONE_BY_HAND = 'done-by-hand';

/** The matter numbers the refusals of an act, one more than were answered. */
export function refusedAct(
  { cases, now }: Pick<ReturnView, 'cases' | 'now'>,
  act: string,
  message: string,
): CaseQuestion {
  const before = refusalsOf(cases, act).filter(({ status }) => status !== 'OPEN');
  const instead = act === 'LABEL' ? 'cancel' : DONE_BY_HAND;
  return {
    kind: 'PARTNER_REFUSED',
    matter: `${act}-${before.length + 1}`,
    title: `A partner refused: ${act}`,
    audience: 'operations',
    responsible: 'OPERATIONS',
    options: ['retry', instead],
    defaultOption: null,
    deadlineAt: addSeconds(now, ANSWER_SECONDS),
    evidence: { act, message },
  };
}

export function wasAnswered(cases: readonly Case[], act: string, option: string): boolean {
  return refusalsOf(cases, act).some((found) => decisionOf(found) === option);
}

function refusalsOf(cases: readonly Case[], act: string): Case[] {
  return cases.filter(
    ({ kind, evidence }) => kind === 'PARTNER_REFUSED' && evidence['act'] === act,
  );
}
