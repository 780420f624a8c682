import type { Payload } from '../payload.ts';
import type { Frame, TaskPhase } from '../frame.ts';
import type { Turn } from '../turn.ts';

/** What the states need of the engine around them. */
export interface Runner {
  readonly random: () => number;
  /** A token for one attempt of a task of this execution. */
  issueToken(turn: Turn): string;
  /** Arms the timer of the frame's phase. */
  arm(turn: Turn, frame: Frame): void;
  /** Calls the task's service, once the turn is durable. */
  invoke(turn: Turn, frame: Frame, phase: TaskPhase): void;
}

export type Result = { readonly result?: Payload };
