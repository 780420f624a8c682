import type { TaskState } from '../asl/machine.ts';
import { waitsForToken } from '../asl/resource.ts';
import { dataLimitExceeded } from '../state-error.ts';
import type { StateError } from '../state-error.ts';
import type { Frame } from '../frame.ts';
import { evaluateTemplate } from '../jsonata/template.ts';
import { Payload } from '../payload.ts';
import type { Turn } from '../turn.ts';
import { raise } from './failure.ts';
import { exit } from './flow.ts';
import { evaluateNumber } from './numbers.ts';
import type { Runner } from './runner.ts';
import { scopeOf } from './scope.ts';

const SECONDS = { min: 1, max: 99_999_999, integer: true };

/** Begins one attempt: Arguments and timeouts are evaluated anew, each attempt has its own token. */
export async function startTask(
  runner: Runner,
  turn: Turn,
  frame: Frame,
  state: TaskState,
): Promise<void> {
  const token = runner.issueToken(turn);
  const scope = scopeOf(
    turn.execution,
    frame,
    waitsForToken(state.resource) ? { taskToken: token } : {},
  );
  const sent =
    state.arguments === undefined
      ? frame.data
      : Payload.of(await evaluateTemplate(state.arguments, scope));
  if (sent.tooLarge) throw dataLimitExceeded(state.name);
  turn.append(frame, {
    k: 'TaskScheduled',
    resource: state.resourceText,
    arguments: sent,
    token,
    timeoutSeconds: await evaluateNumber(state.timeoutSeconds, scope, {
      field: 'TimeoutSeconds',
      ...SECONDS,
    }),
    heartbeatSeconds: await evaluateNumber(state.heartbeatSeconds, scope, {
      field: 'HeartbeatSeconds',
      ...SECONDS,
    }),
  });
  turn.append(frame, { k: 'TaskStarted' });
  runner.arm(turn, frame);
  if (frame.phase.kind === 'task') runner.invoke(turn, frame, frame.phase);
}

/** The task's result, from its call or from SendTaskSuccess. */
export async function succeedTask(
  runner: Runner,
  turn: Turn,
  frame: Frame,
  state: TaskState,
  result: Payload,
): Promise<void> {
  if (result.tooLarge) {
    await failTask(runner, turn, frame, dataLimitExceeded(state.name));
    return;
  }
  turn.append(frame, { k: 'TaskSucceeded', output: result });
  const scope = scopeOf(turn.execution, frame, { result: result.value });
  await exit(turn, frame, { produces: state, scope, fallback: result, next: state.next });
}

export async function failTask(
  runner: Runner,
  turn: Turn,
  frame: Frame,
  error: StateError,
): Promise<void> {
  turn.append(frame, { k: 'TaskFailed', error: error.error, cause: error.causeText });
  await raise(runner, turn, frame, error);
}

export async function timeOutTask(
  runner: Runner,
  turn: Turn,
  frame: Frame,
  error: StateError,
): Promise<void> {
  turn.append(frame, { k: 'TaskTimedOut', error: error.error, cause: error.causeText });
  await raise(runner, turn, frame, error);
}
