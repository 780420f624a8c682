/** A rule's ways to put a question about a return: it becomes the next move until there is an answer. */
import { untilDecided } from '../case/until-decided.ts';
import { addSeconds, latest, type Timestamp } from '../kernel/time.ts';
import { decisionOf, type CaseQuestion } from '../case/case-question.ts';
import type { Party } from '../wait/wait.ts';
import type { ReturnMove } from './return-move.ts';
import { askedAbout, type ReturnView } from './return-view.ts';

const ANSWER_SECONDS = 2 * 86_400;
export const KEEP_WAITING = 'keep-waiting';

/** Asks, or waits for the answer, or takes the default; undefined once there is an answer. */
export function untilAnswer(view: ReturnView, question: CaseQuestion): ReturnMove | undefined {
  const found = askedAbout(view, question.kind, question.matter);
  if (!found) return { ask: question };
  return found.status === 'OPEN' ? untilDecided(view.now, found) : undefined;
}

interface OwedFact {
  readonly kind: 'FLOOR_OVERDUE' | 'PARCEL_LOST';
  readonly awaiting: string;
  readonly responsible: Party;
  /** When it becomes late. */
  readonly dueAt: Timestamp;
  /** After an answer that lets us wait on: this much more. */
  readonly patienceSeconds: number;
  readonly title: string;
  readonly options?: readonly string[];
  readonly defaultOption?: string;
}

/** Always a move: wait for a fact, or ask operations what to do about its absence. */
export function awaitFact(view: ReturnView, owed: OwedFact): ReturnMove {
  const { kind, awaiting, responsible, patienceSeconds, title, options = [] } = owed;
  const answers = view.cases
    .filter((c) => c.kind === kind && c.evidence['awaiting'] === awaiting && c.status !== 'OPEN')
    .map((c) => ('decision' in c ? c.decision?.at : undefined) ?? c.openedAt);
  const last = answers.toSorted().at(-1);
  const dueAt = latest([owed.dueAt, last && addSeconds(last, patienceSeconds)]);
  if (view.now < dueAt) return { wait: { awaiting, responsible, deadlineAt: dueAt } };
  const question: CaseQuestion = {
    kind,
    matter: `${awaiting}-${answers.length + 1}`,
    title,
    audience: 'operations',
    responsible: 'OPERATIONS',
    options: [KEEP_WAITING, ...options],
    defaultOption: owed.defaultOption ?? KEEP_WAITING,
    deadlineAt: addSeconds(view.now, ANSWER_SECONDS),
    evidence: { awaiting, dueAt: owed.dueAt },
  };
  const later = { awaiting, responsible, deadlineAt: addSeconds(view.now, patienceSeconds) };
  return untilAnswer(view, question) ?? { wait: later };
}

/** Whether operations gave up on it. */
export function wasGivenUp({ cases }: ReturnView, option: string): boolean {
  return cases.some(
    (c) => (c.kind === 'PARCEL_LOST' || c.kind === 'FLOOR_OVERDUE') && decisionOf(c) === option,
  );
}
