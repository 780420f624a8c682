import { secondsBetween, type Timestamp } from '../../domain/kernel/time.ts';
import type { AwaitedThing } from '../../domain/wait/wait.ts';
import type { StepWait } from '../../workflows/shipment/contracts.ts';

/** As Step Functions takes it. Rounded up: an early timeout would only find the deadline still ahead. */
export function stepWait(wait: AwaitedThing, now: Timestamp): StepWait {
  const seconds = secondsBetween(now, wait.deadlineAt) + 1;
  return { ...wait, timeoutSeconds: Math.min(Math.max(seconds, 1), 99_999_999) };
}
