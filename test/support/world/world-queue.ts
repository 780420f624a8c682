/** A standard queue in virtual time: at least once, five tries, then a dead letter. */
import type { VirtualClock } from '../../../local/step-functions/virtual-clock.ts';

const LATENCY_MS = 50;
const TRIES = 5;
const BACK_OFF_MS = 180_000;

export interface DeadLetter {
  readonly message: unknown;
  readonly error: unknown;
}

export function worldQueue<M>(clock: VirtualClock, consume: (message: M) => Promise<void>) {
  const deadLetters: (DeadLetter & { readonly message: M })[] = [];

  function deliver(message: M, tries: number, delayMs: number): void {
    clock.schedule(clock.now() + delayMs, () => {
      clock.track(
        consume(message).catch((error: unknown) => {
          if (tries === TRIES) deadLetters.push({ message, error });
          else deliver(message, tries + 1, BACK_OFF_MS);
        }),
      );
    });
  }

  return {
    deadLetters,
    redrive: () => {
      for (const { message } of deadLetters.splice(0)) deliver(message, 1, LATENCY_MS);
    },
    send: async (message: M) => {
      deliver(message, 1, LATENCY_MS);
    },
  };
}
