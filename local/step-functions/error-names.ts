import type { StateError } from './state-error.ts';

const WILDCARD_EXEMPT: ReadonlySet<string> = new Set([
  'States.DataLimitExceeded',
  'States.Runtime',
]);
const TIMEOUTS: ReadonlySet<string> = new Set(['States.Timeout', 'States.HeartbeatTimeout']);

/**
 * Does a retrier or catcher with these names take this error? AWS: "Handling errors in Step Functions workflows".
 * States.ALL takes all but States.DataLimitExceeded and States.Runtime; States.TaskFailed takes all of those but
 * timeouts; States.Timeout also takes a missed heartbeat.
 */
export function matches(
  errorEquals: readonly string[],
  error: StateError,
  inParallel: boolean,
): boolean {
  return errorEquals.some((name) => takes(name, error.error, inParallel));
}

function takes(name: string, error: string, inParallel: boolean): boolean {
  // States.Runtime "always causes the execution to fail", whoever names it.
  if (error === 'States.Runtime') return false;
  if (name === error) return true;
  if (name === 'States.ALL') return !WILDCARD_EXEMPT.has(error);
  if (name === 'States.TaskFailed') return !WILDCARD_EXEMPT.has(error) && !TIMEOUTS.has(error);
  if (name === 'States.Timeout') return error === 'States.HeartbeatTimeout';
  // Appendix A: "A branch of a Parallel State failed"; the error itself keeps the branch's name.
  return name === 'States.BranchFailed' && inParallel && !WILDCARD_EXEMPT.has(error);
}
