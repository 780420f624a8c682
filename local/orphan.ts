const LOOK_MILLISECONDS = 200;

/**
 * Calls back once when the process that started this one is gone. Nobody can then stop this one with
 * Ctrl-C: `npm start` killed with SIGKILL must leave nothing running.
 */
export function whenOrphaned(callback: () => void): void {
  const parent = process.ppid;
  const timer = setInterval(() => {
    if (process.ppid === parent) return;
    clearInterval(timer);
    callback();
  }, LOOK_MILLISECONDS);
  timer.unref();
}
