import type {
  ChoiceRule,
  ChoiceState,
  FailState,
  PassState,
  SucceedState,
  WaitState,
} from '../asl/machine.ts';
import { isTimestamp } from '../asl/check-states.ts';
import type { Frame } from '../frame.ts';
import type { Scope } from '../jsonata/scope.ts';
import { evaluateTemplate } from '../jsonata/template.ts';
import type { Template } from '../jsonata/template.ts';
import { StateError } from '../state-error.ts';
import type { Turn } from '../turn.ts';
import { failFrame } from './failure.ts';
import { exit } from './flow.ts';
import { evaluateNumber, unexpected } from './numbers.ts';
import type { Runner } from './runner.ts';
import { scopeOf } from './scope.ts';

export async function passOrSucceed(
  turn: Turn,
  frame: Frame,
  state: PassState | SucceedState,
): Promise<void> {
  const scope = scopeOf(turn.execution, frame);
  await exit(turn, frame, { produces: state, scope, fallback: frame.data, next: state.next });
}

/** The rule's own Assign and Output when one matches, the state's when Default is taken. */
export async function choose(turn: Turn, frame: Frame, state: ChoiceState): Promise<void> {
  const scope = scopeOf(turn.execution, frame);
  for (const rule of state.rules) {
    if (!(await holds(rule, scope))) continue;
    await exit(turn, frame, { produces: rule, scope, fallback: frame.data, next: rule.next });
    return;
  }
  if (state.next === undefined) {
    throw new StateError(
      'States.NoChoiceMatched',
      `No choice of the state '${state.name}' matched.`,
    );
  }
  await exit(turn, frame, { produces: state, scope, fallback: frame.data, next: state.next });
}

async function holds({ condition }: ChoiceRule, scope: Scope): Promise<boolean> {
  const value = await condition.evaluate(scope);
  if (typeof value === 'boolean') return value;
  throw unexpected(condition.location, 'boolean', value);
}

/** States Language, "Wait State": a time already past lets the frame go on at once. */
export async function startWait(
  runner: Runner,
  turn: Turn,
  frame: Frame,
  state: WaitState,
): Promise<void> {
  const scope = scopeOf(turn.execution, frame);
  const untilMs = await waitUntil(turn, state, scope);
  turn.append(frame, { k: 'waiting', untilMs });
  if (untilMs <= turn.nowMs) await endWait(turn, frame, state);
  else runner.arm(turn, frame);
}

async function waitUntil(turn: Turn, { until }: WaitState, scope: Scope): Promise<number> {
  if (until.kind === 'seconds') {
    const range = { field: 'Seconds', min: 0, max: 99_999_999, integer: true };
    const seconds = await evaluateNumber(until.seconds, scope, range);
    return turn.nowMs + (seconds ?? 0) * 1000;
  }
  const text = await evaluateTemplate(until.timestamp, scope);
  if (typeof text === 'string' && isTimestamp(text)) return Date.parse(text);
  throw unexpected('Timestamp', 'timestamp', text);
}

export async function endWait(turn: Turn, frame: Frame, state: WaitState): Promise<void> {
  const scope = scopeOf(turn.execution, frame);
  await exit(turn, frame, { produces: state, scope, fallback: frame.data, next: state.next });
}

export async function failState(turn: Turn, frame: Frame, state: FailState): Promise<void> {
  const scope = scopeOf(turn.execution, frame);
  const error = await text(state.error, 'Error', scope);
  failFrame(turn, frame, new StateError(error, await text(state.cause, 'Cause', scope)));
}

async function text(template: Template | undefined, field: string, scope: Scope): Promise<string> {
  if (template === undefined) return '';
  const value = await evaluateTemplate(template, scope);
  if (typeof value === 'string') return value;
  throw unexpected(field, 'string', value);
}
