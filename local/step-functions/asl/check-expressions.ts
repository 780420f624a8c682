import { isArray, isObject } from '../json.ts';
import { compileTemplate, expressionsIn } from '../jsonata/template.ts';
import type { World } from '../jsonata/functions.ts';
import type { MachineDefinition, StateDefinition } from './definition.ts';
import { levels, statesOf } from './walk.ts';

/** Syntax, and what each field may read of `$states` (AWS: "Transforming data with JSONata", reserved variable). */
export function checkExpressions(definition: MachineDefinition, world: World): string[] {
  return levels(definition).flatMap(({ branch }) =>
    statesOf(branch).flatMap(([name, state]) =>
      fields(state).flatMap((field) => fieldFaults(name, field, world)),
    ),
  );
}

interface Field {
  readonly value: unknown;
  readonly location: string;
  /** What of `$states` it may read beside input and context. */
  readonly extra: 'result' | 'errorOutput' | undefined;
}

function fields(state: StateDefinition): Field[] {
  const own = Object.entries(state).filter(([key]) => !STRUCTURAL.has(key));
  const extra = HAS_RESULT.has(state.Type) ? 'result' : undefined;
  const plain = own.map(([key, value]): Field => ({
    value,
    location: key,
    extra: key === 'Output' || key === 'Assign' ? extra : undefined,
  }));
  return [...plain, ...nested(state)];
}

const STRUCTURAL: ReadonlySet<string> = new Set([
  'Type',
  'Comment',
  'Resource',
  'Next',
  'Catch',
  'Retry',
  'Choices',
  'Branches',
  'ItemProcessor',
]);
const HAS_RESULT: ReadonlySet<string> = new Set(['Task', 'Parallel', 'Map']);

function nested(state: StateDefinition): Field[] {
  const rules = state.Type === 'Choice' ? state.Choices : [];
  const catchers = 'Catch' in state ? (state.Catch ?? []) : [];
  return [
    ...rules.map((value, index) => ({ value, location: `Choices[${index}]`, extra: undefined })),
    ...catchers.map(({ Assign, Output }, index) => ({
      value: { Assign, Output },
      location: `Catch[${index}]`,
      extra: 'errorOutput' as const,
    })),
  ];
}

function fieldFaults(name: string, field: Field, world: World): string[] {
  const say = (fault: string) =>
    `SCHEMA_VALIDATION_FAILED: state '${name}': ${field.location}: ${fault}`;
  try {
    const expressions = expressionsIn(compileTemplate(field.value, field.location, world));
    return [
      ...halfOpen(field.value),
      ...expressions.flatMap(({ tree }) => treeFaults(tree, field)),
    ].map(say);
  } catch (error) {
    return [say(`JSONata syntax error: ${messageOf(error)}`)];
  }
}

const messageOf = (error: unknown): string =>
  isObject(error) && typeof error['message'] === 'string' ? error['message'] : String(error);

/** `" {% x %}"` would be taken for text: AWS wants the marks at the very ends. */
function halfOpen(value: unknown): string[] {
  if (typeof value === 'string') {
    const trimmed = value.trim();
    const marked = trimmed.startsWith('{%') || trimmed.endsWith('%}');
    const whole = value.startsWith('{%') && value.endsWith('%}');
    return marked && !whole ? [`'${value}' must begin with {% and end with %}`] : [];
  }
  if (isArray(value)) return value.flatMap(halfOpen);
  return isObject(value) ? Object.values(value).flatMap(halfOpen) : [];
}

function treeFaults(tree: unknown, field: Field): string[] {
  const allowed = new Set([
    'input',
    'context',
    ...(field.extra === undefined ? [] : [field.extra]),
  ]);
  const read = statesMembers(tree).filter((member) => !allowed.has(member));
  const faults = read.map((member) => `$states.${member} is not available here`);
  return readsDocument(tree)
    ? [...faults, 'reads a document; begin with $states or a variable']
    : faults;
}

/** Every `x` of a `$states.x` in the tree. */
function statesMembers(node: unknown): string[] {
  if (isArray(node)) return node.flatMap(statesMembers);
  if (!isObject(node)) return [];
  const inner = Object.values(node).flatMap(statesMembers);
  const steps = node['steps'];
  if (node['type'] !== 'path' || !isArray(steps)) return inner;
  const [first, second] = steps;
  const isStates = isObject(first) && first['type'] === 'variable' && first['value'] === 'states';
  if (!isStates || !isObject(second) || typeof second['value'] !== 'string') return inner;
  return [second['value'], ...inner];
}

/** At its top level an expression has no document: `$`, `$$` and bare names are always undefined on AWS. */
function readsDocument(node: unknown): boolean {
  if (!isObject(node)) return false;
  if (node['type'] === 'name') return true;
  if (node['type'] === 'variable') return node['value'] === '' || node['value'] === '$';
  if (node['type'] === 'path') return isArray(node['steps']) && readsDocument(node['steps'][0]);
  if (node['type'] === 'binary') return readsDocument(node['lhs']) || readsDocument(node['rhs']);
  return false;
}
