/** A fulfilment past its deadline: one whose workflow failed goes on when operations say so; any other becomes a case. */
import type { Case } from '../../domain/case/case.ts';
import type { CaseStore } from '../../domain/case/case-store.ts';
import { addSeconds, type Now } from '../../domain/kernel/time.ts';
import { fulfilmentCase } from '../../domain/order/fulfilment-view.ts';
import { startFulfilment } from '../../domain/order/fulfilment-outbox.ts';
import { patchFulfilment } from '../../domain/order/fulfilment-record.ts';
import { laneOf, type Fulfilment } from '../../domain/order/fulfilment.ts';
import type { OrderStore } from '../../domain/order/order-store.ts';
import { decisionOf } from '../../domain/shipment/case-question.ts';
import type { WaitKey } from '../../domain/wait/wait.ts';

export interface FulfilmentSweepPorts {
  readonly now: Now;
  readonly cases: Pick<CaseStore, 'ofEntity' | 'open'>;
  readonly orders: Pick<OrderStore, 'save'>;
  readonly wake: (wait: WaitKey, eventId: string) => Promise<void>;
}

/** How soon after their decision the fulfilment goes on, at most. */
const LOOK_AGAIN_SECONDS = 300;
const OVERDUE_AGAIN_SECONDS = 86_400;
const RESUMED_SECONDS = 30 * 86_400;

/** True when it became a case. Throws StaleVersion when somebody else was faster. */
export async function sweepFulfilment(
  ports: FulfilmentSweepPorts,
  fulfilment: Fulfilment,
): Promise<boolean> {
  const cases = await ports.cases.ofEntity(fulfilment.tenant, fulfilment.orderId);
  const failed = cases.find((found) => isFailureOf(found, fulfilment));
  if (!failed) return escalate(ports, fulfilment);
  const at = ports.now();
  if (decisionOf(failed) !== 'resume') {
    await putOff(ports, fulfilment, LOOK_AGAIN_SECONDS);
    return false;
  }
  const nextDeadlineAt = addSeconds(at, RESUMED_SECONDS);
  const epoch = fulfilment.epoch + 1;
  const next = patchFulfilment(fulfilment, { epoch, nextDeadlineAt }, at);
  await ports.orders.save({ fulfilments: [next], outboxes: [startFulfilment(next, at)] });
  return false;
}

function isFailureOf({ kind, evidence, lane }: Case, fulfilment: Fulfilment): boolean {
  return (
    kind === 'WORKFLOW_FAILED' &&
    lane === laneOf(fulfilment) &&
    evidence['epoch'] === fulfilment.epoch
  );
}

/** Looked at again tomorrow; waking it costs nothing and mends a lost wake-up. */
async function escalate(ports: FulfilmentSweepPorts, fulfilment: Fulfilment): Promise<boolean> {
  const now = ports.now();
  const { status, statusSince, nextDeadlineAt, tenant, orderId, version } = fulfilment;
  const question = {
    kind: 'OVERDUE',
    matter: `${status}-${statusSince}`,
    title: `Nothing happens: ${status}`,
    audience: 'operations',
    responsible: 'OPERATIONS',
    options: ['noted'],
    defaultOption: null,
    deadlineAt: addSeconds(now, OVERDUE_AGAIN_SECONDS),
    evidence: { since: statusSince, awaitedUntil: nextDeadlineAt },
  } as const;
  await ports.cases.open(fulfilmentCase({ fulfilment, now }, question));
  await putOff(ports, fulfilment, OVERDUE_AGAIN_SECONDS);
  const wait = { tenant, entityId: orderId, lane: laneOf(fulfilment) };
  await ports.wake(wait, `overdue-${version}`);
  return true;
}

async function putOff({ orders, now }: FulfilmentSweepPorts, fulfilment: Fulfilment, by: number) {
  const at = now();
  const next = patchFulfilment(fulfilment, { nextDeadlineAt: addSeconds(at, by) }, at);
  await orders.save({ fulfilments: [next] });
}
