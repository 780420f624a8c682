import type { MapState, ParallelState } from '../asl/machine.ts';
import type { Frame, MapPhase } from '../frame.ts';
import { childrenOf } from '../frame.ts';
import { StateError } from '../state-error.ts';
import { HistoryFull } from '../turn.ts';
import type { Turn } from '../turn.ts';
import {
  failTogether,
  intolerable,
  startIteration,
  startMap,
  startParallel,
  succeedTogether,
} from './children.ts';
import { raise, reportEvaluation } from './failure.ts';
import { current, enter } from './flow.ts';
import type { Runner } from './runner.ts';
import { choose, failState, passOrSucceed, startWait } from './simple.ts';
import { startTask } from './task.ts';

/** Runs the frame, and the frames around it that its end concerns, until all of them wait or have ended. */
export async function advanceFrom(runner: Runner, turn: Turn, frame: Frame): Promise<void> {
  for (let at: Frame | undefined = frame; at !== undefined; at = at.parent) {
    await advance(runner, turn, at);
    if (at.outcome === undefined) return;
  }
}

async function advance(runner: Runner, turn: Turn, frame: Frame): Promise<void> {
  while (frame.outcome === undefined) {
    const { phase } = frame;
    if (phase.kind === 'task' || phase.kind === 'wait' || phase.kind === 'retry') return;
    if (phase.kind === 'ready') await guard(runner, turn, frame, () => step(runner, turn, frame));
    else await guard(runner, turn, frame, () => tend(runner, turn, frame));
    // Children that wait leave their parent in the same phase.
    if (phase.kind !== 'ready' && frame.phase === phase) break;
  }
  reportIteration(turn, frame);
}

function reportIteration(turn: Turn, frame: Frame): void {
  if (frame.parent?.phase.kind !== 'map') return;
  const { outcome, index } = frame;
  if (outcome?.kind === 'done') turn.append(frame, { k: 'MapIterationSucceeded', index });
  if (outcome?.kind === 'failed') turn.append(frame, { k: 'MapIterationFailed', index });
}

/** Turns whatever goes wrong in a state into that state's error. */
export async function guard(
  runner: Runner,
  turn: Turn,
  frame: Frame,
  work: () => Promise<void>,
): Promise<void> {
  try {
    await work();
  } catch (fault) {
    if (fault instanceof HistoryFull) throw fault;
    const error = fault instanceof StateError ? fault : runtimeError(fault);
    const reported = reportEvaluation(turn, frame, error);
    const state = frame.state;
    const together = state?.type === 'Parallel' || state?.type === 'Map';
    const started = frame.phase.kind === 'parallel' || frame.phase.kind === 'map';
    if (together && started) await failTogether(runner, turn, frame, state, reported);
    else await raise(runner, turn, frame, reported);
  }
}

const runtimeError = (fault: unknown) =>
  new StateError('States.Runtime', fault instanceof Error ? fault.message : String(fault));

async function step(runner: Runner, turn: Turn, frame: Frame): Promise<void> {
  if (frame.state === undefined) {
    enter(turn, frame, frame.machine.startAt);
    return;
  }
  const { state } = frame;
  switch (state.type) {
    case 'Pass':
    case 'Succeed':
      return passOrSucceed(turn, frame, state);
    case 'Choice':
      return choose(turn, frame, state);
    case 'Wait':
      return startWait(runner, turn, frame, state);
    case 'Fail':
      return failState(turn, frame, state);
    case 'Task':
      return startTask(runner, turn, frame, state);
    case 'Parallel':
      return startParallel(turn, frame, state);
    case 'Map':
      return startMap(turn, frame, state);
  }
}

async function tend(runner: Runner, turn: Turn, frame: Frame): Promise<void> {
  const state = current(frame);
  if (state.type === 'Parallel') return tendParallel(runner, turn, frame, state);
  if (state.type === 'Map' && frame.phase.kind === 'map') {
    return tendMap(runner, turn, frame, state, frame.phase);
  }
}

async function tendParallel(
  runner: Runner,
  turn: Turn,
  frame: Frame,
  state: ParallelState,
): Promise<void> {
  const branches = childrenOf(frame);
  for (const branch of branches) {
    if (branch.outcome === undefined) await advance(runner, turn, branch);
    if (branch.outcome?.kind === 'failed') {
      const { error, cause } = branch.outcome;
      return failTogether(runner, turn, frame, state, new StateError(error, cause));
    }
  }
  if (branches.every(({ outcome }) => outcome?.kind === 'done')) {
    await succeedTogether(turn, frame, state, branches, lastEventId(branches));
  }
}

async function tendMap(
  runner: Runner,
  turn: Turn,
  frame: Frame,
  state: MapState,
  phase: MapPhase,
): Promise<void> {
  for (const iteration of [...phase.frames.values()]) {
    if (iteration.outcome === undefined) await advance(runner, turn, iteration);
  }
  for (;;) {
    const error = intolerable(phase);
    if (error !== undefined) return failTogether(runner, turn, frame, state, error);
    const started = await startIteration(turn, frame, state, phase);
    if (started === undefined) break;
    await advance(runner, turn, started);
  }
  const iterations = [...phase.frames.values()];
  if (iterations.every(({ outcome }) => outcome !== undefined)) {
    const last = iterations.length === 0 ? frame.lastEventId : lastEventId(iterations);
    await succeedTogether(turn, frame, state, iterations, last);
  }
}

const lastEventId = (frames: readonly Frame[]): number =>
  frames.reduce((last, frame) => Math.max(last, frame.lastEventId), 0);
