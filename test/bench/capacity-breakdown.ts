/**
 * Where capacity goes: which function asked (its name is in the SDK's user agent), about which kind of item, in the table or in
 * an index. A transaction is answered with one figure; it is shared out by the items' sizes.
 */
import { z } from 'zod';

export interface Consumed {
  /** `LabelParcel`; `?` when nobody said. */
  readonly by: string;
  /** `ord FULFILMENT`, `STOCK COUNTERS`. */
  readonly item: string;
  readonly operation: string;
  readonly kind: 'read' | 'write';
  readonly where: 'table' | 'index';
  readonly units: number;
}

const units = z.looseObject({ CapacityUnits: z.number().default(0) });
const consumedSchema = z.looseObject({
  CapacityUnits: z.number().default(0),
  Table: units.optional(),
  GlobalSecondaryIndexes: z.record(z.string(), units).optional(),
});
const answerSchema = z.looseObject({
  ConsumedCapacity: z
    .union([consumedSchema.transform((one) => [one]), z.array(consumedSchema)])
    .default([]),
});

const WRITES = ['PutItem', 'UpdateItem', 'DeleteItem', 'TransactWriteItems', 'BatchWriteItem'];

/** What one request to DynamoDB consumed; `asked` and `answered` are the bodies on the wire. */
export function consumedBy(
  { by, operation }: Pick<Consumed, 'by' | 'operation'>,
  asked: unknown,
  answered: unknown,
): Consumed[] {
  const told = answerSchema.parse(answered).ConsumedCapacity;
  const inIndexes = sum(
    told.flatMap(({ GlobalSecondaryIndexes = {} }) =>
      Object.values(GlobalSecondaryIndexes).map(({ CapacityUnits }) => CapacityUnits),
    ),
  );
  const inAll = sum(told.map(({ CapacityUnits }) => CapacityUnits));
  const kind: Consumed['kind'] = WRITES.includes(operation) ? 'write' : 'read';
  const named = namedItems(asked);
  const indexed = named.filter(({ isIndexed }) => isIndexed);
  const say = (where: Consumed['where'], total: number, items: readonly Named[]): Consumed[] =>
    shares(total, items).map(([item, part]) => ({ by, operation, kind, item, where, units: part }));
  return [
    ...say('table', inAll - inIndexes, named),
    ...say('index', inIndexes, indexed.length > 0 ? indexed : named),
  ].filter((one) => one.units > 0);
}

interface Named {
  readonly item: string;
  readonly isIndexed: boolean;
  /** Whole kilobytes of what is put; 1 for what is changed, as its size is not said. */
  readonly weight: number;
}

/** In proportion to the weights; what names no item goes to `?`. */
function shares(total: number, items: readonly Named[]): [string, number][] {
  if (items.length === 0) return [['?', total]];
  const whole = sum(items.map(({ weight }) => weight));
  return items.map(({ item, weight }) => [item, (total * weight) / whole]);
}

const scalar = z.looseObject({ S: z.string() }).transform(({ S }) => S);
const keySchema = z.looseObject({ pk: scalar, sk: scalar });
const record = z.record(z.string(), z.unknown());
const requestSchema = z.looseObject({
  Item: record.optional(),
  Key: record.optional(),
  ExpressionAttributeNames: z.record(z.string(), z.string()).default({}),
  ExpressionAttributeValues: record.default({}),
  UpdateExpression: z.string().optional(),
});
const askedSchema = requestSchema.extend({
  TransactItems: z.array(z.record(z.string(), requestSchema)).optional(),
  RequestItems: z.record(z.string(), z.looseObject({ Keys: z.array(record) })).optional(),
});

function namedItems(asked: unknown): Named[] {
  const request = askedSchema.parse(asked);
  const parts = request.TransactItems?.flatMap((one) => Object.values(one)) ?? [request];
  const batch = Object.values(request.RequestItems ?? {}).flatMap(({ Keys }) => Keys);
  if (batch.length > 0) return batch.map((Key) => named(requestSchema.parse({ Key })));
  return parts.map(named);
}

function named(request: z.output<typeof requestSchema>): Named {
  const { Item, Key, ExpressionAttributeNames, ExpressionAttributeValues } = request;
  const names = [...Object.keys(Item ?? {}), ...Object.values(ExpressionAttributeNames)];
  return {
    item: Item || Key ? kindOf(Item ?? Key) : queried(Object.values(ExpressionAttributeValues)),
    isIndexed: names.some((name) => /^gsi\dpk$/.test(name)),
    weight: Item ? Math.ceil(bytesOf(Item) / 1024) : 1,
  };
}

/** A query's first value is its partition key, its second what the sort key begins with or ends at. */
function queried(values: readonly unknown[]): string {
  const [pk = '?', sk = '*'] = values.flatMap((value) => scalar.safeParse(value).data ?? []);
  return kindOf({ pk: { S: pk }, sk: { S: sk } });
}

/** Of a key of adapters/dynamodb/keys.ts: what it is about, and which of its items. */
function kindOf(key: unknown): string {
  const { pk, sk } = keySchema.parse(key);
  const [, , about = ''] = pk.split('#');
  const entity = /^([a-z]{3})_/.exec(about)?.[1];
  const item = /^[A-Z_]+(?=#|$)/.exec(sk)?.[0];
  return [entity ?? about, item === about ? undefined : item].filter(Boolean).join(' ');
}

/** As DynamoDB counts: names and values in UTF-8, three bytes a list or map and one for each of its members. */
function bytesOf(item: Readonly<Record<string, unknown>>): number {
  return sum(
    Object.entries(item).map(([name, value]) => Buffer.byteLength(name) + valueBytes(value)),
  );
}

function valueBytes(marshalled: unknown): number {
  const [entry] = Object.entries(record.parse(marshalled));
  const [type, value] = entry ?? ['NULL', true];
  switch (type) {
    case 'M': {
      const members = record.parse(value);
      return 3 + bytesOf(members) + Object.keys(members).length;
    }
    case 'L':
      return (
        3 +
        sum(
          z
            .array(z.unknown())
            .parse(value)
            .map((each) => valueBytes(each) + 1),
        )
      );
    case 'N':
      return Math.ceil(String(value).length / 2) + 1;
    case 'S':
      return Buffer.byteLength(String(value));
    default:
      return 1;
  }
}

/** By writer and by kind of item, units for each of `over` orders or returns, in lines of at least a tenth. */
export function breakdown(all: readonly Consumed[], over: number): string[] {
  return [
    'WCU by writer:',
    ...lines(all, 'write', over, ({ by }) => by),
    'WCU by item:',
    ...lines(all, 'write', over, ({ item }) => item),
    'WCU by writer and item:',
    ...lines(all, 'write', over, ({ by, item, operation }) => `${by}: ${operation} ${item}`),
    'RCU by reader:',
    ...lines(all, 'read', over, ({ by }) => by),
    'RCU by item:',
    ...lines(all, 'read', over, ({ item }) => item),
  ];
}

function lines(
  all: readonly Consumed[],
  kind: Consumed['kind'],
  over: number,
  of: (one: Consumed) => string,
): string[] {
  const each = (some: readonly Consumed[]) => sum(some.map((one) => one.units)) / over;
  const ofKind = all.filter((one) => one.kind === kind);
  return Object.entries(Object.groupBy(ofKind, of))
    .map(([name, some = []]) => ({
      name,
      total: each(some),
      indexes: each(some.filter(({ where }) => where === 'index')),
    }))
    .filter(({ total }) => total >= 0.1)
    .sort((a, b) => b.total - a.total)
    .map(({ name, total, indexes }) => `  ${cell(total)} (${cell(indexes)} in indexes) ${name}`);
}

const cell = (value: number) => value.toFixed(1).padStart(5);

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, n) => total + n, 0);
}
