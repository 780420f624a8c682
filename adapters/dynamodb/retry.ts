/** Bounded retries with full jitter: what DynamoDB asks for on contention, and the SDK does not do for transactions. */
export interface Pause {
  /** Milliseconds. */
  readonly sleep: (ms: number) => Promise<void>;
  /** In [0, 1). */
  readonly random: () => number;
}

const ATTEMPTS = 10;
const FIRST_MS = 20;
const LONGEST_MS = 1000;

/** Runs `attempt` until it succeeds, fails for good, or has had its ten chances; then its last error is thrown. */
export async function withRetries<T>(
  pause: Pause,
  isPassing: (error: unknown) => boolean,
  attempt: () => Promise<T>,
): Promise<T> {
  for (let failures = 0; ; failures += 1) {
    try {
      return await attempt();
    } catch (error) {
      if (failures + 1 >= ATTEMPTS || !isPassing(error)) throw error;
      await backOff(pause, failures);
    }
  }
}

/** Waits between 0 and 20 ms doubled per failure, at most a second. */
export async function backOff(pause: Pause, failures: number): Promise<void> {
  await pause.sleep(pause.random() * Math.min(LONGEST_MS, FIRST_MS * 2 ** failures));
}
