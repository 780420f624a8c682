/** One removal after the rows of a report about it. */
import type { RemovalId, Tenant } from '../kernel/ids.ts';
import { addSeconds, type Timestamp } from '../kernel/time.ts';
import { foldRow } from './fold-report.ts';
import { canMove, deadlineOf, moveRemoval } from './move-removal.ts';
import { reportedEvent } from './reported-event.ts';
import type { ReportRow } from './report-row.ts';
import type { Removal } from './removal.ts';

/** Amazon removes unfulfillable units by itself after 30 days. */
export const AUTO_DISPOSAL_SECONDS = 30 * 86_400;

export interface Imported {
  readonly removal: Removal;
  readonly outcome: 'added' | 'updated' | 'unchanged';
}

/** `rows` are of one order, at least one. Throws nothing: what Amazon no longer may change is left. */
export function importRows(
  before: Removal | undefined,
  key: { tenant: Tenant; removalId: RemovalId },
  rows: readonly [ReportRow, ...ReportRow[]],
  now: Timestamp,
): Imported {
  const start = before ?? newRemoval(key, rows, now);
  const lines = rows.reduce((known, { goods }) => foldRow(known, goods), start.lines);
  const told = before ? { ...before, lines, ...typeTold(before, rows) } : { ...start, lines };
  const removal = advanced(told, now);
  if (!before) return { removal: { ...removal, version: 1 }, outcome: 'added' };
  if (JSON.stringify({ ...removal, version: 0 }) === JSON.stringify({ ...before, version: 0 }))
    return { removal: before, outcome: 'unchanged' };
  return {
    removal: { ...removal, version: before.version + 1, updatedAt: now },
    outcome: 'updated',
  };
}

function advanced(removal: Removal, now: Timestamp): Removal {
  const event = reportedEvent(removal);
  // What is on its way to us, or here, is no longer Amazon's to close or to cancel.
  const isAmazons = ['DRAFT', 'SUBMITTED', 'PENDING', 'PROCESSING'].includes(removal.status);
  if (event === undefined || !isAmazons || !canMove(removal, event)) return removal;
  return moveRemoval(removal, event, now, `Amazon: ${event}`);
}

/** A draft was only our wish: Amazon's order says what it became. */
function typeTold(before: Removal, [row]: readonly [ReportRow, ...ReportRow[]]) {
  const isOurs = before.status === 'DRAFT' || before.status === 'SUBMITTED';
  return isOurs ? { type: row.type, requestedAt: row.requestedAt } : {};
}

function newRemoval(
  { tenant, removalId }: { tenant: Tenant; removalId: RemovalId },
  [row]: readonly [ReportRow, ...ReportRow[]],
  now: Timestamp,
): Removal {
  const draft: Removal = {
    tenant,
    removalId,
    orderId: row.orderId,
    version: 1,
    type: row.type,
    status: 'DRAFT',
    statusSince: now,
    ...(row.serviceSpeed !== '' && { serviceSpeed: row.serviceSpeed }),
    requestedAt: row.requestedAt,
    lines: [],
    returnIds: [],
    autoDisposalAt: addSeconds(row.requestedAt, AUTO_DISPOSAL_SECONDS),
    createdAt: now,
    updatedAt: now,
  };
  return { ...draft, nextDeadlineAt: deadlineOf(draft) };
}
