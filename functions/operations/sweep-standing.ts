/**
 * What stands still past its deadline, be it a shipment, a fulfilment or a return: one whose workflow failed waits for
 * operations, whose `resume` starts the next epoch, which goes on from the records; any other becomes a case (design 3.5).
 */
import { decisionOf, type CaseQuestion } from '../../domain/case/case-question.ts';
import type { CaseStore } from '../../domain/case/case-store.ts';
import type { Case } from '../../domain/case/case.ts';
import { overdueQuestion } from '../../domain/case/standstill.ts';
import type { EntityId, Tenant } from '../../domain/kernel/ids.ts';
import { addSeconds, type Now, type Timestamp } from '../../domain/kernel/time.ts';

export interface StandingPorts {
  readonly now: Now;
  readonly cases: Pick<CaseStore, 'ofEntity' | 'open'>;
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
  readonly putOff: (nextDeadlineAt: Timestamp, now: Timestamp) => Promise<unknown>;
  /** Saves the next epoch with the outbox message that starts it. */
  readonly resume: (epoch: number, nextDeadlineAt: Timestamp, now: Timestamp) => Promise<unknown>;
  readonly wake: (eventId: string) => Promise<void>;
}

/** How soon after their decision it goes on, at most. */
const LOOK_AGAIN_SECONDS = 300;
const OVERDUE_AGAIN_SECONDS = 86_400;

/** True when it became a case. Throws StaleVersion when somebody else was faster. */
export async function sweepStanding(ports: StandingPorts, standing: Standing): Promise<boolean> {
  const { tenant, entityId, epoch, resumedSeconds } = standing;
  const cases = await ports.cases.ofEntity(tenant, entityId);
  const failed = cases.find((found) => isFailureOf(found, standing));
  const now = ports.now();
  if (!failed) return escalate(ports, standing, now);
  if (decisionOf(failed) === 'resume')
    await standing.resume(epoch + 1, addSeconds(now, resumedSeconds), now);
  else await standing.putOff(addSeconds(now, LOOK_AGAIN_SECONDS), now);
  return false;
}

function isFailureOf({ kind, evidence, lane }: Case, standing: Standing): boolean {
  return (
    kind === 'WORKFLOW_FAILED' && lane === standing.lane && evidence['epoch'] === standing.epoch
  );
}

/** Looked at again tomorrow; waking it costs nothing and mends a lost wake-up. */
async function escalate(
  { cases }: StandingPorts,
  standing: Standing,
  now: Timestamp,
): Promise<boolean> {
  await cases.open(standing.caseOf(overdueQuestion(standing, now), now));
  await standing.putOff(addSeconds(now, OVERDUE_AGAIN_SECONDS), now);
  await standing.wake(`overdue-${standing.version}`);
  return true;
}
