import { compileExpression } from '../jsonata/expression.ts';
import { isObject } from '../json.ts';
import type { World } from '../jsonata/functions.ts';
import { compileTemplate } from '../jsonata/template.ts';
import type { Template } from '../jsonata/template.ts';
import type {
  BranchDefinition,
  CatcherDefinition,
  ChoiceDefinition,
  MachineDefinition,
  MapDefinition,
  ParallelDefinition,
  RetrierDefinition,
  StateDefinition,
  TaskDefinition,
  WaitDefinition,
} from './definition.ts';
import type {
  Catcher,
  ChoiceState,
  Machine,
  MapState,
  ParallelState,
  Produces,
  Retrier,
  State,
  TaskState,
  WaitState,
} from './machine.ts';
import { parseResource } from './resource.ts';

/** Makes a checked definition runnable. Throws on a JSONata syntax error or an unknown Resource. */
export function compileMachine(definition: MachineDefinition, world: World): Machine {
  return compileBranch(definition, world, definition.TimeoutSeconds);
}

function compileBranch(branch: BranchDefinition, world: World, timeoutSeconds?: number): Machine {
  const states = new Map<string, State>();
  for (const [name, state] of Object.entries(branch.States)) {
    states.set(name, compileState(name, state, world));
  }
  return { startAt: branch.StartAt, states, timeoutSeconds };
}

export function compileState(name: string, state: StateDefinition, world: World): State {
  const base = {
    name,
    ...produces(state, '', world),
    next: 'Next' in state ? state.Next : undefined,
  };
  switch (state.Type) {
    case 'Pass':
    case 'Succeed':
      return { type: state.Type, ...base };
    case 'Fail':
      return {
        type: 'Fail',
        ...base,
        error: optional(state.Error, 'Error', world),
        cause: optional(state.Cause, 'Cause', world),
      };
    case 'Task':
      return { type: 'Task', ...base, ...handles(state, world), ...task(state, world) };
    case 'Choice':
      return { type: 'Choice', ...base, ...choice(state, world) };
    case 'Wait':
      return { type: 'Wait', ...base, until: until(state, world) };
    case 'Parallel':
      return { type: 'Parallel', ...base, ...handles(state, world), ...parallel(state, world) };
    case 'Map':
      return { type: 'Map', ...base, ...handles(state, world), ...map(state, world) };
  }
}

const optional = (value: unknown, location: string, world: World): Template | undefined =>
  value === undefined ? undefined : compileTemplate(value, location, world);

function produces(
  from: { readonly Assign?: unknown; readonly Output?: unknown; readonly Type?: string },
  prefix: string,
  world: World,
): Produces {
  return {
    assign: Object.entries(isObject(from.Assign) ? from.Assign : {}).map(
      ([name, value]) => [name, compileTemplate(value, `${prefix}Assign/${name}`, world)] as const,
    ),
    output: optional(from.Output, `${prefix}Output`, world),
  };
}

type HandlingDefinition = Pick<TaskDefinition, 'Retry' | 'Catch'>;

function handles(state: HandlingDefinition, world: World) {
  return {
    retry: (state.Retry ?? []).map(retrier),
    catch: (state.Catch ?? []).map((catcher, index) => catcherOf(catcher, index, world)),
  };
}

/** Defaults: States Language, "Retrying after error". */
function retrier(definition: RetrierDefinition): Retrier {
  return {
    errorEquals: definition.ErrorEquals,
    intervalSeconds: definition.IntervalSeconds ?? 1,
    maxAttempts: definition.MaxAttempts ?? 3,
    backoffRate: definition.BackoffRate ?? 2,
    maxDelaySeconds: definition.MaxDelaySeconds ?? Infinity,
    fullJitter: definition.JitterStrategy === 'FULL',
  };
}

function catcherOf(definition: CatcherDefinition, index: number, world: World): Catcher {
  return {
    errorEquals: definition.ErrorEquals,
    next: definition.Next,
    ...produces(definition, `Catch[${index}]/`, world),
  };
}

function task(
  state: TaskDefinition,
  world: World,
): Omit<TaskState, keyof State | 'retry' | 'catch'> {
  const resource = parseResource(state.Resource);
  if (resource === undefined) throw new Error(`Resource ${state.Resource} is not supported`);
  return {
    resource,
    resourceText: state.Resource,
    arguments: optional(state.Arguments, 'Arguments', world),
    timeoutSeconds: optional(state.TimeoutSeconds, 'TimeoutSeconds', world),
    heartbeatSeconds: optional(state.HeartbeatSeconds, 'HeartbeatSeconds', world),
  };
}

function choice(state: ChoiceDefinition, world: World): Pick<ChoiceState, 'rules' | 'next'> {
  const rules = state.Choices.map((rule, index) => ({
    condition: compileExpression(rule.Condition, `Choices[${index}]/Condition`, world),
    next: rule.Next,
    ...produces(rule, `Choices[${index}]/`, world),
  }));
  return { rules, next: state.Default };
}

function until(state: WaitDefinition, world: World): WaitState['until'] {
  if (state.Seconds !== undefined) {
    return { kind: 'seconds', seconds: compileTemplate(state.Seconds, 'Seconds', world) };
  }
  return { kind: 'timestamp', timestamp: compileTemplate(state.Timestamp, 'Timestamp', world) };
}

function parallel(
  state: ParallelDefinition,
  world: World,
): Pick<ParallelState, 'arguments' | 'branches'> {
  return {
    arguments: optional(state.Arguments, 'Arguments', world),
    branches: state.Branches.map((branch) => compileBranch(branch, world)),
  };
}

function map(state: MapDefinition, world: World): Omit<MapState, keyof State | 'retry' | 'catch'> {
  return {
    items: optional(state.Items, 'Items', world),
    itemSelector: optional(state.ItemSelector, 'ItemSelector', world),
    processor: compileBranch(state.ItemProcessor, world),
    maxConcurrency: optional(state.MaxConcurrency, 'MaxConcurrency', world),
    toleratedFailureCount: optional(state.ToleratedFailureCount, 'ToleratedFailureCount', world),
    toleratedFailurePercentage: optional(
      state.ToleratedFailurePercentage,
      'ToleratedFailurePercentage',
      world,
    ),
  };
}
