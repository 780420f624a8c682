import type { Json } from '../assembly/json.ts';
import { isJsonObject } from '../assembly/json.ts';
import { UnsupportedByRuntime } from '../assembly/unsupported.ts';

/** Says whether an event matches. */
export type EventMatcher = (event: Json) => boolean;

type LeafMatcher = (value: Json | undefined) => boolean;

/**
 * Compiles an EventBridge / event filter pattern. Throws UnsupportedByRuntime, naming `path`, for an
 * operator outside the subset: exact, prefix, suffix, equals-ignore-case, exists, numeric,
 * anything-but (values or prefix). Source: "Amazon EventBridge event patterns".
 */
export function compilePattern(pattern: Json, path: string): EventMatcher {
  if (!isJsonObject(pattern)) throw unsupported(path, pattern);
  const fields = Object.entries(pattern).map(([name, rule]) => ({
    name,
    matches: compileField(name, rule, path),
  }));
  return (event) =>
    isJsonObject(event) && fields.every(({ name, matches }) => matches(event[name]));
}

function compileField(name: string, rule: Json, path: string): LeafMatcher {
  if (name.startsWith('$')) throw unsupported(path, name);
  if (Array.isArray(rule)) return anyOf(rule.map((item) => compileLeaf(item, path)));
  const nested = compilePattern(rule, path);
  return (value) => nested(value ?? {});
}

/** A list in the event matches when any of its items does. */
function anyOf(leaves: readonly LeafMatcher[]): LeafMatcher {
  return (value) => {
    const candidates = Array.isArray(value) ? value : [value];
    return candidates.some((candidate) => leaves.some((matches) => matches(candidate)));
  };
}

const operators: Record<string, (argument: Json, path: string) => LeafMatcher> = {
  prefix: compileText((value, start) => value.startsWith(start)),
  suffix: compileText((value, end) => value.endsWith(end)),
  'equals-ignore-case': compileText((value, text) => value.toLowerCase() === text.toLowerCase()),
  exists: (expected) => (value) => (value !== undefined) === expected,
  numeric: compileNumeric,
  'anything-but': compileAnythingBut,
};

function compileLeaf(leaf: Json, path: string): LeafMatcher {
  if (Array.isArray(leaf)) throw unsupported(path, leaf);
  if (!isJsonObject(leaf)) return (value) => value === leaf;
  const [name, ...others] = Object.keys(leaf);
  const operator = name === undefined || others.length > 0 ? undefined : operators[name];
  if (operator === undefined) throw unsupported(path, leaf);
  return operator(leaf[name ?? ''] ?? null, path);
}

function compileText(holds: (value: string, argument: string) => boolean) {
  return (argument: Json, path: string): LeafMatcher => {
    if (typeof argument !== 'string') throw unsupported(path, argument);
    return (value) => typeof value === 'string' && holds(value, argument);
  };
}

function compileAnythingBut(argument: Json, path: string): LeafMatcher {
  const items = Array.isArray(argument) ? argument : [argument];
  const excluded = items.map((item) => compileLeaf(item, path));
  return (value) => value !== undefined && !excluded.some((matches) => matches(value));
}

function compileNumeric(argument: Json, path: string): LeafMatcher {
  const parts = Array.isArray(argument) ? argument : [];
  const tests: ((value: number) => boolean)[] = [];
  for (let index = 0; index < parts.length; index += 2) {
    tests.push(comparison(parts[index] ?? null, Number(parts[index + 1]), path));
  }
  return (value) => typeof value === 'number' && tests.every((holds) => holds(value));
}

function comparison(operator: Json, bound: number, path: string): (value: number) => boolean {
  if (operator === '=') return (value) => value === bound;
  if (operator === '<') return (value) => value < bound;
  if (operator === '<=') return (value) => value <= bound;
  if (operator === '>') return (value) => value > bound;
  if (operator === '>=') return (value) => value >= bound;
  throw unsupported(path, operator);
}

function unsupported(path: string, part: Json): UnsupportedByRuntime {
  return new UnsupportedByRuntime([`${path}: unsupported event pattern ${JSON.stringify(part)}`]);
}
