/** The one place that shapes a fulfilment's record: the version up by one, the lifecycle kept, no deadline once it is over. */
import { isAlreadyApplied, transition } from '../kernel/lifecycle.ts';
import { addSeconds, type Timestamp } from '../kernel/time.ts';
import type { Occasion } from '../shipment/advance-shipment.ts';
import type { StatusChange } from '../shipment/shipment.ts';
import { fulfilmentLifecycle, type FulfilmentEvent } from './fulfilment-lifecycle.ts';
import type { Act, Fulfilment, FulfilmentLine } from './fulfilment.ts';
import type { FulfilmentKey } from './order-store.ts';

type Kept = 'tenant' | 'orderId' | 'n' | 'version' | 'status' | 'createdAt' | 'updatedAt';
export type FulfilmentPatch = Partial<Omit<Fulfilment, Kept>>;

/**
 * A fulfilment waits longer than this only in an exception, and each exception has its own deadline. The sweeper's is set once
 * and not moved with every status: a moved deadline is two more writes to the index.
 */
const SWEEP_AFTER_SECONDS = 30 * 86_400;

/** As it is planned first: version 0, not yet kept. */
export function newFulfilment(
  { tenant, orderId, n }: FulfilmentKey,
  lines: readonly FulfilmentLine[],
  at: Timestamp,
): Fulfilment {
  return {
    tenant,
    orderId,
    n,
    version: 0,
    status: 'PLANNED',
    statusSince: at,
    epoch: 1,
    attempt: 1,
    lines: [...lines],
    allocation: [],
    floor: {},
    createdAt: at,
    updatedAt: at,
    nextDeadlineAt: addSeconds(at, SWEEP_AFTER_SECONDS),
  };
}

/** The same status, other facts. */
export function patchFulfilment(
  fulfilment: Fulfilment,
  patch: FulfilmentPatch,
  at: Timestamp,
): Fulfilment {
  return { ...fulfilment, ...patch, version: fulfilment.version + 1, updatedAt: at };
}

/** What was asked outside, and how it was answered. */
export function withAct(
  fulfilment: Fulfilment,
  { act }: Pick<Act, 'act'>,
  answer: Act['answer'],
  at: Timestamp,
): Fulfilment {
  const acts = [...(fulfilment.acts ?? []), { act, at, answer }];
  return patchFulfilment(fulfilment, { acts }, at);
}

export interface MovedFulfilment {
  readonly next: Fulfilment;
  readonly change: StatusChange & { readonly n: number };
}

/** The next record and its log entry; undefined when the event brought it where it is. Throws IllegalTransition. */
export function advanceFulfilment(
  fulfilment: Fulfilment,
  event: FulfilmentEvent,
  { at, actor, correlationId, reasonCode }: Occasion,
  patch: FulfilmentPatch = {},
): MovedFulfilment | undefined {
  const { status: from, n } = fulfilment;
  if (isAlreadyApplied(fulfilmentLifecycle, from, event)) return undefined;
  const to = transition(fulfilmentLifecycle, from, event);
  const { nextDeadlineAt, ...moved } = patchFulfilment(fulfilment, patch, at);
  const closing = fulfilmentLifecycle.terminal.includes(to)
    ? { closedAt: at, closeReason: reasonCode ?? event }
    : { ...(nextDeadlineAt && { nextDeadlineAt }) };
  const next: Fulfilment = { ...moved, ...closing, status: to, statusSince: at };
  const change = { n, version: next.version, from, event, to, actor, at, correlationId };
  return { next, change: { ...change, ...(reasonCode && { reasonCode }) } };
}
