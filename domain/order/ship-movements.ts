/**
 * What handing over does to the stock: each pick leaves its bin, the seller's material is used up. The floor's truth wins: units
 * packed beyond the reservation are taken from what was available, units not packed are free again; both are for a person to explain.
 */
import type { SkuCode } from '../kernel/ids.ts';
import type { Timestamp } from '../kernel/time.ts';
import type { Movement } from '../stock/stock.ts';
import type { Fulfilment } from './fulfilment.ts';
import type { Order } from './order.ts';
import { movementOf, releaseMovements, unitsOf } from './reservation.ts';

export interface Shipping {
  readonly movements: readonly Movement[];
  /** Units by SKU: packed minus reserved. */
  readonly differences: ReadonlyMap<SkuCode, number>;
}

export function shipMovements(order: Order, fulfilment: Fulfilment, at: Timestamp): Shipping {
  const reserved = unitsOf(order, fulfilment);
  const material = order.packaging.kind === 'SELLER' ? order.packaging.materialSku : undefined;
  const movements: Movement[] = [];
  if (material) {
    movements.push(used(fulfilment, material, at));
    reserved.set(material, (reserved.get(material) ?? 0) - 1);
  }
  const picks = fulfilment.floor.packed?.picks ?? [];
  for (const [index, { sku, quantity, bin, lot }] of picks.entries()) {
    const held = Math.min(quantity, Math.max(0, reserved.get(sku) ?? 0));
    reserved.set(sku, (reserved.get(sku) ?? 0) - quantity);
    const parts = [
      { from: 'reserved' as const, units: held, what: `ship-${index + 1}` },
      { from: 'available' as const, units: quantity - held, what: `extra-${index + 1}` },
    ];
    for (const { from, units, what } of parts) {
      if (units === 0) continue;
      const movement = movementOf(fulfilment, sku, units, at, what);
      movements.push({ ...movement, ...leaving(order), from, bin, lot });
    }
  }
  const unpacked = new Map([...reserved].filter(([, units]) => units > 0));
  const differences = new Map(
    [...reserved].flatMap(([sku, units]) => (units === 0 ? [] : [[sku, -units]])),
  );
  return {
    movements: [...movements, ...releaseMovements(fulfilment, unpacked, at)],
    differences,
  };
}

/** What is sold is shipped; what goes on to Amazon stays the seller's own. */
function leaving({ relay }: Order): Pick<Movement, 'kind' | 'to'> {
  return relay ? { kind: 'TRANSFER_OUT', to: 'transferredOut' } : { kind: 'SHIP', to: 'shipped' };
}

function used(fulfilment: Fulfilment, sku: SkuCode, at: Timestamp): Movement {
  const movement = movementOf(fulfilment, sku, 1, at, 'material');
  return { ...movement, kind: 'USE_MATERIAL', from: 'reserved', to: 'shipped' };
}
