import type { Json } from './json.ts';
import { isJsonObject } from './json.ts';
import type { Stack } from './cloud-assembly.ts';
import { UnsupportedByRuntime } from './unsupported.ts';

/** What an expression can look up while it is resolved. */
export interface Scope {
  stack: Stack;
  /** Value of `Ref` on a resource, a parameter or a pseudo parameter; undefined is AWS::NoValue. */
  ref(logicalId: string): Json | undefined;
  getAtt(logicalId: string, attribute: string): Json;
  importValue(name: string): Json;
  condition(name: string): boolean;
}

type Intrinsic = (scope: Scope, argument: Json, path: string) => Json | undefined;

const intrinsics: Record<string, Intrinsic> = {
  Ref: (scope, argument, path) => scope.ref(text(argument, path)),
  'Fn::GetAtt': getAtt,
  'Fn::Join': join,
  'Fn::Sub': substitute,
  'Fn::Select': select,
  'Fn::Split': split,
  'Fn::If': choose,
  'Fn::ImportValue': (scope, argument, path) =>
    scope.importValue(text(resolve(scope, argument, path), path)),
  'Fn::FindInMap': findInMap,
};

/**
 * Resolves CloudFormation intrinsic functions in a template value. Undefined stands for AWS::NoValue.
 * Throws UnsupportedByRuntime, naming `path`, for a function it does not know.
 */
export function resolve(scope: Scope, value: Json, path: string): Json | undefined {
  if (Array.isArray(value)) {
    return value.map((item) => resolve(scope, item, path)).filter((item) => item !== undefined);
  }
  if (!isJsonObject(value)) return value;
  const [name, ...others] = Object.keys(value);
  if (name !== undefined && others.length === 0 && isIntrinsic(name)) {
    return callIntrinsic(scope, name, value[name] ?? null, path);
  }
  return resolveEntries(scope, value, path);
}

function isIntrinsic(name: string): boolean {
  return name === 'Ref' || name.startsWith('Fn::');
}

function callIntrinsic(scope: Scope, name: string, argument: Json, path: string): Json | undefined {
  const intrinsic = intrinsics[name];
  if (intrinsic === undefined) throw refusal(path, `unsupported intrinsic ${name}`);
  return intrinsic(scope, argument, path);
}

function resolveEntries(scope: Scope, value: { [key: string]: Json }, path: string): Json {
  const resolved: { [key: string]: Json } = {};
  for (const [key, item] of Object.entries(value)) {
    const result = resolve(scope, item, path);
    if (result !== undefined) resolved[key] = result;
  }
  return resolved;
}

function getAtt(scope: Scope, argument: Json, path: string): Json {
  const [logicalId, ...attribute] =
    typeof argument === 'string' ? argument.split('.') : list(argument, path);
  return scope.getAtt(text(logicalId, path), attribute.map((part) => text(part, path)).join('.'));
}

function join(scope: Scope, argument: Json, path: string): string {
  const [separator, items] = list(argument, path);
  const resolved = list(resolve(scope, items ?? [], path), path);
  return resolved.map((item) => text(item, path)).join(text(separator, path));
}

function substitute(scope: Scope, argument: Json, path: string): string {
  const [template, variables] = typeof argument === 'string' ? [argument] : list(argument, path);
  const given = variables === undefined ? {} : (resolve(scope, variables, path) ?? {});
  return text(template, path).replaceAll(
    /\$\{(!?)([^}]+)\}/g,
    (_, literal: string, name: string) => {
      if (literal === '!') return `\${${name}}`;
      const own = isJsonObject(given) ? given[name] : undefined;
      const value = own ?? (name.includes('.') ? getAtt(scope, name, path) : scope.ref(name));
      return text(value, path);
    },
  );
}

function select(scope: Scope, argument: Json, path: string): Json {
  const [index, items] = list(argument, path);
  const chosen = list(resolve(scope, items ?? [], path), path)[Number(index)];
  if (chosen === undefined) throw refusal(path, `Fn::Select has no item ${JSON.stringify(index)}`);
  return chosen;
}

function split(scope: Scope, argument: Json, path: string): Json {
  const [separator, value] = list(argument, path);
  return text(resolve(scope, value ?? '', path), path).split(text(separator, path));
}

function choose(scope: Scope, argument: Json, path: string): Json | undefined {
  const [condition, yes, no] = list(argument, path);
  return resolve(scope, (scope.condition(text(condition, path)) ? yes : no) ?? null, path);
}

function findInMap(scope: Scope, argument: Json, path: string): Json {
  const [map, first, second] = list(argument, path).map((item) =>
    text(resolve(scope, item, path), path),
  );
  const value = scope.stack.template.Mappings[map ?? '']?.[first ?? '']?.[second ?? ''];
  if (value === undefined) throw refusal(path, `no mapping ${map}.${first}.${second}`);
  return value;
}

function list(value: Json | undefined, path: string): Json[] {
  if (Array.isArray(value)) return value;
  throw refusal(path, `expected a list, found ${JSON.stringify(value)}`);
}

function text(value: Json | undefined, path: string): string {
  if (typeof value === 'string') return value;
  if (typeof value === 'number' || typeof value === 'boolean') return String(value);
  throw refusal(path, `expected a string, found ${JSON.stringify(value)}`);
}

function refusal(path: string, fault: string): UnsupportedByRuntime {
  return new UnsupportedByRuntime([`${path}: ${fault}`]);
}
