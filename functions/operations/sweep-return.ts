/** A return past its deadline: one whose workflow failed goes on when operations say so; any other becomes a case. */
import type { Case } from '../../domain/case/case.ts';
import type { CaseStore } from '../../domain/case/case-store.ts';
import { addSeconds, type Now } from '../../domain/kernel/time.ts';
import { startReturn } from '../../domain/return/return-outbox.ts';
import { patchReturn } from '../../domain/return/return-record.ts';
import type { ReturnStore } from '../../domain/return/return-store.ts';
import { returnCase } from '../../domain/return/return-view.ts';
import type { Return } from '../../domain/return/return.ts';
import { decisionOf } from '../../domain/shipment/case-question.ts';
import type { WaitKey } from '../../domain/wait/wait.ts';

export interface ReturnSweepPorts {
  readonly now: Now;
  readonly cases: Pick<CaseStore, 'ofEntity' | 'open'>;
  readonly returns: Pick<ReturnStore, 'save'>;
  readonly wake: (wait: WaitKey, eventId: string) => Promise<void>;
}

/** How soon after their decision the return goes on, at most. */
const LOOK_AGAIN_SECONDS = 300;
const OVERDUE_AGAIN_SECONDS = 86_400;
const RESUMED_SECONDS = 3600;

/** True when it became a case. Throws StaleVersion when somebody else was faster. */
export async function sweepReturn(ports: ReturnSweepPorts, ret: Return): Promise<boolean> {
  const cases = await ports.cases.ofEntity(ret.tenant, ret.returnId);
  const failed = cases.find((found) => isFailureOf(found, ret));
  if (!failed) return escalate(ports, ret);
  const at = ports.now();
  if (decisionOf(failed) !== 'resume') {
    await putOff(ports, ret, LOOK_AGAIN_SECONDS);
    return false;
  }
  const nextDeadlineAt = addSeconds(at, RESUMED_SECONDS);
  const next = patchReturn(ret, { epoch: ret.epoch + 1, nextDeadlineAt }, at);
  await ports.returns.save({ next, outbox: startReturn(next, at) });
  return false;
}

function isFailureOf({ kind, evidence }: Case, { epoch }: Return): boolean {
  return kind === 'WORKFLOW_FAILED' && evidence['epoch'] === epoch;
}

/** Looked at again tomorrow; waking it costs nothing and mends a lost wake-up. */
async function escalate(ports: ReturnSweepPorts, ret: Return): Promise<boolean> {
  const now = ports.now();
  const { status, statusSince, tenant, returnId, version } = ret;
  const question = {
    kind: 'OVERDUE',
    matter: `${status}-${statusSince}`,
    title: `Nothing happens: ${status}`,
    audience: 'operations',
    responsible: 'OPERATIONS',
    options: ['noted'],
    defaultOption: null,
    deadlineAt: addSeconds(now, OVERDUE_AGAIN_SECONDS),
    evidence: { since: statusSince, awaitedUntil: ret.nextDeadlineAt },
  } as const;
  await ports.cases.open(returnCase({ ret, now }, question));
  await putOff(ports, ret, OVERDUE_AGAIN_SECONDS);
  await ports.wake({ tenant, entityId: returnId, lane: 'main' }, `overdue-${version}`);
  return true;
}

async function putOff({ returns, now }: ReturnSweepPorts, ret: Return, by: number) {
  const at = now();
  await returns.save({ next: patchReturn(ret, { nextDeadlineAt: addSeconds(at, by) }, at) });
}
