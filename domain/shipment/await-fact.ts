/** Waiting for a fact that somebody outside owes us: patience first, then a case that asks operations, then patience again. */
import type { CaseKind } from '../case/case.ts';
import { addSeconds, latest, type Timestamp } from '../kernel/time.ts';
import type { Party } from '../wait/wait.ts';
import type { CaseQuestion } from '../case/case-question.ts';
import type { Move } from './next-move.ts';
import type { ShipmentView } from './shipment-view.ts';
import { untilAnswered } from './until-answered.ts';

const ANSWER_SECONDS = 7 * 86_400;

export interface Owed {
  readonly awaiting: string;
  readonly responsible: Party;
  /** When it becomes late. */
  readonly dueAt: Timestamp;
  /** After an answer that lets us wait on: this much more. */
  readonly patienceSeconds: number;
  readonly alarm?: {
    readonly kind: CaseKind;
    readonly title: string;
    readonly options: readonly string[];
  };
}

/** The first option of every alarm; also its default. */
export const KEEP_WAITING = 'keep-waiting';

/** Always a move: wait for the fact, or ask what to do about its absence. The rules before this one read the answers. */
export function awaitFact(view: ShipmentView, owed: Owed): Move<never> {
  const { awaiting, responsible, patienceSeconds } = owed;
  const answers = alarmsOf(view, owed).flatMap((c) => (c.status === 'OPEN' ? [] : [answeredAt(c)]));
  const lastAnswer = answers.sort().at(-1);
  // What was put off since the answer (a new estimate, another attempt) is not late sooner than it is due.
  const dueAt = latest([owed.dueAt, lastAnswer && addSeconds(lastAnswer, patienceSeconds)]);
  if (view.now < dueAt) return { wait: { awaiting, responsible, deadlineAt: dueAt } };
  const question = alarmOf(view, owed, answers.length + 1);
  return (
    untilAnswered(view, question) ?? {
      wait: { awaiting, responsible, deadlineAt: addSeconds(view.now, patienceSeconds) },
    }
  );
}

function alarmsOf({ cases }: ShipmentView, owed: Owed) {
  return cases.filter(
    (c) => c.kind === (owed.alarm?.kind ?? 'OVERDUE') && c.evidence['awaiting'] === owed.awaiting,
  );
}

function answeredAt(found: {
  decision?: { at: Timestamp } | undefined;
  closedAt?: Timestamp;
  openedAt: Timestamp;
}): Timestamp {
  return found.decision?.at ?? found.closedAt ?? found.openedAt;
}

function alarmOf(
  { now }: ShipmentView,
  { awaiting, responsible, dueAt, alarm }: Owed,
  round: number,
): CaseQuestion {
  return {
    kind: alarm?.kind ?? 'OVERDUE',
    matter: `${awaiting}-${round}`,
    title: alarm?.title ?? `${awaiting} is overdue`,
    audience: 'operations',
    responsible: 'OPERATIONS',
    options: [KEEP_WAITING, ...(alarm?.options ?? [])],
    defaultOption: KEEP_WAITING,
    deadlineAt: addSeconds(now, ANSWER_SECONDS),
    evidence: { awaiting, owedBy: responsible, dueAt },
  };
}
