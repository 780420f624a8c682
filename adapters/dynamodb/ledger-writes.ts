/**
 * The writes of stock movements (design 3.4): each movement if absent, and the counters and bins it changes. Movements of
 * one stock are summed first, since a transaction may touch an item once; what must not go below zero is its condition.
 */
import { binChange, binOf, bucketChanges } from '../../domain/stock/bucket-changes.ts';
import { bucketSchema, type Movement } from '../../domain/stock/stock.ts';
import { binKey, countersKey, movementKey, stockListPk, stockListSk, stockPk } from './keys.ts';
import { toItem } from './record.ts';
import type { Condition, Write } from './table.ts';

export interface LedgerWrites {
  /** One a movement, in the order given. */
  readonly movements: readonly Write[];
  /** Counters and bins. */
  readonly balances: readonly Write[];
}

export function ledgerWrites(movements: readonly Movement[]): LedgerWrites {
  const byStock = Object.values(Object.groupBy(movements, stockPk));
  const byBin = Object.values(
    Object.groupBy(
      movements.filter((movement) => binChange(movement) !== 0),
      binName,
    ),
  );
  return {
    movements: movements.map((movement) => ({
      put: toItem(movementKey(movement, movement.movementId), movement),
      condition: { item: 'absent' },
    })),
    balances: [...byStock, ...byBin].flatMap((group, at) =>
      group === undefined ? [] : at < byStock.length ? countersWrite(group) : binWrite(group),
    ),
  };
}

function countersWrite(movements: readonly Movement[]): Write[] {
  const [first] = movements;
  if (!first) return [];
  const changes = summed(movements);
  const { tenant, warehouseId, sku } = first;
  const untouched = bucketSchema.options.filter((bucket) => !(bucket in changes));
  return [
    {
      update: countersKey(first),
      change: {
        add: changes,
        setIfAbsent: {
          tenant,
          warehouseId,
          sku,
          gsi1pk: stockListPk(tenant),
          gsi1sk: stockListSk(first),
          ...Object.fromEntries(untouched.map((bucket) => [bucket, 0])),
        },
      },
      ...enough(changes),
    },
  ];
}

function summed(movements: readonly Movement[]): Record<string, number> {
  const changes: Record<string, number> = {};
  for (const [bucket, by] of movements.flatMap(bucketChanges)) {
    changes[bucket] = (changes[bucket] ?? 0) + by;
  }
  return changes;
}

function binWrite(movements: readonly Movement[]): Write[] {
  const [first] = movements;
  if (!first) return [];
  const { bin, lot } = binOf(first);
  const quantity = movements.reduce((sum, movement) => sum + binChange(movement), 0);
  const change = { add: { quantity }, setIfAbsent: { bin, lot } };
  return [{ update: binKey(first, bin, lot), change, ...enough({ quantity }) }];
}

function binName(movement: Movement): string {
  const { bin, lot } = binOf(movement);
  return binKey(movement, bin, lot).pk + binKey(movement, bin, lot).sk;
}

/** What goes down must have been there. */
function enough(changes: Readonly<Record<string, number>>): { condition?: Condition } {
  const falling = Object.entries(changes).filter(([, by]) => by < 0);
  if (falling.length === 0) return {};
  return { condition: { atLeast: Object.fromEntries(falling.map(([name, by]) => [name, -by])) } };
}
