/** No carrier takes a booking, and no quote holds, for cargo that is ready in the far future. A day that is past is today. */
import { fault, type Fault } from '../../kernel/fault.ts';
import { addDays } from '../../kernel/time.ts';
import type { PrecheckInput } from './precheck-input.ts';

const MOST_DAYS_AHEAD = 60;

export function checkReadyDay({ head: { cargoReadyOn }, day }: PrecheckInput): Fault[] {
  const last = addDays(day, MOST_DAYS_AHEAD);
  if (cargoReadyOn <= last) return [];
  return [
    fault('/cargoReadyOn', 'CARGO_READY_TOO_LATE', `cargo must be ready by ${last}`, { last }),
  ];
}
