import type { Produces } from '../asl/machine.ts';
import { childrenOf } from '../frame.ts';
import type { Frame } from '../frame.ts';
import { evaluateTemplate } from '../jsonata/template.ts';
import type { Scope } from '../jsonata/scope.ts';
import { Payload } from '../payload.ts';
import { StateError, dataLimitExceeded } from '../state-error.ts';
import type { Turn } from '../turn.ts';

/** Enters a state of the frame's machine with what the frame holds. */
export function enter(turn: Turn, frame: Frame, name: string): void {
  const state = frame.machine.states.get(name);
  if (state === undefined) throw new StateError('States.Runtime', `There is no state '${name}'.`);
  turn.append(frame, { k: 'StateEntered', type: state.type, name });
}

/**
 * Leaves the current state: all of Assign and Output read the values from before it. `fallback` is the output when
 * none is declared.
 */
export async function exit(
  turn: Turn,
  frame: Frame,
  leave: {
    readonly produces: Produces;
    readonly scope: Scope;
    readonly fallback: Payload;
    readonly next: string | undefined;
  },
): Promise<void> {
  const state = current(frame);
  const { produces, scope, fallback, next } = leave;
  const output =
    produces.output === undefined
      ? fallback
      : Payload.of(await evaluateTemplate(produces.output, scope));
  if (output.tooLarge) throw dataLimitExceeded(state.name);
  const assigned = await evaluateAssign(produces, scope, state.name);
  turn.append(frame, {
    k: 'StateExited',
    type: state.type,
    name: state.name,
    output: output === frame.data ? undefined : output,
    assigned,
    next,
  });
  if (next !== undefined) enter(turn, frame, next);
}

async function evaluateAssign(
  { assign }: Produces,
  scope: Scope,
  stateName: string,
): Promise<Record<string, Payload> | undefined> {
  if (assign.length === 0) return undefined;
  const assigned: Record<string, Payload> = {};
  let size = 0;
  for (const [name, template] of assign) {
    const value = Payload.of(await evaluateTemplate(template, scope));
    size += value.text.length;
    // AWS quota: all variables of one Assign together are at most 256 KiB.
    if (value.tooLarge || size > 262_144) throw dataLimitExceeded(stateName);
    assigned[name] = value;
  }
  return assigned;
}

export function current(frame: Frame) {
  if (frame.state === undefined) throw new Error(`The frame '${frame.id}' is in no state`);
  return frame.state;
}

/** AWS has Aborted events only for the states that can be waiting. */
const CAN_ABORT: ReadonlySet<string> = new Set(['Task', 'Wait', 'Parallel', 'Map']);

/** Ends everything in the frame that has not ended, innermost first. */
export function abort(turn: Turn, frame: Frame): void {
  for (const child of childrenOf(frame)) abort(turn, child);
  if (frame.outcome !== undefined) return;
  const type = frame.state?.type;
  if (type !== undefined && CAN_ABORT.has(type)) turn.append(frame, { k: 'StateAborted', type });
  else turn.append(frame, { k: 'frameAborted' });
  if (frame.parent?.phase.kind === 'map') {
    turn.append(frame, { k: 'MapIterationAborted', index: frame.index });
  }
}

export function abortChildren(turn: Turn, frame: Frame): void {
  for (const child of childrenOf(frame)) abort(turn, child);
}
