/** What the floor shall take, and from where: the oldest lot first (FIFO, M-066). */
import type { SkuCode } from '../kernel/ids.ts';
import type { PickList } from '../partner/floor-port.ts';
import type { Sku } from '../sku/sku.ts';
import type { BinQuantity } from '../stock/stock-store.ts';
import type { Fulfilment } from './fulfilment.ts';
import type { Order } from './order.ts';
import { pickIdOf } from './pick-id.ts';
import { fromBins } from './short-pick.ts';

export function pickListOf(
  order: Order,
  fulfilment: Fulfilment,
  skus: readonly Sku[],
  bins: ReadonlyMap<SkuCode, readonly BinQuantity[]>,
): PickList {
  const fnskuOf = new Map(order.lines.map(({ sku, fnsku }) => [sku, fnsku]));
  return {
    pickId: pickIdOf(fulfilment),
    warehouseId: fulfilment.warehouseId ?? '',
    speed: order.speed,
    picks: [...summed(fulfilment)].flatMap(([sku, quantity]) => {
      const known = skus.find((each) => each.sku === sku);
      const fnsku = fnskuOf.get(sku);
      return fromBins(quantity, oldestFirst(bins.get(sku) ?? [])).map((part) => ({
        sku,
        name: known?.name ?? sku,
        barcode: known?.barcode.value ?? '',
        quantity: part.quantity,
        // What no bin of the books holds the floor looks for.
        bin: part.bin ?? '',
        lot: part.lot ?? '-',
        ...(fnsku !== undefined && { fnsku }),
      }));
    }),
    packaging: order.packaging.kind === 'SELLER' ? order.packaging.materialSku : 'STANDARD',
  };
}

/** A lot is `{shipment}.{day of putaway}`: by its day, then by its shipment. */
export function oldestFirst(bins: readonly BinQuantity[]): BinQuantity[] {
  return bins.toSorted((a, b) => (age(a) < age(b) ? -1 : age(a) > age(b) ? 1 : 0));
}

function age({ lot, bin }: BinQuantity): string {
  return `${lot.slice(lot.lastIndexOf('.') + 1)}#${lot}#${bin}`;
}

function summed({ lines }: Fulfilment): Map<SkuCode, number> {
  const units = new Map<SkuCode, number>();
  for (const { sku, quantity } of lines) units.set(sku, (units.get(sku) ?? 0) + quantity);
  return units;
}
