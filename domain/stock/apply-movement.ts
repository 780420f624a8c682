/**
 * What movements do to the counters, and what becomes of a fact that does not fit (design 3.4): the warehouse's physical
 * truth wins. What the books hold is moved; what lies there beyond the books goes to quarantine as an adjustment, and what
 * should have been there but is not in the books is a person's to explain. Nothing goes below zero, nothing is dropped.
 */
import { bucketChanges } from './bucket-changes.ts';
import { bucketSchema, heldBuckets, type Bucket, type Movement, type Stock } from './stock.ts';

/** Units a movement wanted from a bucket that did not hold them: an operations case. */
export interface Suspense {
  readonly movement: Movement;
  readonly bucket: Bucket;
  readonly missing: number;
}

export interface Settled {
  readonly stock: Stock;
  /** To be written instead of the movements asked for; each fits after those before it. */
  readonly movements: readonly Movement[];
  readonly suspense: readonly Suspense[];
}

export function emptyStock({
  tenant,
  warehouseId,
  sku,
}: Pick<Movement, 'tenant' | 'warehouseId' | 'sku'>): Stock {
  return {
    tenant,
    warehouseId,
    sku,
    received: 0,
    returnedIn: 0,
    transferredIn: 0,
    adjustedIn: 0,
    awaitingPutaway: 0,
    available: 0,
    reserved: 0,
    quarantine: 0,
    damaged: 0,
    shipped: 0,
    disposed: 0,
    lost: 0,
    transferredOut: 0,
    adjustedOut: 0,
  };
}

/** The counters after a movement; undefined when a bucket would go below zero. */
export function applyMovement(stock: Stock, movement: Movement): Stock | undefined {
  const next = { ...stock };
  for (const [bucket, by] of bucketChanges(movement)) next[bucket] += by;
  return bucketSchema.options.every((bucket) => next[bucket] >= 0) ? next : undefined;
}

/** Fits movements of one stock to what it holds, in order. */
export function settleMovements(stock: Stock, movements: readonly Movement[]): Settled {
  return movements.reduce<Settled>(settleNext, { stock, movements: [], suspense: [] });
}

function settleNext(settled: Settled, movement: Movement): Settled {
  const applied = applyMovement(settled.stock, movement);
  if (applied) {
    return { ...settled, stock: applied, movements: [...settled.movements, movement] };
  }
  const bucket = movement.from;
  // Only leaving a bucket can take it below zero.
  if (bucket === null) return settled;
  const held = settled.stock[bucket];
  const missing = movement.quantity - held;
  const fitted = [
    ...(held > 0 ? [{ ...movement, quantity: held }] : []),
    ...(isHeld(movement.to) ? [surplus(movement, missing)] : []),
  ];
  const stock = fitted.reduce(
    (before, part) => applyMovement(before, part) ?? before,
    settled.stock,
  );
  return {
    stock,
    movements: [...settled.movements, ...fitted],
    suspense: [...settled.suspense, { movement, bucket, missing }],
  };
}

/** Units that lie there though the books did not have them: counted in, and kept apart until explained. */
function surplus(movement: Movement, missing: number): Movement {
  const { bin, lot, ...rest } = movement;
  return {
    ...rest,
    movementId: `${movement.movementId}-suspense`,
    kind: 'RECOUNT_UP',
    quantity: missing,
    enters: 'adjustedIn',
    from: null,
    to: 'quarantine',
  };
}

function isHeld(bucket: Bucket): boolean {
  return heldBuckets.some((held) => held === bucket);
}
