import type { Expression } from '../jsonata/expression.ts';
import type { Template } from '../jsonata/template.ts';
import type { TaskResource } from './resource.ts';

/** A machine ready to run: every expression compiled, every default filled in. */
export interface Machine {
  readonly startAt: string;
  readonly states: ReadonlyMap<string, State>;
  /** Of the whole execution; only on the outermost machine. */
  readonly timeoutSeconds: number | undefined;
}

export type State =
  | PassState
  | TaskState
  | ChoiceState
  | WaitState
  | SucceedState
  | FailState
  | ParallelState
  | MapState;
export type StateType = State['type'];

/** What a state leaves behind: variables and its output. */
export interface Produces {
  readonly assign: readonly (readonly [string, Template])[];
  readonly output: Template | undefined;
}

interface Common extends Produces {
  readonly name: string;
  /** Undefined ends the branch. */
  readonly next: string | undefined;
}

interface Handles {
  readonly retry: readonly Retrier[];
  readonly catch: readonly Catcher[];
}

export interface Retrier {
  readonly errorEquals: readonly string[];
  readonly intervalSeconds: number;
  readonly maxAttempts: number;
  readonly backoffRate: number;
  readonly maxDelaySeconds: number;
  readonly fullJitter: boolean;
}

export interface Catcher extends Produces {
  readonly errorEquals: readonly string[];
  readonly next: string;
}

export interface PassState extends Common {
  readonly type: 'Pass';
}

export interface TaskState extends Common, Handles {
  readonly type: 'Task';
  readonly resource: TaskResource;
  readonly resourceText: string;
  readonly arguments: Template | undefined;
  readonly timeoutSeconds: Template | undefined;
  readonly heartbeatSeconds: Template | undefined;
}

export interface ChoiceRule extends Produces {
  readonly condition: Expression;
  readonly next: string;
}

export interface ChoiceState extends Common {
  readonly type: 'Choice';
  readonly rules: readonly ChoiceRule[];
}

export interface WaitState extends Common {
  readonly type: 'Wait';
  readonly until:
    | { readonly kind: 'seconds'; readonly seconds: Template }
    | { readonly kind: 'timestamp'; readonly timestamp: Template };
}

export interface SucceedState extends Common {
  readonly type: 'Succeed';
}

export interface FailState extends Common {
  readonly type: 'Fail';
  readonly error: Template | undefined;
  readonly cause: Template | undefined;
}

export interface ParallelState extends Common, Handles {
  readonly type: 'Parallel';
  readonly arguments: Template | undefined;
  readonly branches: readonly Machine[];
}

export interface MapState extends Common, Handles {
  readonly type: 'Map';
  readonly items: Template | undefined;
  readonly itemSelector: Template | undefined;
  readonly processor: Machine;
  readonly maxConcurrency: Template | undefined;
  readonly toleratedFailureCount: Template | undefined;
  readonly toleratedFailurePercentage: Template | undefined;
}

export type HandlingState = TaskState | ParallelState | MapState;
