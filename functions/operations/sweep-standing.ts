/**
 * What stands still past its deadline, be it a shipment, a fulfilment or a return: one whose workflow failed waits for
 * operations, whose `resume` starts the next epoch, which goes on from the records; any other becomes a case, and another one
 * when that was answered and still nothing happens (design 3.5).
 */
import { decisionOf, type CaseQuestion } from '../../domain/case/case-question.ts';
import type { CaseStore } from '../../domain/case/case-store.ts';
import type { Case } from '../../domain/case/case.ts';
import { overdueCases, overdueQuestion } from '../../domain/case/standstill.ts';
import type { EntityId, Tenant } from '../../domain/kernel/ids.ts';
import { addSeconds, type Now, type Timestamp } from '../../domain/kernel/time.ts';

export interface StandingPorts {
  readonly now: Now;
  readonly cases: Pick<CaseStore, 'ofEntity' | 'open' | 'close'>;
}

/** What an entity brings: who it is, and its own ways to ask, to be put off and to be resumed. */
export interface Standing {
  readonly tenant: Tenant;
  readonly entityId: EntityId;
  /** Of its cases; absent: the one lane of the entity. */
  readonly lane?: string;
  readonly epoch: number;
  readonly version: number;
  readonly status: string;
  readonly statusSince: Timestamp;
  readonly nextDeadlineAt?: Timestamp | undefined;
  /** When the sweeper looks again at one that goes on. */
  readonly resumedSeconds: number;
  readonly caseOf: (question: CaseQuestion, now: Timestamp) => Case;
  /** Throws StaleVersion when it is not as it was read. */
  readonly putOff: (nextDeadlineAt: Timestamp, now: Timestamp) => Promise<unknown>;
  /** Whether it is in the same status still. */
  readonly stands: () => Promise<boolean>;
  /** Saves the next epoch with the outbox message that starts it. */
  readonly resume: (epoch: number, nextDeadlineAt: Timestamp, now: Timestamp) => Promise<unknown>;
  readonly wake: (eventId: string) => Promise<void>;
}

/** How soon after their decision it goes on, at most. */
const LOOK_AGAIN_SECONDS = 300;
/** While a question is open: its `resume` is heard so soon. */
const ANSWERED_WITHIN_SECONDS = 3600;
const OVERDUE_AGAIN_SECONDS = 86_400;

/** True when it became a case, or the next one. Throws StaleVersion when somebody else was faster. */
export async function sweepStanding(ports: StandingPorts, standing: Standing): Promise<boolean> {
  const { tenant, entityId, epoch, resumedSeconds } = standing;
  const cases = await ports.cases.ofEntity(tenant, entityId);
  const failed = cases.find((found) => isFailureOf(found, standing));
  const asked = overdueCases(cases, standing, standing.lane);
  const now = ports.now();
  if ([failed, ...asked].some((found) => isResumed(found, standing))) {
    await standing.resume(epoch + 1, addSeconds(now, resumedSeconds), now);
    return false;
  }
  if (!failed) return escalate(ports, standing, asked, now);
  await standing.putOff(addSeconds(now, LOOK_AGAIN_SECONDS), now);
  return false;
}

function isResumed(found: Case | undefined, { epoch }: Standing): boolean {
  return decisionOf(found) === 'resume' && found?.evidence['epoch'] === epoch;
}

function isFailureOf({ kind, evidence, lane }: Case, standing: Standing): boolean {
  return (
    kind === 'WORKFLOW_FAILED' && lane === standing.lane && evidence['epoch'] === standing.epoch
  );
}

/** Waking it costs nothing and mends a lost wake-up. True when somebody is asked anew. */
async function escalate(
  { cases }: StandingPorts,
  standing: Standing,
  asked: readonly Case[],
  now: Timestamp,
): Promise<boolean> {
  const question = overdueQuestion(standing, asked, now);
  const opened = question && (await cases.open(standing.caseOf(question, now)));
  const isAsked = question !== undefined || asked.at(-1)?.status === 'OPEN';
  const pause = isAsked ? ANSWERED_WITHIN_SECONDS : OVERDUE_AGAIN_SECONDS;
  try {
    await standing.putOff(addSeconds(now, pause), now);
  } catch (error) {
    // It went on in this moment, and did not see the question: nobody would take it back.
    if (opened && !(await standing.stands())) await cases.close(opened, 'it went on', now);
    throw error;
  }
  await standing.wake(`overdue-${standing.version}`);
  return question !== undefined;
}
