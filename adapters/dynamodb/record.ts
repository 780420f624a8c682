/** Between a domain record and the item that keeps it: its fields are the item's attributes, beside the keys. */
import { z } from 'zod';
import { BrokenRecord } from '../../domain/kernel/domain-error.ts';
import type { Item, Key, Value } from './table.ts';

interface IndexKeys {
  readonly gsi1pk?: string;
  readonly gsi1sk?: string;
  readonly gsi2pk?: string;
  readonly gsi2sk?: string;
}

/** Attributes of the table, not of the record. */
const TABLE_ATTRIBUTES = new Set(['pk', 'sk', 'gsi1pk', 'gsi1sk', 'gsi2pk', 'gsi2sk', 'expiresAt']);

/** The item of a record; absent (undefined) fields are left out. */
export function toItem(key: Key, record: object, index: IndexKeys = {}): Item {
  return { ...toAttributes(record), ...toAttributes(index), pk: key.pk, sk: key.sk };
}

export function toAttributes(record: object): Record<string, Value> {
  return Object.fromEntries(
    Object.entries(record)
      .filter(([, value]) => value !== undefined)
      .map(([name, value]) => [name, toValue(value)]),
  );
}

/** Parses what is kept with the schema of the domain. Throws BrokenRecord: our own data contradicts us. */
export function readItem<T>(schema: z.ZodType<T>, item: Item): T {
  const record: Record<string, Value | undefined> = {};
  for (const name of Object.keys(item)) if (!TABLE_ATTRIBUTES.has(name)) record[name] = item[name];
  const parsed = schema.safeParse(record);
  if (parsed.success) return parsed.data;
  throw new BrokenRecord(`${item.pk} ${item.sk}: ${z.prettifyError(parsed.error)}`);
}

function toValue(value: unknown): Value {
  if (value === null || typeof value === 'string' || typeof value === 'boolean') return value;
  if (typeof value === 'number') return value;
  if (Array.isArray(value)) return value.map((part: unknown) => toValue(part));
  if (typeof value === 'object') return toAttributes(value);
  throw new TypeError(`a ${typeof value} cannot be kept`);
}
