/** Expected against counted, per carton and SKU; a reason on every difference (M-070). The tolerance is 0 units. */
import type { Carton } from '../shipment/shipment.ts';
import type { CartonCount, Discrepancy, Receiving, VarianceReason } from './receipt.ts';

interface Counted {
  readonly good: number;
  readonly damaged: number;
  readonly reason?: VarianceReason | undefined;
}
const NOTHING: Counted = { good: 0, damaged: 0 };

export function discrepancies(
  cartons: readonly Carton[],
  receiving: Pick<Receiving, 'cartons'>,
): Discrepancy[] {
  const expected = cartons.flatMap((carton) =>
    cartonDiscrepancies(carton, receiving.cartons[String(carton.cartonNumber)]),
  );
  const known = new Set(cartons.map((c) => String(c.cartonNumber)));
  const extra = Object.entries(receiving.cartons).filter(([number]) => !known.has(number));
  return [...expected, ...extra.flatMap(([, counted]) => surplus(counted))];
}

function cartonDiscrepancies(carton: Carton, counted: CartonCount | undefined): Discrepancy[] {
  const skus = new Set([...carton.lines, ...(counted?.lines ?? [])].map((l) => l.sku));
  return [...skus].flatMap((sku) => {
    const expected = sumOf(carton.lines.filter((l) => l.sku === sku).map((l) => l.quantity));
    const { good, damaged, reason } = countOf(counted, sku);
    if (good === expected && damaged === 0) return [];
    return [
      {
        cartonNumber: carton.cartonNumber,
        sku,
        expected,
        good,
        damaged,
        reason: reason ?? reasonFor(expected, good, damaged),
      },
    ];
  });
}

/** A carton nobody announced. */
function surplus(counted: CartonCount): Discrepancy[] {
  return counted.lines.map(({ sku, good, damaged, reason }) => ({
    cartonNumber: counted.cartonNumber,
    sku,
    expected: 0,
    good,
    damaged,
    reason: reason ?? 'OVER',
  }));
}

function countOf(counted: CartonCount | undefined, sku: string): Counted {
  const lines = counted?.lines.filter((l) => l.sku === sku) ?? [];
  return lines.reduce<Counted>(
    (sum, l) => ({
      good: sum.good + l.good,
      damaged: sum.damaged + l.damaged,
      reason: sum.reason ?? l.reason,
    }),
    NOTHING,
  );
}

function reasonFor(expected: number, good: number, damaged: number): VarianceReason {
  if (expected === 0) return 'WRONG_SKU';
  if (good + damaged < expected) return 'SHORT';
  return good + damaged > expected ? 'OVER' : 'DAMAGED';
}

/** Set aside, never put away: nobody knows what it is, or it must not be here. */
const QUARANTINED: readonly (VarianceReason | undefined)[] = [
  'UNREGISTERED_SKU',
  'LABEL_MISSING',
  'PROHIBITED',
];

export function isPlaceable({ reason }: { readonly reason?: VarianceReason | undefined }): boolean {
  return !QUARANTINED.includes(reason);
}

/** Units by SKU that were counted whole and may go to a shelf. */
export function placeableBySku({ cartons }: Pick<Receiving, 'cartons'>): Map<string, number> {
  const lines = Object.values(cartons).flatMap((c) => c.lines);
  return sumBy(lines.filter(isPlaceable).map((l) => [l.sku, l.good] as const));
}

export function expectedBySku(cartons: readonly Carton[]): Map<string, number> {
  return sumBy(cartons.flatMap((c) => c.lines).map((l) => [l.sku, l.quantity] as const));
}

/** Fewer whole units of some SKU than were announced. */
export function isShort(
  cartons: readonly Carton[],
  receiving: Pick<Receiving, 'cartons'>,
): boolean {
  const good = placeableBySku(receiving);
  return [...expectedBySku(cartons)].some(([sku, expected]) => (good.get(sku) ?? 0) < expected);
}

function sumBy(pairs: readonly (readonly [string, number])[]): Map<string, number> {
  return pairs.reduce(
    (sums, [key, n]) => sums.set(key, (sums.get(key) ?? 0) + n),
    new Map<string, number>(),
  );
}

function sumOf(numbers: readonly number[]): number {
  return numbers.reduce((sum, n) => sum + n, 0);
}
