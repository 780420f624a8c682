/** The parcel as it will probably be: until the floor has weighed and measured it, planning needs one to route. */
import type { SkuCode } from '../kernel/ids.ts';
import type { Parcel } from '../routing/parcel.ts';
import type { Sku } from '../sku/sku.ts';
import type { FulfilmentLine } from './fulfilment.ts';

/** The box itself. */
const BOX_G = 150;
const WALL_MM = 10;
/** As the schema of a parcel allows; whatever is longer no service takes anyway. */
const LONGEST_MM = 20_000;

/** One box, as near to a cube as its longest unit allows. Throws RangeError without a known SKU. */
export function plannedParcel(
  lines: readonly Pick<FulfilmentLine, 'sku' | 'quantity'>[],
  skus: ReadonlyMap<SkuCode, Pick<Sku, 'dimensions' | 'weightG'>>,
): Parcel {
  const units = lines.flatMap(({ sku, quantity }) => {
    const known = skus.get(sku);
    return known ? [{ ...known, quantity, sides: sidesOf(known) }] : [];
  });
  if (units.length === 0) throw new RangeError('a parcel of nothing known');
  const volume = sum(units, ({ sides: [a, b, c], quantity }) => a * b * c * quantity);
  const edge = Math.ceil(Math.cbrt(volume));
  const longest = (side: 0 | 1 | 2) => Math.max(...units.map(({ sides }) => sides[side]));
  const lengthMm = Math.max(longest(0), edge);
  const widthMm = Math.max(longest(1), Math.min(edge, Math.ceil(volume / lengthMm / longest(2))));
  const heightMm = Math.max(longest(2), Math.ceil(volume / lengthMm / widthMm));
  return {
    dimensions: {
      lengthMm: walled(lengthMm),
      widthMm: walled(widthMm),
      heightMm: walled(heightMm),
    },
    weightG: BOX_G + sum(units, ({ weightG, quantity }) => weightG * quantity),
  };
}

/** Longest first. */
function sidesOf({ dimensions }: Pick<Sku, 'dimensions'>): [number, number, number] {
  const { lengthMm, widthMm, heightMm } = dimensions;
  const [a = 1, b = 1, c = 1] = [lengthMm, widthMm, heightMm].sort((x, y) => y - x);
  return [a, b, c];
}

function walled(mm: number): number {
  return Math.min(mm + 2 * WALL_MM, LONGEST_MM);
}

function sum<T>(items: readonly T[], of: (item: T) => number): number {
  return items.reduce((total, item) => total + of(item), 0);
}
