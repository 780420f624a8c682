import { ApiError } from './api-error.ts';
import type { EventRecord } from './events.ts';
import type { ExecutionRow } from './journal.ts';
import { HISTORY_LIMIT } from './turn.ts';

const PERIOD_MS = 14 * 24 * 3600 * 1000;
const TOKEN_LIFE_MS = 15 * 60 * 1000;

/** AWS: RedriveExecution: why an execution may not be redriven, or undefined. */
export function redriveFault(row: ExecutionRow, nowMs: number): string | undefined {
  if (row.status === 'RUNNING') return 'Execution is RUNNING and cannot be redriven';
  if (row.status === 'SUCCEEDED') return 'Execution is SUCCEEDED and cannot be redriven';
  if (nowMs - (row.stopMs ?? 0) > PERIOD_MS)
    return 'Execution ended more than 14 days ago and cannot be redriven';
  return undefined;
}

/** Throws ExecutionNotRedrivable. Answers the earlier redrive's time when this one only repeats it. */
export function checkRedrivable(
  row: ExecutionRow,
  events: readonly EventRecord[],
  clientToken: string | undefined,
  nowMs: number,
): number | undefined {
  const last = events.findLast(({ k }) => k === 'ExecutionRedriven');
  const repeats =
    last?.k === 'ExecutionRedriven' &&
    clientToken !== undefined &&
    last.clientToken === clientToken;
  if (repeats && nowMs - last.t < TOKEN_LIFE_MS) return last.t;
  const full = events.reduce((count, { id }) => Math.max(count, id), 0) >= HISTORY_LIMIT - 1;
  const fault = redriveFault(row, nowMs) ?? (full ? 'Execution history is full' : undefined);
  if (fault === undefined) return undefined;
  throw new ApiError(
    'ExecutionNotRedrivable',
    `Execution is not redrivable: '${row.arn}': ${fault}`,
  );
}
