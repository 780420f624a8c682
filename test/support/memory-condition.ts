/** Evaluates a table condition as DynamoDB does. */
import type { Condition, Item, Scalar, Value } from '../../adapters/dynamodb/table.ts';

export function holds(condition: Condition | undefined, item: Item | undefined): boolean {
  if (condition === undefined) return true;
  const value = (attribute: string) => item?.[attribute];
  return (
    (condition.item !== 'absent' || item === undefined) &&
    (condition.item !== 'present' || item !== undefined) &&
    every(condition.equals, (a, expected) => value(a) === expected) &&
    every(condition.notEquals, (a, unwanted) => value(a) !== unwanted) &&
    every(condition.atLeast, (a, least) => isAtLeast(value(a), least)) &&
    every(condition.absentOrAtMost, (a, most) => isAbsentOrAtMost(value(a), most)) &&
    every(condition.oneOf, (a, allowed) => isOneOf(value(a), allowed)) &&
    (condition.absent ?? []).every((a) => value(a) === undefined) &&
    (condition.present ?? []).every((a) => value(a) !== undefined)
  );
}

function every<T>(
  parts: Readonly<Record<string, T>> | undefined,
  test: (attribute: string, part: T) => boolean,
): boolean {
  return Object.entries(parts ?? {}).every(([attribute, part]) => test(attribute, part));
}

function isAtLeast(value: Value | undefined, least: number): boolean {
  return typeof value === 'number' && value >= least;
}

/** Values of another type never compare: DynamoDB orders within a type only. */
function isAbsentOrAtMost(value: Value | undefined, most: string | number): boolean {
  if (value === undefined) return true;
  if (typeof value === 'string' && typeof most === 'string') return value <= most;
  return typeof value === 'number' && typeof most === 'number' && value <= most;
}

function isOneOf(value: Value | undefined, allowed: readonly Scalar[]): boolean {
  return allowed.some((one) => one === value);
}
