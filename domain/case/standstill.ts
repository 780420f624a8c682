/** What operations are asked when a workflow does not go on: nothing happens, or it failed. The same for every entity. */
import { addSeconds, type Timestamp } from '../kernel/time.ts';
import type { CaseQuestion } from './case-question.ts';

const ANSWER_SECONDS = 86_400;
const SHOWN_CHARACTERS = 1000;
const BY_OPERATIONS = { audience: 'operations', responsible: 'OPERATIONS' } as const;

interface Standing {
  readonly status: string;
  readonly statusSince: Timestamp;
  readonly nextDeadlineAt?: Timestamp | undefined;
}

/** Asked once for each status it stands still in. */
export function overdueQuestion(standing: Standing, now: Timestamp): CaseQuestion {
  const { status, statusSince, nextDeadlineAt } = standing;
  return {
    kind: 'OVERDUE',
    matter: `${status}-${statusSince}`,
    title: `Nothing happens: ${status}`,
    ...BY_OPERATIONS,
    options: ['noted'],
    defaultOption: null,
    deadlineAt: addSeconds(now, ANSWER_SECONDS),
    evidence: { since: statusSince, awaitedUntil: nextDeadlineAt },
  };
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
