/** Time for the engine: the one door through which it learns the hour and asks to be woken. */

export type Cancel = () => void;

export interface Clock {
  /** Milliseconds since the epoch. */
  now(): number;
  /** Calls `wake` once, at or after `atMs`. */
  schedule(atMs: number, wake: () => void): Cancel;
  /** Work that must end before virtual time may move; real time does not care. */
  track?(work: Promise<unknown>): void;
}

/** setTimeout counts in a signed 32-bit integer; a longer wait is slept in pieces. */
const LONGEST_SLEEP_MS = 2 ** 31 - 1;

export function realClock(): Clock {
  return {
    now: () => Date.now(),
    schedule(atMs, wake) {
      let timer: NodeJS.Timeout;
      const sleep = () => {
        const left = atMs - Date.now();
        if (left > LONGEST_SLEEP_MS) timer = setTimeout(sleep, LONGEST_SLEEP_MS);
        else timer = setTimeout(wake, Math.max(0, left));
      };
      sleep();
      return () => {
        clearTimeout(timer);
      };
    },
  };
}
