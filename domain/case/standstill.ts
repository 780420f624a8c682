/** What operations are asked when a workflow does not go on: nothing happens, or it failed. The same for every entity. */
import { addSeconds, type Timestamp } from '../kernel/time.ts';
import type { Case } from './case.ts';
import type { CaseQuestion } from './case-question.ts';

const ANSWER_SECONDS = 86_400;
const SHOWN_CHARACTERS = 1000;
const BY_OPERATIONS = { audience: 'operations', responsible: 'OPERATIONS' } as const;

interface Standing {
  readonly status: string;
  readonly statusSince: Timestamp;
  readonly epoch: number;
  readonly nextDeadlineAt?: Timestamp | undefined;
}

/** A week after the first answer it is asked again, then after two weeks, four and so on: some six times in a year. */
const AGAIN_SECONDS = 7 * 86_400;

/** The questions so far about the status it stands still in, oldest first. */
export function overdueCases(cases: readonly Case[], standing: Standing, lane?: string): Case[] {
  const matter = matterOf(standing);
  return cases.filter(
    (found) =>
      found.kind === 'OVERDUE' &&
      found.lane === lane &&
      String(found.evidence['matter']).startsWith(matter),
  );
}

/** Asked for each status it stands still in; undefined while that is open, or was answered a short while ago. */
export function overdueQuestion(
  standing: Standing,
  asked: readonly Case[],
  now: Timestamp,
): CaseQuestion | undefined {
  const { statusSince, status, nextDeadlineAt, epoch } = standing;
  const last = asked.at(-1);
  const answeredAt = last && answerTime(last);
  const pause = AGAIN_SECONDS * 2 ** Math.max(0, asked.length - 1);
  if (last && (!answeredAt || now < addSeconds(answeredAt, pause))) return undefined;
  return {
    kind: 'OVERDUE',
    matter: `${matterOf(standing)}${last ? `-${asked.length + 1}` : ''}`,
    title: `Nothing happens: ${status}`,
    ...BY_OPERATIONS,
    // Noted once, and still nothing: its execution may be gone, and the next epoch goes on from the records.
    options: last ? ['noted', 'resume'] : ['noted'],
    defaultOption: null,
    deadlineAt: addSeconds(now, ANSWER_SECONDS),
    evidence: { since: statusSince, awaitedUntil: nextDeadlineAt, epoch },
  };
}

const matterOf = ({ status, statusSince }: Standing) => `${status}-${statusSince}`;

/** Undefined while it is open. */
function answerTime(found: Case): Timestamp | undefined {
  if (found.status === 'OPEN') return undefined;
  return found.decision?.at ?? found.openedAt;
}

/** As the Catch of a workflow hands it over. */
interface Failure {
  readonly Error?: string | undefined;
  readonly Cause?: string | undefined;
  readonly State?: string | undefined;
}

/** Their `resume` starts the next epoch. */
export function failureQuestion(failure: Failure, epoch: number, now: Timestamp): CaseQuestion {
  const { Error: error = 'unknown', Cause: cause = '', State: state = 'unknown' } = failure;
  return {
    kind: 'WORKFLOW_FAILED',
    matter: `epoch-${epoch}`,
    title: `The workflow failed at ${state}`,
    ...BY_OPERATIONS,
    options: ['resume'],
    defaultOption: null,
    deadlineAt: addSeconds(now, ANSWER_SECONDS),
    evidence: { state, error, cause: cause.slice(0, SHOWN_CHARACTERS), epoch },
  };
}
