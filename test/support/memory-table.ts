/**
 * The Table in memory: same verbs, same conditions, same refusals (test/contracts/table-contract.ts holds both to it).
 * For the simulator it also takes faults at its seams, and an index may lag behind the table as a real one does.
 */
import {
  ConditionFailed,
  TransactionRefused,
  type Change,
  type Item,
  type Key,
  type Query,
  type QueryPage,
  type Table,
  type Value,
  type Write,
} from '../../adapters/dynamodb/table.ts';
import { holds } from './memory-condition.ts';

export type TableOperation = Exclude<keyof Table, symbol>;

export interface MemoryTableOptions {
  /** Awaited before the operation takes effect; throwing is a lost request. */
  readonly before?: (operation: TableOperation) => Promise<void> | void;
  /** Awaited after it took effect; throwing is a lost response. */
  readonly after?: (operation: TableOperation) => Promise<void> | void;
  /** How many of the newest writes (at most 100) an index read does not see yet; absent: none. */
  readonly indexLag?: () => number;
  /** The table's stream: every change of an item, in order. */
  readonly onChange?: (change: { before?: Item; after?: Item }) => void;
}

export interface MemoryTable extends Table {
  /** Everything kept, for assertions. */
  all(): Item[];
  /** One item as it stands, for an onlooker: without faults, at once. */
  peek(key: Key): Item | undefined;
}

const LOG_LENGTH = 100;

export function createMemoryTable(options: MemoryTableOptions = {}): MemoryTable {
  const items = new ItemSet();
  /** The newest writes with what stood before: an index read replays them backwards. */
  const log: { key: Key; before: Item | undefined }[] = [];

  async function during<T>(operation: TableOperation, effect: () => T): Promise<T> {
    await options.before?.(operation);
    const result = effect();
    await options.after?.(operation);
    return result;
  }

  function apply(write: Write): Item | undefined {
    const key = keyOf(write);
    const before = items.get(key);
    const after = outcome(write, before);
    if (after === before) return after;
    if (after) items.set(after);
    else items.delete(key);
    log.push({ key, before });
    if (log.length > LOG_LENGTH) log.shift();
    options.onChange?.({ ...(before && { before }), ...(after && { after }) });
    return after;
  }

  function applyIfHolds(write: Write): Item | undefined {
    const existing = items.get(keyOf(write));
    if (!holds(write.condition, existing)) throw new ConditionFailed(existing);
    return apply(write);
  }

  return {
    all: () => [...items.all()],
    peek: (key) => items.get(key),
    get: (key) => during('get', () => items.get(key)),
    getMany: (keys) =>
      during('getMany', () => distinct(keys).flatMap((key) => items.get(key) ?? [])),
    put: (item, condition) =>
      during('put', () => void applyIfHolds({ put: item, ...(condition && { condition }) })),
    update: (key, change, condition) =>
      during('update', () => {
        const after = applyIfHolds({ update: key, change, ...(condition && { condition }) });
        return after ?? { pk: key.pk, sk: key.sk };
      }),
    delete: (key, condition) =>
      during('delete', () => void applyIfHolds({ delete: key, ...(condition && { condition }) })),
    transact: (writes) =>
      during('transact', () => {
        mustBeTransactable(writes);
        const reasons = writes.map((write) => refusal(write, items.get(keyOf(write))));
        if (reasons.some(({ kind }) => kind !== 'none')) throw new TransactionRefused(reasons);
        for (const write of writes) apply(write);
      }),
    query: (query) =>
      during('query', () =>
        query.index === undefined
          ? page(items.partition(query.pk), query)
          : page(indexed(items, log.slice(log.length - lag(options, log.length)), query), query),
      ),
  };
}

/** Items by partition, so that a query looks at its own partition alone. */
class ItemSet {
  private readonly partitions = new Map<string, Map<string, Item>>();
  private readonly indexes = {
    gsi1: new Map<string, Set<Item>>(),
    gsi2: new Map<string, Set<Item>>(),
  };

  get(key: Key): Item | undefined {
    return this.partitions.get(key.pk)?.get(key.sk);
  }

  set(item: Item): void {
    this.delete(item);
    const partition = this.partitions.get(item.pk) ?? new Map<string, Item>();
    this.partitions.set(item.pk, partition.set(item.sk, item));
    for (const entries of this.entriesOf(item, true)) entries.add(item);
  }

  delete(key: Key): void {
    const old = this.get(key);
    if (!old) return;
    for (const entries of this.entriesOf(old, false)) entries.delete(old);
    this.partitions.get(key.pk)?.delete(key.sk);
  }

  partition(pk: string): Item[] {
    return [...(this.partitions.get(pk)?.values() ?? [])];
  }

  indexPartition(index: 'gsi1' | 'gsi2', pk: string): Item[] {
    return [...(this.indexes[index].get(pk) ?? [])];
  }

  *all(): Iterable<Item> {
    for (const partition of this.partitions.values()) yield* partition.values();
  }

  private entriesOf(item: Item, create: boolean): Set<Item>[] {
    return (['gsi1', 'gsi2'] as const).flatMap((index) => {
      const pk = item[`${index}pk`];
      if (typeof pk !== 'string' || typeof item[`${index}sk`] !== 'string') return [];
      const entries = this.indexes[index].get(pk) ?? new Set<Item>();
      if (create) this.indexes[index].set(pk, entries);
      return [entries];
    });
  }
}

/** The index's partition as it was before the writes it does not see yet; keys only, as the real one projects. */
function indexed(
  items: ItemSet,
  unseen: readonly { key: Key; before: Item | undefined }[],
  { index = 'gsi1', pk }: Query,
): Item[] {
  const entries = new Map(items.indexPartition(index, pk).map((item) => [nameOf(item), item]));
  for (const { key, before } of unseen.toReversed()) {
    entries.delete(nameOf(key));
    if (before?.[`${index}pk`] === pk) entries.set(nameOf(key), before);
  }
  return [...entries.values()].map((item) => keysOnly(item, index));
}

function lag(options: MemoryTableOptions, most: number): number {
  return Math.min(most, Math.max(0, options.indexLag?.() ?? 0));
}

function keysOnly(item: Item, index: string): Item {
  const names = [`${index}pk`, `${index}sk`];
  const keys = Object.entries(item).filter(([name]) => names.includes(name));
  return { ...Object.fromEntries(keys), pk: item.pk, sk: item.sk };
}

function page(partition: Item[], query: Query): QueryPage {
  const { after, limit = Infinity, skPrefix = '', skUpTo } = query;
  const skName = query.index === undefined ? 'sk' : `${query.index}sk`;
  const direction = query.descending === true ? -1 : 1;
  const order = inOrder(query.index === undefined ? ['sk'] : [skName, 'pk', 'sk']);
  const rest = partition
    .filter((item) => {
      const sk = text(item[skName]);
      if (!sk.startsWith(skPrefix) || (skUpTo !== undefined && sk > skUpTo)) return false;
      return !after || order(item, after) * direction > 0;
    })
    .sort((a, b) => order(a, b) * direction);
  const items = rest.slice(0, limit);
  const last = items.at(-1);
  return last && items.length >= limit ? { items, after: positionOf(last, query) } : { items };
}

type Attributes = Readonly<Record<string, Value>>;

/** By the first of these attributes that differs. */
function inOrder(names: readonly string[]) {
  return (a: Attributes, b: Attributes): number => {
    for (const name of names) {
      const [left, right] = [text(a[name]), text(b[name])];
      if (left !== right) return left < right ? -1 : 1;
    }
    return 0;
  };
}

function positionOf(item: Item, { index }: Query): Record<string, string> {
  const base = { pk: item.pk, sk: item.sk };
  if (index === undefined) return base;
  return {
    ...base,
    [`${index}pk`]: text(item[`${index}pk`]),
    [`${index}sk`]: text(item[`${index}sk`]),
  };
}

function refusal(write: Write, existing: Item | undefined): TransactionRefused['reasons'][number] {
  if (holds(write.condition, existing)) return { kind: 'none' };
  return { kind: 'condition', ...(existing && { existing }) };
}

/** What the item is after the write; the same object when nothing changes. */
function outcome(write: Write, before: Item | undefined): Item | undefined {
  if ('put' in write) return copied(write.put);
  if ('delete' in write) return undefined;
  if ('check' in write) return before;
  return changed(before ?? { pk: write.update.pk, sk: write.update.sk }, write.change);
}

function changed(item: Item, change: Change): Item {
  const added: Record<string, Value> = {};
  for (const [name, n] of Object.entries(change.add ?? {})) added[name] = number(item[name]) + n;
  const removed = new Set(change.remove);
  const kept = Object.entries(item).filter(([name]) => !removed.has(name));
  return copied({
    ...change.setIfAbsent,
    ...Object.fromEntries(kept),
    ...change.set,
    ...added,
    pk: item.pk,
    sk: item.sk,
  });
}

/** What is kept shares nothing with what was given. By hand: it is most of what a write costs here. */
function copied(item: Item): Item {
  return { ...copiedObject(item), pk: item.pk, sk: item.sk };
}

function copiedObject(object: Readonly<Record<string, Value>>): Record<string, Value> {
  const copy: Record<string, Value> = {};
  for (const name of Object.keys(object)) {
    const value = object[name];
    if (value !== undefined) define(copy, name, copiedValue(value));
  }
  return copy;
}

function copiedValue(value: Value): Value {
  if (typeof value !== 'object' || value === null) return value;
  return isList(value) ? value.map(copiedValue) : copiedObject(value);
}

/** A seller may call a SKU `__proto__`: assigning that name would lose it. */
function define(object: Record<string, Value>, name: string, value: Value): void {
  if (name !== '__proto__') object[name] = value;
  else Object.defineProperty(object, name, { value, enumerable: true, configurable: true });
}

const isList = (value: Value): value is readonly Value[] => Array.isArray(value);

function keyOf(write: Write): Key {
  if ('put' in write) return write.put;
  if ('update' in write) return write.update;
  return 'delete' in write ? write.delete : write.check;
}

/** DynamoDB's own limits: 1 to 100 writes, no item twice. */
function mustBeTransactable(writes: readonly Write[]): void {
  if (writes.length < 1 || writes.length > 100) {
    throw new RangeError(`a transaction of ${writes.length} writes`);
  }
  if (distinct(writes.map(keyOf)).length < writes.length) {
    throw new RangeError('a transaction with two writes to one item');
  }
}

function distinct(keys: readonly Key[]): Key[] {
  return [...new Map(keys.map((key) => [nameOf(key), key])).values()];
}

function nameOf({ pk, sk }: Key): string {
  return `${pk}\n${sk}`;
}

function text(value: Value | undefined): string {
  return typeof value === 'string' ? value : '';
}

function number(value: Value | undefined): number {
  return typeof value === 'number' ? value : 0;
}
