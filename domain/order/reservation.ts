/** The stock movements of a fulfilment before it leaves. Their ids are made of the plan (`attempt`): repeating one moves nothing twice. */
import { BrokenRecord } from '../kernel/domain-error.ts';
import type { SkuCode } from '../kernel/ids.ts';
import type { Timestamp } from '../kernel/time.ts';
import type { Movement } from '../stock/stock.ts';
import type { Fulfilment } from './fulfilment.ts';
import type { Order } from './order.ts';

/** Units of each SKU: lines of one SKU summed, and the seller's material for the parcel. */
export function unitsOf(
  { packaging }: Pick<Order, 'packaging'>,
  { lines }: Pick<Fulfilment, 'lines'>,
): Map<SkuCode, number> {
  const units = new Map<SkuCode, number>();
  const add = (sku: SkuCode, quantity: number) => units.set(sku, (units.get(sku) ?? 0) + quantity);
  for (const { sku, quantity } of lines) add(sku, quantity);
  if (packaging.kind === 'SELLER') add(packaging.materialSku, 1);
  return units;
}

export function reserveMovements(order: Order, fulfilment: Fulfilment, at: Timestamp): Movement[] {
  return [...unitsOf(order, fulfilment)].map(([sku, quantity]) => ({
    ...movementOf(fulfilment, sku, quantity, at),
    kind: 'RESERVE',
    from: 'available',
    to: 'reserved',
  }));
}

/** Undo of reserveMovements, of all or of what is left of it. */
export function releaseMovements(
  fulfilment: Fulfilment,
  units: ReadonlyMap<SkuCode, number>,
  at: Timestamp,
): Movement[] {
  return [...units]
    .filter(([, quantity]) => quantity > 0)
    .map(([sku, quantity]) => ({
      ...movementOf(fulfilment, sku, quantity, at, 'release'),
      kind: 'RELEASE_RESERVATION',
      from: 'reserved',
      to: 'available',
    }));
}

/** Throws BrokenRecord when no warehouse has the goods. */
export function movementOf(
  { tenant, orderId, n, attempt, warehouseId }: Fulfilment,
  sku: SkuCode,
  quantity: number,
  at: Timestamp,
  what = '',
): Pick<
  Movement,
  'movementId' | 'tenant' | 'warehouseId' | 'sku' | 'quantity' | 'reference' | 'at'
> {
  if (!warehouseId) throw new BrokenRecord(`${orderId} ${n} has goods in no warehouse`);
  const suffix = what === '' ? '' : `-${what}`;
  const movementId = `${orderId}-${n}-${attempt}-${sku}${suffix}`;
  return { movementId, tenant, warehouseId, sku, quantity, reference: orderId, at };
}
