/** While a case is open: wait for the decision, or, past its deadline, take its default. */
import { addSeconds, type Timestamp } from '../kernel/time.ts';
import type { AwaitedThing, Party } from '../wait/wait.ts';
import type { Case } from './case.ts';

/** An open case without a default alarms; the workflow looks again this often. */
const LOOK_AGAIN_SECONDS = 7 * 86_400;

export type UntilDecided =
  { readonly wait: AwaitedThing } | { readonly takeDefault: Case; readonly option: string };

/** `late`: whose ball it is once the deadline passed without a default. */
export function untilDecided(
  now: Timestamp,
  found: Case,
  late: Party = found.responsible,
): UntilDecided {
  const { kind, deadlineAt, defaultOption, responsible } = found;
  if (now < deadlineAt) return { wait: { awaiting: kind, responsible, deadlineAt } };
  if (defaultOption !== null) return { takeDefault: found, option: defaultOption };
  const later = addSeconds(now, LOOK_AGAIN_SECONDS);
  return { wait: { awaiting: kind, responsible: late, deadlineAt: later } };
}
