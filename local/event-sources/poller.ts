/** A background loop that ends when asked, after what it is doing. */
export interface Poller {
  /** Takes nothing new and waits for what is in flight. */
  stop(): Promise<void>;
}

/** Runs `turn` again and again until stopped; a turn that throws is reported and tried again. */
export function poll(turn: (signal: AbortSignal) => Promise<void>, onError: ErrorSink): Poller {
  const controller = new AbortController();
  const { signal } = controller;
  const loop = async () => {
    while (!signal.aborted) {
      try {
        await turn(signal);
      } catch (error) {
        // A turn cut short by the signal throws what the signal did: nothing went wrong.
        if (!isAborted(signal)) onError(error);
        await pause(1000, signal);
      }
    }
  };
  const done = loop();
  return {
    stop: async () => {
      controller.abort();
      await done;
    },
  };
}

/** Asked anew each time: the signal changes while a turn waits. */
function isAborted(signal: AbortSignal): boolean {
  return signal.aborted;
}

export type ErrorSink = (error: unknown) => void;

/** Waits, or less when the signal comes. */
export function pause(milliseconds: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    if (signal.aborted) {
      resolve();
      return;
    }
    const finish = () => {
      clearTimeout(timer);
      signal.removeEventListener('abort', finish);
      resolve();
    };
    const timer = setTimeout(finish, milliseconds);
    signal.addEventListener('abort', finish);
  });
}
