import type { Machine, State } from './asl/machine.ts';
import type { Cancel } from './clock.ts';
import type { Variables } from './jsonata/scope.ts';
import type { Payload } from './payload.ts';

/**
 * One thread of control: the outermost machine, a Parallel branch or a Map iteration. It is only ever changed by
 * `fold`, so that a restart which folds the journal again arrives at the same frame.
 */
export interface Frame {
  /** '' for the outermost; `2` and `2/0` for branches and iterations inside. */
  readonly id: string;
  readonly index: number;
  readonly parent: Frame | undefined;
  readonly machine: Machine;
  readonly variables: Variables;
  /** Map.Item of the context object, for an iteration and all inside it. */
  readonly item: { readonly index: number; readonly value: unknown } | undefined;
  state: State | undefined;
  enteredEventId: number;
  enteredAtMs: number;
  /** Input of the current state, or the output of the last one. */
  data: Payload;
  /** Retries taken, for each retrier of the current state. */
  retries: number[];
  phase: Phase;
  /** How it ended; a redrive clears all but 'done'. */
  outcome: Outcome | undefined;
  /** previousEventId of the frame's next event. */
  lastEventId: number;
  /** The armed timer of the current phase; not part of what is folded. */
  timer: Cancel | undefined;
  /** Gives up what the current phase holds outside the frame: its token, its child. Not folded either. */
  release: (() => void) | undefined;
}

export type Phase =
  | { readonly kind: 'ready' }
  | TaskPhase
  | { readonly kind: 'wait'; readonly untilMs: number }
  | { readonly kind: 'retry'; readonly untilMs: number }
  | ParallelPhase
  | MapPhase;

export type Outcome =
  | { readonly kind: 'done' }
  | { readonly kind: 'failed'; readonly error: string; readonly cause: string }
  | { readonly kind: 'aborted' };

export interface TaskPhase {
  readonly kind: 'task';
  readonly arguments: Payload;
  /** The task token; tasks that do not wait for one have it too, as the id of this attempt. */
  readonly token: string;
  readonly deadlineMs: number | undefined;
  readonly heartbeatSeconds: number | undefined;
  heartbeatDueMs: number | undefined;
  /** The call that hands out the token has answered: what is left is to wait. */
  submitted: boolean;
}

export interface ParallelPhase {
  readonly kind: 'parallel';
  readonly frames: readonly Frame[];
}

export interface MapPhase {
  readonly kind: 'map';
  readonly items: readonly unknown[];
  readonly limits: MapLimits;
  readonly frames: Map<number, Frame>;
}

export interface MapLimits {
  readonly maxConcurrency: number;
  readonly toleratedCount: number | undefined;
  readonly toleratedPercentage: number | undefined;
}

export function newFrame(
  from: Pick<Frame, 'id' | 'index' | 'parent' | 'machine' | 'item' | 'data'>,
): Frame {
  return {
    ...from,
    variables: { own: new Map(), outer: from.parent?.variables },
    state: undefined,
    enteredEventId: 0,
    enteredAtMs: 0,
    retries: [],
    phase: { kind: 'ready' },
    outcome: undefined,
    lastEventId: 0,
    timer: undefined,
    release: undefined,
  };
}

/** A phase's timer and token go when the phase does. */
export function setPhase(frame: Frame, phase: Phase): void {
  letGo(frame);
  frame.phase = phase;
}

export function letGo(frame: Frame): void {
  frame.timer?.();
  frame.release?.();
  frame.timer = undefined;
  frame.release = undefined;
}

export function childrenOf(frame: Frame): readonly Frame[] {
  if (frame.phase.kind === 'parallel') return frame.phase.frames;
  return frame.phase.kind === 'map' ? [...frame.phase.frames.values()] : [];
}

export function* framesIn(frame: Frame): Generator<Frame> {
  yield frame;
  for (const child of childrenOf(frame)) yield* framesIn(child);
}
