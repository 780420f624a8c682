import type { Json } from './json.ts';
import { isJsonObject } from './json.ts';
import type { Scope } from './intrinsics.ts';
import { resolve } from './intrinsics.ts';
import { UnsupportedByRuntime } from './unsupported.ts';

/** Evaluates a condition expression: Condition, Fn::Equals, Fn::And, Fn::Or, Fn::Not. */
export function evaluateCondition(scope: Scope, expression: Json, path: string): boolean {
  const [name, argument] = soleEntry(expression, path);
  if (name === 'Condition') return scope.condition(typeof argument === 'string' ? argument : '');
  if (name === 'Fn::Equals') return equals(scope, argument, path);
  const parts = Array.isArray(argument) ? argument : [];
  const holds = (part: Json) => evaluateCondition(scope, part, path);
  if (name === 'Fn::And') return parts.every(holds);
  if (name === 'Fn::Or') return parts.some(holds);
  if (name === 'Fn::Not') return !parts.some(holds);
  throw new UnsupportedByRuntime([`${path}: unsupported condition ${name}`]);
}

function equals(scope: Scope, argument: Json, path: string): boolean {
  const [left, right] = Array.isArray(argument) ? argument : [];
  const value = (side: Json | undefined) => JSON.stringify(resolve(scope, side ?? null, path));
  return value(left) === value(right);
}

function soleEntry(expression: Json, path: string): [string, Json] {
  const entry = isJsonObject(expression) ? Object.entries(expression)[0] : undefined;
  if (entry !== undefined) return entry;
  throw new UnsupportedByRuntime([`${path}: not a condition: ${JSON.stringify(expression)}`]);
}
