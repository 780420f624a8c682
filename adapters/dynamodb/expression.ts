/** Writes DynamoDB's condition and update expressions, so that no store does. */
import { marshall } from '@aws-sdk/util-dynamodb';
import type { AttributeValue } from '@aws-sdk/client-dynamodb';
import type { Change, Condition, Value } from './table.ts';

/** Names and values of one request: every name is aliased, since DynamoDB reserves 573 words. */
export class Aliases {
  private readonly names = new Map<string, string>();
  private readonly values: Record<string, Value> = {};

  name(attribute: string): string {
    const alias = this.names.get(attribute) ?? `#n${this.names.size}`;
    this.names.set(attribute, alias);
    return alias;
  }

  value(value: Value): string {
    const alias = `:v${Object.keys(this.values).length}`;
    this.values[alias] = value;
    return alias;
  }

  /** The request's alias maps; DynamoDB refuses empty ones. */
  request(): {
    ExpressionAttributeNames?: Record<string, string>;
    ExpressionAttributeValues?: Record<string, AttributeValue>;
  } {
    const names = Object.fromEntries([...this.names].map(([name, alias]) => [alias, name]));
    return {
      ...(this.names.size > 0 && { ExpressionAttributeNames: names }),
      ...(Object.keys(this.values).length > 0 && {
        ExpressionAttributeValues: marshall(this.values),
      }),
    };
  }
}

/** All parts joined with AND; undefined when there is nothing to hold. */
export function conditionExpression(
  condition: Condition | undefined,
  aliases: Aliases,
): string | undefined {
  if (condition === undefined) return undefined;
  const n = (attribute: string) => aliases.name(attribute);
  const v = (value: Value) => aliases.value(value);
  const absent = (attribute: string) => `attribute_not_exists(${n(attribute)})`;
  const parts = [
    ...(condition.item === 'absent' ? [absent('pk')] : []),
    ...(condition.item === 'present' ? [`attribute_exists(${n('pk')})`] : []),
    ...entries(condition.equals).map(([a, value]) => `${n(a)} = ${v(value)}`),
    ...entries(condition.notEquals).map(([a, value]) => `(${absent(a)} OR ${n(a)} <> ${v(value)})`),
    ...entries(condition.atLeast).map(([a, value]) => `${n(a)} >= ${v(value)}`),
    ...entries(condition.absentOrAtMost).map(
      ([a, value]) => `(${absent(a)} OR ${n(a)} <= ${v(value)})`,
    ),
    ...entries(condition.oneOf).map(([a, values]) => `${n(a)} IN (${values.map(v).join(', ')})`),
    ...(condition.absent ?? []).map(absent),
    ...(condition.present ?? []).map((a) => `attribute_exists(${n(a)})`),
  ];
  return parts.length > 0 ? parts.join(' AND ') : undefined;
}

/** Throws RangeError for a change of nothing: DynamoDB would refuse it. */
export function updateExpression(change: Change, aliases: Aliases): string {
  const n = (attribute: string) => aliases.name(attribute);
  const v = (value: Value) => aliases.value(value);
  const set = [
    ...entries(change.set).map(([a, value]) => `${n(a)} = ${v(value)}`),
    ...entries(change.setIfAbsent).map(
      ([a, value]) => `${n(a)} = if_not_exists(${n(a)}, ${v(value)})`,
    ),
  ];
  const add = entries(change.add).map(([a, value]) => `${n(a)} ${v(value)}`);
  const remove = (change.remove ?? []).map(n);
  const clauses = [
    ...(set.length > 0 ? [`SET ${set.join(', ')}`] : []),
    ...(add.length > 0 ? [`ADD ${add.join(', ')}`] : []),
    ...(remove.length > 0 ? [`REMOVE ${remove.join(', ')}`] : []),
  ];
  if (clauses.length === 0) throw new RangeError('a change that changes nothing');
  return clauses.join(' ');
}

function entries<T>(record: Readonly<Record<string, T>> | undefined): [string, T][] {
  return Object.entries(record ?? {});
}
