import type { Execution } from '../execution.ts';
import type { Frame } from '../frame.ts';
import type { Scope } from '../jsonata/scope.ts';

/** Local executions need no role; the context object says so where AWS would name one. */
const ROLE_ARN = 'arn:aws:iam::000000000000:role/not-used-locally';

export interface ScopeExtras {
  readonly result?: unknown;
  readonly errorOutput?: unknown;
  readonly taskToken?: string;
  readonly item?: { readonly index: number; readonly value: unknown };
}

/** What the fields of the frame's current state may read (AWS: "Context object", "reserved variable $states"). */
export function scopeOf(execution: Execution, frame: Frame, extras: ScopeExtras = {}): Scope {
  const { taskToken, item = frame.item, ...fields } = extras;
  let context: Record<string, unknown> | undefined;
  const states = {
    input: frame.data.value,
    /** Made when an expression reads it: few do. */
    get context() {
      return (context ??= contextOf(execution, frame, taskToken, item));
    },
    ...fields,
  };
  return { states, variables: frame.variables };
}

function contextOf(
  execution: Execution,
  frame: Frame,
  taskToken: string | undefined,
  item: ScopeExtras['item'],
): Record<string, unknown> {
  return {
    Execution: executionContext(execution),
    State: {
      EnteredTime: timestamp(frame.enteredAtMs),
      Name: frame.state?.name,
      RetryCount: frame.retries.reduce((sum, count) => sum + count, 0),
    },
    StateMachine: {
      Id: execution.stateMachineArn,
      Name: execution.stateMachineArn.slice(execution.stateMachineArn.lastIndexOf(':') + 1),
    },
    ...(taskToken === undefined ? {} : { Task: { Token: taskToken } }),
    ...(item === undefined ? {} : { Map: { Item: { Index: item.index, Value: item.value } } }),
  };
}

function executionContext(execution: Execution): Record<string, unknown> {
  const { redriveMs } = execution;
  return {
    Id: execution.arn,
    Input: execution.input.value,
    Name: execution.name,
    RoleArn: ROLE_ARN,
    StartTime: timestamp(execution.startMs),
    RedriveCount: execution.redriveCount,
    ...(redriveMs === undefined ? {} : { RedriveTime: timestamp(redriveMs) }),
  };
}

const timestamp = (ms: number) => new Date(ms).toISOString();
