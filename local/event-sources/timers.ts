/** Time as the schedules see it: the machine's, or a virtual one that jumps. */
export interface TimerClock {
  now(): number;
  /** Calls back once at `time` (milliseconds since the epoch); returns how to cancel. */
  at(time: number, callback: () => void): () => void;
}

/** setTimeout takes at most 2^31 - 1 ms, about 25 days: longer waits are taken in steps. */
const LONGEST_TIMEOUT = 2 ** 31 - 1;

export const machineClock: TimerClock = {
  now: Date.now,
  at: (time, callback) => {
    let timer: NodeJS.Timeout;
    const arm = () => {
      const left = time - Date.now();
      timer = setTimeout(left > LONGEST_TIMEOUT ? arm : callback, Math.min(left, LONGEST_TIMEOUT));
    };
    arm();
    return () => clearTimeout(timer);
  },
};
