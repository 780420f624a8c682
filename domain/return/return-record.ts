/** The one place that shapes a return: which fields a status has, when it came to it, the deadline kept true. */
import { BrokenRecord } from '../kernel/domain-error.ts';
import type { WarehouseId } from '../kernel/ids.ts';
import { transition } from '../kernel/lifecycle.ts';
import { addSeconds, latest, type Timestamp } from '../kernel/time.ts';
import {
  closedReturnSchema,
  returnLifecycle,
  undecidedReturnSchema,
  underwayReturnSchema,
  type ReturnEvent,
  type ReturnStatus,
} from './return-lifecycle.ts';
import { returnHeadSchema, type Return, type ReturnHead } from './return.ts';

type Kept = 'tenant' | 'returnId' | 'version' | 'createdAt' | 'updatedAt' | 'statusSince' | 'since';

/** What a use case may change besides the status. */
export type ReturnPatch = Partial<Omit<ReturnHead, Kept>> & { readonly warehouseId?: WarehouseId };

/** The sweeper comes an hour after the workflow should have acted by itself. */
const SWEEP_GRACE_SECONDS = 3600;
/** For the time between an event and the wait that follows it. */
const UNTIL_ASSESSED_SECONDS = 2 * 3600;

export type ClosedReturn = Extract<Return, { closedAt: Timestamp }>;

const headOnly = returnHeadSchema.strip();

export function isClosed(ret: Return): ret is ClosedReturn {
  return 'closedAt' in ret;
}

/** The buyer keeps the goods and the money stays where it was: what was claimed of the order is given back. */
export function isGivenUp({ status }: Pick<Return, 'status'>): boolean {
  return status === 'DECLINED' || status === 'CANCELLED' || status === 'EXPIRED';
}

export function warehouseOf(ret: Return): WarehouseId | undefined {
  return 'warehouseId' in ret ? ret.warehouseId : undefined;
}

/** The same status, other facts. The version is the store's to raise: several changes are one write. */
export function patchReturn(ret: Return, patch: ReturnPatch, at: Timestamp): Return {
  return shape(ret.status, headOnly.parse({ ...ret, ...patch, updatedAt: at }), {
    warehouseId: patch.warehouseId ?? warehouseOf(ret),
    closedAt: isClosed(ret) ? ret.closedAt : at,
    closeReason: isClosed(ret) ? ret.closeReason : 'unknown',
  });
}

/** The return after `event`. Throws IllegalTransition with the allowed events. */
export function advanceReturn(
  ret: Return,
  event: ReturnEvent,
  { at, patch = {}, reason }: { at: Timestamp; patch?: ReturnPatch; reason?: string },
): Return {
  const to = transition(returnLifecycle, ret.status, event);
  const head = headOnly.parse({
    ...ret,
    // Later is as well: whoever waits sets it anew, and an index entry that stays costs nothing.
    nextDeadlineAt: latest([ret.nextDeadlineAt, addSeconds(at, UNTIL_ASSESSED_SECONDS)]),
    ...patch,
    statusSince: at,
    updatedAt: at,
    since: { ...ret.since, [to]: ret.since[to] ?? at },
  });
  const warehouseId = patch.warehouseId ?? warehouseOf(ret);
  return shape(to, head, { warehouseId, closedAt: at, closeReason: reason ?? event });
}

/** As `wait` needs it: the sweeper looks a while after what is awaited is due. */
export function awaiting(ret: Return, deadlineAt: Timestamp, at: Timestamp): Return {
  const nextDeadlineAt = addSeconds(deadlineAt, SWEEP_GRACE_SECONDS);
  return ret.nextDeadlineAt === nextDeadlineAt ? ret : patchReturn(ret, { nextDeadlineAt }, at);
}

function shape(
  status: ReturnStatus,
  head: ReturnHead,
  more: { warehouseId: WarehouseId | undefined; closedAt: Timestamp; closeReason: string },
): Return {
  const { warehouseId, closedAt, closeReason } = more;
  const undecided = undecidedReturnSchema.safeParse(status);
  if (undecided.success) return { ...head, status: undecided.data };
  const closed = closedReturnSchema.safeParse(status);
  if (closed.success) {
    const { nextDeadlineAt: _, ...rest } = head;
    const where = warehouseId && { warehouseId };
    return { ...rest, ...where, status: closed.data, closedAt, closeReason };
  }
  if (!warehouseId) throw new BrokenRecord(`${head.returnId} would be ${status} without warehouse`);
  return { ...head, status: underwayReturnSchema.parse(status), warehouseId };
}
