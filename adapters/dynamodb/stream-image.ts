/** An image of the table's stream, from DynamoDB's JSON to plain values. Numbers are those of records: versions, counts. */
import { BrokenRecord } from '../../domain/kernel/domain-error.ts';

export function plainImage(marshalled: unknown): Readonly<Record<string, unknown>> {
  return Object.fromEntries(
    Object.entries(objectOf(marshalled)).map(([name, value]) => [name, plain(value)]),
  );
}

function plain(marshalled: unknown): unknown {
  const value = objectOf(marshalled);
  if ('S' in value) return value['S'];
  if ('N' in value) return Number(value['N']);
  if ('BOOL' in value) return value['BOOL'];
  if ('NULL' in value) return null;
  if ('M' in value) return plainImage(value['M']);
  if ('L' in value && Array.isArray(value['L'])) return value['L'].map(plain);
  throw new BrokenRecord(`an attribute of type ${Object.keys(value).join()} in the stream`);
}

function objectOf(value: unknown): Record<string, unknown> {
  if (typeof value === 'object' && value !== null) return { ...value };
  throw new BrokenRecord(`a ${typeof value} in the stream where DynamoDB's JSON belongs`);
}
