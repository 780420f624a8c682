/** A rule's ways to put a question about a fulfilment: it becomes the next move until there is an answer. */
import { untilDecided } from '../case/until-decided.ts';
import { addSeconds, latest, type Timestamp } from '../kernel/time.ts';
import type { CaseQuestion } from '../case/case-question.ts';
import type { Party } from '../wait/wait.ts';
import type { FulfilmentMove } from './fulfilment-move.ts';
import { askedAbout, ownCases, type FulfilmentView } from './fulfilment-view.ts';

const ANSWER_SECONDS = 2 * 86_400;
const KEEP_WAITING = 'keep-waiting';

type Asking = Exclude<FulfilmentMove<never>, { finish: never }>;

/** Asks, or waits for the answer, or takes the default; undefined once there is an answer. */
export function untilAnswer(view: FulfilmentView, question: CaseQuestion): Asking | undefined {
  const found = askedAbout(view, question.kind, question.matter);
  if (!found) return { ask: question };
  return found.status === 'OPEN' ? untilDecided(view.now, found) : undefined;
}

interface OwedFact {
  readonly awaiting: string;
  readonly responsible: Party;
  /** When it becomes late. */
  readonly dueAt: Timestamp;
  /** After an answer that lets us wait on: this much more, and twice as long after each further one. */
  readonly patienceSeconds: number;
  readonly title: string;
  readonly options: readonly string[];
}

/** Always a move: wait for the floor's fact, or ask operations what to do about its absence (FLOOR_OVERDUE). */
export function awaitFloor(view: FulfilmentView, owed: OwedFact): Asking {
  const { awaiting, responsible, title, options } = owed;
  const { attempt } = view.fulfilment;
  const asked = ownCases(view).filter(
    ({ kind, evidence }) => kind === 'FLOOR_OVERDUE' && evidence['awaiting'] === awaiting,
  );
  const answers = asked.flatMap((found) =>
    found.status === 'OPEN' ? [] : [found.decision?.at ?? found.openedAt],
  );
  const lastAnswer = answers.sort().at(-1);
  // Some ten questions in the year that an execution lives, and never silence.
  const patienceSeconds = owed.patienceSeconds * 2 ** Math.max(0, answers.length - 1);
  const dueAt = latest([owed.dueAt, lastAnswer && addSeconds(lastAnswer, patienceSeconds)]);
  if (view.now < dueAt) return { wait: { awaiting, responsible, deadlineAt: dueAt } };
  const question: CaseQuestion = {
    kind: 'FLOOR_OVERDUE',
    matter: `${awaiting}-${attempt}-${answers.length + 1}`,
    title,
    audience: 'operations',
    responsible: 'OPERATIONS',
    options: [KEEP_WAITING, ...options],
    defaultOption: KEEP_WAITING,
    deadlineAt: addSeconds(view.now, ANSWER_SECONDS),
    evidence: { awaiting, attempt, dueAt: owed.dueAt },
  };
  const later = { awaiting, responsible, deadlineAt: addSeconds(view.now, patienceSeconds) };
  return untilAnswer(view, question) ?? { wait: later };
}
