/** A standard queue in virtual time: at least once, five tries, then a dead letter. */
import type { VirtualClock } from '../../../local/step-functions/virtual-clock.ts';

const LATENCY_MS = 50;
const TRIES = 5;
const BACK_OFF_MS = 180_000;

export interface DeadLetter {
  readonly message: unknown;
  readonly error: unknown;
}

/** Whatever its messages are. */
export interface AnyQueue {
  readonly deadLetters: readonly DeadLetter[];
  readonly redrive: () => void;
}

/** `burstMs`: what is due within so long is consumed at once, side by side; absent: one after the other. */
export function worldQueue<M>(
  clock: VirtualClock,
  consume: (message: M) => Promise<void>,
  burstMs?: number,
) {
  const deadLetters: (DeadLetter & { readonly message: M })[] = [];
  const done: M[] = [];

  const bursts = new Map<number, (() => Promise<void>)[]>();

  function deliver(message: M, tries: number, delayMs: number): void {
    const at = clock.now() + delayMs;
    if (burstMs === undefined) {
      clock.schedule(at, () => clock.track(attempt(message, tries)));
      return;
    }
    const due = Math.ceil(at / burstMs) * burstMs;
    const burst = bursts.get(due) ?? [];
    burst.push(() => attempt(message, tries));
    if (bursts.has(due)) return;
    bursts.set(due, burst);
    clock.schedule(due, () => {
      bursts.delete(due);
      clock.track(Promise.all(burst.map((start) => start())));
    });
  }

  async function attempt(message: M, tries: number): Promise<void> {
    try {
      await consume(message);
      done.push(message);
    } catch (error) {
      if (tries === TRIES) deadLetters.push({ message, error });
      else deliver(message, tries + 1, BACK_OFF_MS);
    }
  }

  return {
    deadLetters,
    /** What its consumer was through with. */
    done,
    redrive: () => {
      for (const { message } of deadLetters.splice(0)) deliver(message, 1, LATENCY_MS);
    },
    send: async (message: M) => {
      deliver(message, 1, LATENCY_MS);
    },
  };
}
