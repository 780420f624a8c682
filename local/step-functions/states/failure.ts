import type { Catcher, HandlingState, Retrier, State } from '../asl/machine.ts';
import { matches } from '../error-names.ts';
import type { Frame } from '../frame.ts';
import { Payload } from '../payload.ts';
import { StateError } from '../state-error.ts';
import type { Turn } from '../turn.ts';
import { current, exit } from './flow.ts';
import type { Runner } from './runner.ts';
import { scopeOf } from './scope.ts';

/**
 * What follows when the frame's state reports an error: a retry, a catcher's transition, or the frame's failure.
 * The first retrier that takes the error decides alone: when its attempts are used up no other is tried.
 */
export async function raise(
  runner: Runner,
  turn: Turn,
  frame: Frame,
  error: StateError,
): Promise<void> {
  const state = current(frame);
  if (!isHandling(state)) {
    failFrame(turn, frame, error);
    return;
  }
  const inParallel = state.type === 'Parallel';
  const index = state.retry.findIndex(({ errorEquals }) => matches(errorEquals, error, inParallel));
  const retrier = state.retry[index];
  const taken = frame.retries[index] ?? 0;
  if (retrier !== undefined && taken < retrier.maxAttempts) {
    const untilMs = turn.nowMs + delayMs(retrier, taken, runner.random);
    turn.append(frame, { k: 'retrying', retrier: index, untilMs });
    runner.arm(turn, frame);
    return;
  }
  const catcher = state.catch.find(({ errorEquals }) => matches(errorEquals, error, inParallel));
  if (catcher === undefined) failFrame(turn, frame, error);
  else await take(turn, frame, catcher, error);
}

const isHandling = (state: State): state is HandlingState =>
  state.type === 'Task' || state.type === 'Parallel' || state.type === 'Map';

/** States Language, "Retrying after error": interval x rate^attempts, capped, and with FULL a random part of it. */
function delayMs(retrier: Retrier, taken: number, random: () => number): number {
  const grown = retrier.intervalSeconds * retrier.backoffRate ** taken;
  const seconds = Math.min(grown, retrier.maxDelaySeconds);
  return Math.round(seconds * 1000 * (retrier.fullJitter ? random() : 1));
}

async function take(turn: Turn, frame: Frame, catcher: Catcher, error: StateError): Promise<void> {
  const errorOutput = { Error: error.error, Cause: error.causeText };
  try {
    await exit(turn, frame, {
      produces: catcher,
      scope: scopeOf(turn.execution, frame, { errorOutput }),
      fallback: Payload.of(errorOutput),
      next: catcher.next,
    });
  } catch (fault) {
    // An error inside a catcher has no catcher of its own.
    if (!(fault instanceof StateError)) throw fault;
    reportEvaluation(turn, frame, fault);
    failFrame(turn, frame, fault);
  }
}

/** AWS writes an EvaluationFailed event for query errors, and prefixes the cause with where it happened. */
export function reportEvaluation(turn: Turn, frame: Frame, error: StateError): StateError {
  if (error.error !== 'States.QueryEvaluationError') return error;
  const { name } = current(frame);
  const cause = `An error occurred while executing the state '${name}' (entered at the event id #${frame.enteredEventId}). ${error.causeText}`;
  turn.append(frame, {
    k: 'EvaluationFailed',
    error: error.error,
    cause,
    state: name,
    location: error.location,
  });
  return new StateError(error.error, cause, error.location);
}

export function failFrame(turn: Turn, frame: Frame, error: StateError): void {
  turn.append(frame, { k: 'frameFailed', error: error.error, cause: error.causeText });
}
