import { isObject } from '../json.ts';
import type {
  BranchDefinition,
  MachineDefinition,
  StateDefinition,
  TaskDefinition,
} from './definition.ts';
import { parseResource } from './resource.ts';
import { levels, statesOf } from './walk.ts';

/** What the schema cannot say of one state or of its neighbours. */
export function checkStates(definition: MachineDefinition, hasSdkTask: boolean): string[] {
  const all = levels(definition);
  return [
    ...duplicateNames(all.flatMap(({ branch }) => Object.keys(branch.States))),
    ...all.flatMap(({ branch }) => checkBranch(branch, hasSdkTask)),
  ];
}

function duplicateNames(names: readonly string[]): string[] {
  const repeated = names.filter((name, index) => names.indexOf(name) !== index);
  return [...new Set(repeated)].map((name) => `DUPLICATE_STATE_NAME: state '${name}' occurs twice`);
}

function checkBranch(branch: BranchDefinition, hasSdkTask: boolean): string[] {
  const known = new Set(Object.keys(branch.States));
  const start = known.has(branch.StartAt)
    ? []
    : [`MISSING_TRANSITION_TARGET: StartAt '${branch.StartAt}' is not a state`];
  const states = statesOf(branch).flatMap(([name, state]) =>
    [...moveFaults(state, known), ...errorFaults(state), ...kindFaults(state, hasSdkTask)].map(
      (fault) => `SCHEMA_VALIDATION_FAILED: state '${name}': ${fault}`,
    ),
  );
  return [...start, ...states, ...reachFaults(branch)];
}

/** Every state must be reachable, and at least one must end the branch. */
function reachFaults({ StartAt, States }: BranchDefinition): string[] {
  const reached = new Set([StartAt]);
  for (const name of reached) {
    const state = States[name];
    if (state !== undefined) for (const target of targets(state)) reached.add(target);
  }
  const lost = Object.keys(States).filter((name) => !reached.has(name));
  const ends = Object.values(States).some(isTerminal);
  return [
    ...lost.map((name) => `SCHEMA_VALIDATION_FAILED: state '${name}' is not reachable`),
    ...(ends ? [] : [`MISSING_TERMINAL_STATE: nothing ends what begins at '${StartAt}'`]),
  ];
}

const isTerminal = (state: StateDefinition): boolean =>
  state.Type === 'Succeed' || state.Type === 'Fail' || ('End' in state && state.End === true);

function moveFaults(state: StateDefinition, known: ReadonlySet<string>): string[] {
  const unknown = targets(state).filter((target) => !known.has(target));
  const lost = unknown.map((target) => `transition to unknown state '${target}'`);
  if (!('Next' in state || 'End' in state) && hasMove(state)) return [...lost, 'needs Next or End'];
  const both = 'Next' in state && 'End' in state && state.Next !== undefined && state.End === true;
  return both ? [...lost, 'has both Next and End'] : lost;
}

const hasMove = ({ Type }: StateDefinition) =>
  Type !== 'Choice' && Type !== 'Succeed' && Type !== 'Fail';

function targets(state: StateDefinition): string[] {
  const next = 'Next' in state && state.Next !== undefined ? [state.Next] : [];
  const caught = 'Catch' in state ? (state.Catch ?? []).map(({ Next }) => Next) : [];
  if (state.Type !== 'Choice') return [...next, ...caught];
  const rules = state.Choices.map(({ Next }) => Next);
  return state.Default === undefined ? rules : [...rules, state.Default];
}

/** States Language, Appendix A, and AWS: "Handling errors in workflows". */
const RESERVED: ReadonlySet<string> = new Set([
  'States.ALL',
  'States.BranchFailed',
  'States.DataLimitExceeded',
  'States.ExceedToleratedFailureThreshold',
  'States.HeartbeatTimeout',
  'States.NoChoiceMatched',
  'States.Permissions',
  'States.QueryEvaluationError',
  'States.Runtime',
  'States.TaskFailed',
  'States.Timeout',
]);

function errorFaults(state: StateDefinition): string[] {
  if (!('Retry' in state || 'Catch' in state)) return [];
  return [
    ...matcherFaults(state.Retry ?? [], 'Retry'),
    ...matcherFaults(state.Catch ?? [], 'Catch'),
  ];
}

function matcherFaults(
  matchers: readonly { readonly ErrorEquals: readonly string[] }[],
  field: string,
): string[] {
  return matchers.flatMap(({ ErrorEquals }, index) => {
    const unknown = ErrorEquals.filter((name) => name.startsWith('States.') && !RESERVED.has(name));
    const faults = unknown.map((name) => `${field}[${index}]: unknown reserved error '${name}'`);
    const all = ErrorEquals.includes('States.ALL');
    if (all && ErrorEquals.length > 1)
      faults.push(`${field}[${index}]: States.ALL must stand alone`);
    if (all && index < matchers.length - 1) faults.push(`${field}: States.ALL must be last`);
    return faults;
  });
}

function kindFaults(state: StateDefinition, hasSdkTask: boolean): string[] {
  if (state.Type === 'Task') return taskFaults(state, hasSdkTask);
  if (state.Type === 'Wait' && (state.Seconds === undefined) === (state.Timestamp === undefined)) {
    return ['needs exactly one of Seconds and Timestamp'];
  }
  return state.Type === 'Wait' ? timestampFaults(state.Timestamp) : [];
}

/** States Language, "Timestamps": RFC 3339 with an upper-case T and Z. */
export const isTimestamp = (text: string): boolean =>
  /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?(Z|[+-]\d\d:\d\d)$/.test(text) &&
  !Number.isNaN(Date.parse(text));

function timestampFaults(timestamp: string | undefined): string[] {
  if (timestamp === undefined || timestamp.startsWith('{%') || isTimestamp(timestamp)) return [];
  return [`Timestamp '${timestamp}' is not an RFC 3339 timestamp`];
}

function taskFaults(state: TaskDefinition, hasSdkTask: boolean): string[] {
  const { Resource, HeartbeatSeconds: heartbeat, TimeoutSeconds: timeout } = state;
  const resource = parseResource(Resource);
  if (resource === undefined) return [`the Resource '${Resource}' is not supported`];
  const faults: string[] = [];
  if (resource.kind === 'sdk' && !hasSdkTask) {
    faults.push(`the Resource '${Resource}' needs AWS SDK integrations, and none are given`);
  }
  if (resource.kind === 'invoke') faults.push(...invokeFaults(state.Arguments));
  if (typeof heartbeat === 'number' && typeof timeout === 'number' && heartbeat >= timeout) {
    faults.push('HeartbeatSeconds must be smaller than TimeoutSeconds');
  }
  return faults;
}

const INVOKE_ARGUMENTS: ReadonlySet<string> = new Set([
  'FunctionName',
  'InvocationType',
  'Payload',
  'Qualifier',
]);

/** Arguments that are one expression are known only when it runs. */
function invokeFaults(args: unknown): string[] {
  if (!isObject(args)) return typeof args === 'string' ? [] : ['lambda:invoke needs Arguments'];
  const unknown = Object.keys(args).filter((key) => !INVOKE_ARGUMENTS.has(key));
  const faults = unknown.map((key) => `lambda:invoke does not take the argument '${key}'`);
  return 'FunctionName' in args ? faults : [...faults, 'lambda:invoke needs FunctionName'];
}
