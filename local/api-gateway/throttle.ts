import type { ThrottleSpec } from '../assembly/http-apis.ts';

/** Says whether one more request may pass now. */
export type Throttle = () => boolean;

/** A token bucket: `rate` a second, `burst` deep. Without a limit everything passes. */
export function tokenBucket(limit: ThrottleSpec | undefined, now: () => number): Throttle {
  if (limit === undefined) return () => true;
  let tokens = limit.burst;
  let filledAt = now();
  return () => {
    const time = now();
    tokens = Math.min(limit.burst, tokens + ((time - filledAt) / 1000) * limit.rate);
    filledAt = time;
    if (tokens < 1) return false;
    tokens -= 1;
    return true;
  };
}
