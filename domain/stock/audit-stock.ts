/**
 * The conservation laws of one stock (design section 3), recomputed from its movements. A violation means units appeared or
 * vanished without a movement that says why.
 */
import { binChange, binOf, bucketChanges } from './bucket-changes.ts';
import type { BinQuantity } from './stock-store.ts';
import {
  bucketSchema,
  goneBuckets,
  heldBuckets,
  sourceBuckets,
  type Bucket,
  type Movement,
  type Stock,
} from './stock.ts';

export type Law =
  | 'BALANCE'
  | 'NEGATIVE'
  | 'FOLD'
  | 'BINS'
  | 'RECEIPT'
  | 'RESERVATION'
  | 'RETURN'
  | 'CLAIM'
  | 'REFUND'
  | 'FINISHED'
  | 'UNREADABLE';

export interface Violation {
  readonly law: Law;
  /** What it is about: `{tenant} {warehouse} {sku}`, or `{tenant} {id}`. */
  readonly subject: string;
  readonly detail: string;
}

/** All laws of one stock. */
export function auditStock(
  stock: Stock,
  movements: readonly Movement[],
  bins: readonly BinQuantity[],
): Violation[] {
  const subject = subjectOf(stock);
  return [
    ...balance(stock),
    ...negatives(stock),
    ...folds(stock, movements),
    ...shelves(movements, bins),
  ].map(([law, detail]) => ({ law, subject, detail }));
}

export function subjectOf({ tenant, warehouseId, sku }: Stock): string {
  return `${tenant} ${warehouseId} ${sku}`;
}

type Found = [Violation['law'], string];

/** What came in is what is held and what left. */
function balance(stock: Stock): Found[] {
  const sum = (buckets: readonly Bucket[]) =>
    buckets.reduce((total, bucket) => total + stock[bucket], 0);
  const [entered, held, left] = [sum(sourceBuckets), sum(heldBuckets), sum(goneBuckets)];
  if (entered === held + left) return [];
  return [['BALANCE', `entered ${entered}, held ${held}, left ${left}`]];
}

function negatives(stock: Stock): Found[] {
  return bucketSchema.options
    .filter((bucket) => stock[bucket] < 0)
    .map((bucket) => ['NEGATIVE', `${bucket} ${stock[bucket]}`]);
}

/** The counters are the sum of the movements, bucket by bucket. */
function folds(stock: Stock, movements: readonly Movement[]): Found[] {
  const folded = new Map<Bucket, number>();
  for (const [bucket, by] of movements.flatMap(bucketChanges)) {
    folded.set(bucket, (folded.get(bucket) ?? 0) + by);
  }
  return bucketSchema.options
    .filter((bucket) => stock[bucket] !== (folded.get(bucket) ?? 0))
    .map((bucket) => [
      'FOLD',
      `${bucket} ${stock[bucket]}, movements say ${folded.get(bucket) ?? 0}`,
    ]);
}

/** Every bin holds what the movements put there. */
function shelves(movements: readonly Movement[], bins: readonly BinQuantity[]): Found[] {
  const expected = new Map<string, number>();
  const count = (place: string, by: number) => expected.set(place, (expected.get(place) ?? 0) + by);
  for (const movement of movements) count(placeOf(binOf(movement)), binChange(movement));
  for (const bin of bins) count(placeOf(bin), -bin.quantity);
  return [...expected]
    .filter(([, difference]) => difference !== 0)
    .map(([place, difference]) => ['BINS', `${place}: movements say ${difference} more`]);
}

function placeOf({ bin, lot }: { bin: string; lot: string }): string {
  return `bin ${bin} lot ${lot}`;
}
