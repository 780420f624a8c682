/** The removal after an event, with its deadline; an event that its state has passed changes nothing. */
import { allowedEvents, transition } from '../kernel/lifecycle.ts';
import { addSeconds, type Timestamp } from '../kernel/time.ts';
import { removalLifecycle, type RemovalEvent } from './removal-lifecycle.ts';
import type { Removal } from './removal.ts';

const DAY = 86_400;
/** The seller is asked so long before Amazon disposes of the units (M-136). */
const WARNING_SECONDS = 7 * DAY;
/** How long each state may last before somebody looks. */
const PATIENCE_DAYS = {
  DRAFT: 30,
  SUBMITTED: 14,
  PENDING: 30,
  PROCESSING: 45,
  SHIPPED: 45,
  RECEIVED: 14,
  INSPECTED: 30,
} as const;

export function canMove(removal: Removal, event: RemovalEvent): boolean {
  return allowedEvents(removalLifecycle, removal.status).includes(event);
}

/** One version further. Throws IllegalTransition. */
export function moveRemoval(
  removal: Removal,
  event: RemovalEvent,
  at: Timestamp,
  reason?: string,
): Removal {
  const status = transition(removalLifecycle, removal.status, event);
  const moved = {
    ...removal,
    status,
    statusSince: at,
    updatedAt: at,
    version: removal.version + 1,
  };
  if (removalLifecycle.terminal.includes(status)) {
    const { nextDeadlineAt: _, ...ended } = moved;
    return { ...ended, closedAt: at, ...(reason && { closeReason: reason }) };
  }
  return { ...moved, nextDeadlineAt: deadlineOf(moved) };
}

/** When a sweeper looks at it: before the auto-disposal while nobody has decided, else when its state has lasted too long. */
export function deadlineOf(removal: Removal): Timestamp {
  if (awaitsDecision(removal)) return addSeconds(removal.autoDisposalAt, -WARNING_SECONDS);
  const { status, statusSince } = removal;
  if (status === 'CLOSED' || status === 'CANCELLED') return statusSince;
  return addSeconds(statusSince, PATIENCE_DAYS[status] * DAY);
}

/** A draft needs to be told what to do; goods that are to be sent need to be told where to. */
export function awaitsDecision({ status, type, decision }: Removal): boolean {
  if (decision !== undefined) return false;
  if (status === 'DRAFT') return true;
  return type === 'RETURN' && ['PENDING', 'PROCESSING', 'SHIPPED'].includes(status);
}
