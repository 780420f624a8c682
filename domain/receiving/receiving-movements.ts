/** The stock movements a fact of receiving causes. Ids are made of the fact's own id, so a repeated fact moves nothing twice. */
import { skuCodeSchema, type SkuCode, type Tenant, type WarehouseId } from '../kernel/ids.ts';
import { dayOf, type Timestamp } from '../kernel/time.ts';
import type { Bucket, Movement } from '../stock/stock.ts';
import { isPlaceable } from './compare-receipt.ts';
import type { CartonCount, PutawayFact } from './receipt.ts';

export interface Shelf {
  readonly tenant: Tenant;
  readonly warehouseId: WarehouseId;
  readonly shipmentId: string;
  readonly eventId: string;
  readonly at: Timestamp;
}

type Held = 'awaitingPutaway' | 'damaged' | 'quarantine';
const RECEIVE_KIND = {
  awaitingPutaway: 'RECEIVE',
  damaged: 'RECEIVE_DAMAGED',
  quarantine: 'RECEIVE_QUARANTINE',
} as const;

/** The difference between what stood and what was counted now, by SKU and bucket. */
export function countMovements(
  before: CartonCount | undefined,
  count: CartonCount,
  shelf: Shelf,
  refused: boolean,
): Movement[] {
  const was = before ? bucketsOf(before, refused) : new Map<string, number>();
  const is = bucketsOf(count, refused);
  return [...new Set([...was.keys(), ...is.keys()])].flatMap((key) => {
    const difference = (is.get(key) ?? 0) - (was.get(key) ?? 0);
    return difference === 0 ? [] : [countMovement(key, difference, before !== undefined, shelf)];
  });
}

function bucketsOf({ lines }: CartonCount, refused: boolean): Map<string, number> {
  const parts = lines.flatMap((line) => [
    [
      `${line.sku} ${refused || !isPlaceable(line) ? 'quarantine' : 'awaitingPutaway'}`,
      line.good,
    ] as const,
    [`${line.sku} damaged`, line.damaged] as const,
  ]);
  return parts.reduce(
    (sums, [key, n]) => sums.set(key, (sums.get(key) ?? 0) + n),
    new Map<string, number>(),
  );
}

function countMovement(
  key: string,
  difference: number,
  isRecount: boolean,
  shelf: Shelf,
): Movement {
  const [sku = '', name] = key.split(' ');
  const bucket: Held = name === 'damaged' || name === 'quarantine' ? name : 'awaitingPutaway';
  const base = movementOf(shelf, skuCodeSchema.parse(sku), bucket, Math.abs(difference));
  if (difference < 0) return { ...base, kind: 'RECOUNT_DOWN', from: bucket, to: 'adjustedOut' };
  return {
    ...base,
    kind: isRecount ? 'RECOUNT_UP' : RECEIVE_KIND[bucket],
    enters: 'received',
    from: null,
    to: bucket,
  };
}

/** The lot is the shipment and the day: sold units lead back to their export declaration (domain-facts 3.5). */
export function putawayMovement(fact: PutawayFact, shelf: Shelf): Movement {
  const placed = { ...shelf, eventId: fact.eventId, at: fact.placedAt };
  return {
    ...movementOf(placed, fact.sku, 'available', fact.quantity),
    kind: 'PUTAWAY',
    from: 'awaitingPutaway',
    to: 'available',
    bin: fact.bin,
    lot: `${shelf.shipmentId}.${dayOf(fact.placedAt)}`,
  };
}

export function refusalMovements(
  waiting: readonly (readonly [string, number])[],
  shelf: Shelf,
): Movement[] {
  return waiting
    .filter(([, quantity]) => quantity > 0)
    .map(([sku, quantity]) => ({
      ...movementOf(shelf, skuCodeSchema.parse(sku), 'quarantine', quantity),
      kind: 'REFUSE' as const,
      from: 'awaitingPutaway' as const,
      to: 'quarantine' as const,
    }));
}

function movementOf(
  { tenant, warehouseId, shipmentId, eventId, at }: Shelf,
  sku: SkuCode,
  bucket: Bucket,
  quantity: number,
) {
  return {
    movementId: `${eventId}.${sku}.${bucket}`,
    tenant,
    warehouseId,
    sku,
    quantity,
    reference: shipmentId,
    at,
  };
}
