import { isArray, isObject } from '../json.ts';
import { lookUp } from './scope.ts';
import type { Scope } from './scope.ts';

/**
 * Expressions in workflows mostly choose and copy. Those are evaluated here without the promise per syntax node that
 * the reference implementation pays. Where the data or the syntax is anything but plain, the answer is `BAIL` and the
 * reference implementation decides: a property test holds that no answer differs.
 */
export const BAIL = Symbol('evaluate with the reference implementation');

type Fast = (scope: Scope) => unknown;

/** The fast form of a JSONata syntax tree, or undefined when it has none. */
export function compileFast(node: unknown): Fast | undefined {
  if (!isObject(node)) return undefined;
  switch (node['type']) {
    case 'string':
    case 'number':
    case 'value':
      return constant(node['value']);
    case 'variable':
      return onlyHas(node, PLAIN_STEP) ? variable(node['value']) : undefined;
    case 'path':
      return onlyHas(node, ['type', 'steps']) ? path(node['steps']) : undefined;
    case 'binary':
      return binary(node);
    case 'condition':
      return condition(node);
    case 'unary':
      return node['value'] === '{' ? objectConstructor(node) : undefined;
    case 'function':
      return exists(node);
    default:
      return undefined;
  }
}

const PLAIN_STEP = ['type', 'value', 'position'];

const onlyHas = (node: Readonly<Record<string, unknown>>, keys: readonly string[]) =>
  Object.keys(node).every((key) => keys.includes(key));

const isScalar = (value: unknown) =>
  value === undefined || value === null || typeof value !== 'object';

const constant =
  (value: unknown): Fast =>
  () =>
    value;

function variable(name: unknown): Fast | undefined {
  if (typeof name !== 'string' || name === '' || name === '$') return undefined;
  if (name === 'states') return ({ states }) => states;
  // An unknown name may be a built-in function: the reference implementation knows.
  return ({ variables }) => {
    const found = lookUp(variables, name);
    return found === undefined ? BAIL : found.value;
  };
}

function path(steps: unknown): Fast | undefined {
  if (!isArray(steps)) return undefined;
  const [first, ...rest] = steps;
  const root = isObject(first) && first['type'] === 'variable' ? compileFast(first) : undefined;
  const names = rest.map(stepName);
  if (root === undefined || !names.every((name) => name !== undefined)) return undefined;
  return (scope) => walk(root(scope), names);
}

function stepName(step: unknown): string | undefined {
  if (!isObject(step) || step['type'] !== 'name' || !onlyHas(step, PLAIN_STEP)) return undefined;
  return typeof step['value'] === 'string' ? step['value'] : undefined;
}

/** JSONata maps over arrays; a path through one is left to the reference implementation. */
function walk(root: unknown, names: readonly string[]): unknown {
  let at = root;
  for (const name of names) {
    if (isArray(at) || typeof at === 'symbol') return BAIL;
    if (!isObject(at) || !Object.hasOwn(at, name)) return undefined;
    at = at[name];
  }
  return isArray(at) ? BAIL : at;
}

type Compare = (left: unknown, right: unknown) => unknown;

const ordered =
  (compare: (left: string | number, right: string | number) => boolean): Compare =>
  (left, right) => {
    if (typeof left === 'number' && typeof right === 'number') return compare(left, right);
    if (typeof left === 'string' && typeof right === 'string') return compare(left, right);
    return BAIL;
  };

const COMPARISONS: ReadonlyMap<unknown, Compare> = new Map<unknown, Compare>([
  ['=', (left, right) => left !== undefined && right !== undefined && left === right],
  ['!=', (left, right) => (left === undefined || right === undefined ? BAIL : left !== right)],
  ['<', ordered((left, right) => left < right)],
  ['<=', ordered((left, right) => left <= right)],
  ['>', ordered((left, right) => left > right)],
  ['>=', ordered((left, right) => left >= right)],
  ['&', (left, right) => concatenate(left, right)],
]);

const isText = (value: unknown) => value === undefined || typeof value === 'string';

function concatenate(left: unknown, right: unknown): unknown {
  if (!isText(left) || !isText(right)) return BAIL;
  return `${typeof left === 'string' ? left : ''}${typeof right === 'string' ? right : ''}`;
}

function binary(node: Readonly<Record<string, unknown>>): Fast | undefined {
  const [left, right] = [compileFast(node['lhs']), compileFast(node['rhs'])];
  if (left === undefined || right === undefined) return undefined;
  if (node['value'] === 'and' || node['value'] === 'or') return logic(node['value'], left, right);
  const compare = COMPARISONS.get(node['value']);
  if (compare === undefined) return undefined;
  return (scope) => {
    const [a, b] = [left(scope), right(scope)];
    return isPlain(a) && isPlain(b) ? compare(a, b) : BAIL;
  };
}

const isPlain = (value: unknown) => isScalar(value) && typeof value !== 'symbol';

/** JSONata's truth of a scalar: undefined, null, false, 0 and '' are false. */
const isTrue = (value: unknown): boolean => Boolean(value);

function logic(operator: 'and' | 'or', left: Fast, right: Fast): Fast {
  return (scope) => {
    const a = left(scope);
    if (!isPlain(a)) return BAIL;
    if (isTrue(a) === (operator === 'or')) return operator === 'or';
    const b = right(scope);
    return isPlain(b) ? isTrue(b) : BAIL;
  };
}

function condition(node: Readonly<Record<string, unknown>>): Fast | undefined {
  const test = compileFast(node['condition']);
  const then = compileFast(node['then']);
  const otherwise = node['else'] === undefined ? constant(undefined) : compileFast(node['else']);
  if (test === undefined || then === undefined || otherwise === undefined) return undefined;
  return (scope) => {
    const answer = test(scope);
    if (!isPlain(answer)) return BAIL;
    return isTrue(answer) ? then(scope) : otherwise(scope);
  };
}

function objectConstructor(node: Readonly<Record<string, unknown>>): Fast | undefined {
  const pairs = isArray(node['lhs']) ? node['lhs'].map(fastPair) : [undefined];
  if (!pairs.every((pair) => pair !== undefined)) return undefined;
  if (new Set(pairs.map(([key]) => key)).size !== pairs.length) return undefined;
  return (scope) => {
    const built: Record<string, unknown> = {};
    for (const [key, fast] of pairs) {
      const value = fast(scope);
      if (value === BAIL) return BAIL;
      if (value !== undefined) built[key] = value;
    }
    return built;
  };
}

function fastPair(pair: unknown): readonly [string, Fast] | undefined {
  if (!isArray(pair) || !isObject(pair[0]) || pair[0]['type'] !== 'string') return undefined;
  const [key, value] = [pair[0]['value'], compileFast(pair[1])];
  // A key named __proto__ would set the prototype instead of a member.
  if (typeof key !== 'string' || key === '__proto__' || value === undefined) return undefined;
  return [key, value];
}

/** `$exists(path)`, the one function that workflows use everywhere. */
function exists(node: Readonly<Record<string, unknown>>): Fast | undefined {
  const [procedure, args] = [node['procedure'], node['arguments']];
  if (!isObject(procedure) || procedure['type'] !== 'variable' || procedure['value'] !== 'exists') {
    return undefined;
  }
  const argument = isArray(args) && args.length === 1 ? compileFast(args[0]) : undefined;
  if (argument === undefined) return undefined;
  return (scope) => {
    if (lookUp(scope.variables, 'exists') !== undefined) return BAIL;
    const value = argument(scope);
    return value === BAIL ? BAIL : value !== undefined;
  };
}
