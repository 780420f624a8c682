/**
 * The one seam to DynamoDB: few verbs, structured conditions, so that a store never writes an expression and the in-memory
 * fake (test/support/memory-table.ts) evaluates the very same conditions. Top-level attributes only.
 */
export type Scalar = string | number | boolean | null;
export type Value = Scalar | readonly Value[] | { readonly [key: string]: Value };

export interface Key {
  readonly pk: string;
  readonly sk: string;
}
export type Item = Key & { readonly [attribute: string]: Value };

/** All parts must hold. */
export interface Condition {
  /** The item itself must (not) exist. */
  readonly item?: 'absent' | 'present';
  readonly equals?: Readonly<Record<string, Scalar>>;
  readonly notEquals?: Readonly<Record<string, Scalar>>;
  /** attribute >= number: enough stock. */
  readonly atLeast?: Readonly<Record<string, number>>;
  /** attribute absent or <= value: nothing newer stands. */
  readonly absentOrAtMost?: Readonly<Record<string, string | number>>;
  readonly oneOf?: Readonly<Record<string, readonly Scalar[]>>;
  readonly absent?: readonly string[];
  readonly present?: readonly string[];
}

export interface Change {
  readonly set?: Readonly<Record<string, Value>>;
  readonly setIfAbsent?: Readonly<Record<string, Value>>;
  readonly add?: Readonly<Record<string, number>>;
  readonly remove?: readonly string[];
}

export type Write =
  | { readonly put: Item; readonly condition?: Condition }
  | { readonly update: Key; readonly change: Change; readonly condition?: Condition }
  | { readonly delete: Key; readonly condition?: Condition }
  | { readonly check: Key; readonly condition: Condition };

export interface Query {
  readonly pk: string;
  readonly skPrefix?: string;
  /** sk <= this. */
  readonly skUpTo?: string;
  readonly index?: 'gsi1' | 'gsi2';
  readonly limit?: number;
  readonly descending?: boolean;
  /** Where the last page ended: the last item's keys. */
  readonly after?: Readonly<Record<string, string>>;
}

export interface QueryPage {
  readonly items: readonly Item[];
  readonly after?: Readonly<Record<string, string>>;
}

/** A conditional write was refused: somebody else decided first. `existing` is the item as it stands, when known. */
export class ConditionFailed extends Error {
  readonly existing: Item | undefined;
  constructor(existing: Item | undefined) {
    super('condition failed');
    this.name = 'ConditionFailed';
    this.existing = existing;
  }
}

/** A transaction was refused; read the reasons by the position of the write. `conflict`: retry with full jitter. */
export class TransactionRefused extends Error {
  readonly reasons: readonly {
    readonly kind: 'none' | 'condition' | 'conflict';
    readonly existing?: Item;
  }[];
  constructor(reasons: TransactionRefused['reasons']) {
    super(`transaction refused: ${reasons.map((r) => r.kind).join(', ')}`);
    this.name = 'TransactionRefused';
    this.reasons = reasons;
  }
}

export interface Table {
  /** Strongly consistent. */
  get(key: Key): Promise<Item | undefined>;
  getMany(keys: readonly Key[]): Promise<Item[]>;
  /** Throws ConditionFailed. */
  put(item: Item, condition?: Condition): Promise<void>;
  /** Returns the item as it is after. Throws ConditionFailed. */
  update(key: Key, change: Change, condition?: Condition): Promise<Item>;
  delete(key: Key, condition?: Condition): Promise<void>;
  /** All or nothing, 1 to 100 writes; conflicts are retried inside with full jitter a bounded number of times. Throws TransactionRefused. */
  transact(writes: readonly Write[]): Promise<void>;
  /** Strongly consistent on the table, eventually on an index. */
  query(query: Query): Promise<QueryPage>;
}
