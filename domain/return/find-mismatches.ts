/** Where the box was not what the return said: quantity, item, serial (lifecycles 4.3). The seller decides what follows. */
import type { InspectedUnit } from './inspection.ts';
import type { Return, ReturnLine } from './return.ts';

export interface Mismatch {
  readonly code: 'SHORT' | 'OVER' | 'WRONG_ITEM' | 'UNIDENTIFIED' | 'SERIAL';
  readonly sku?: string;
  readonly expected?: number;
  readonly found?: number;
  readonly serial?: string;
}

type Announced = Pick<Return, 'kind' | 'lines'>;

/** None for a box that nobody announced: there was nothing to be compared with. */
export function findMismatches(
  { kind, lines }: Announced,
  units: readonly InspectedUnit[],
): Mismatch[] {
  if (kind === 'UNANNOUNCED' && lines.length === 0) return [];
  const skus = new Set<string>(lines.map(({ sku }) => sku));
  const strangers = units.filter((u) => isThere(u) && (u.sku === undefined || !skus.has(u.sku)));
  // A buyer who got the wrong item sends that back, not the one of the order.
  const excused = lines
    .filter(({ reason }) => reason === 'WRONG_ITEM')
    .reduce((sum, { quantity }) => sum + quantity, 0);
  const unexcused = countOf(strangers) > excused ? strangers : [];
  return [
    ...lines.flatMap((line) => countMismatch(line, units, excused > 0 ? countOf(strangers) : 0)),
    ...unexcused.map(({ sku, quantity }): Mismatch =>
      sku === undefined
        ? { code: 'UNIDENTIFIED', found: quantity }
        : { code: 'WRONG_ITEM', sku, found: quantity },
    ),
    ...lines.flatMap((line) => serialMismatches(line, units)),
  ];
}

/** Units that lie on the desk. */
export function isThere({ reception }: Pick<InspectedUnit, 'reception'>): boolean {
  return reception === 'RECEIVED' || reception === 'WRONG_ITEM' || reception === 'UNIDENTIFIED';
}

function countMismatch(
  { sku, quantity: expected, reason }: ReturnLine,
  units: readonly InspectedUnit[],
  strangers: number,
): Mismatch[] {
  const own = countOf(units.filter((u) => isThere(u) && u.sku === sku));
  const found = own + (reason === 'WRONG_ITEM' ? Math.min(strangers, expected - own) : 0);
  if (found === expected) return [];
  return [{ code: found < expected ? 'SHORT' : 'OVER', sku, expected, found }];
}

function serialMismatches(
  { sku, serials }: ReturnLine,
  units: readonly InspectedUnit[],
): Mismatch[] {
  if (!serials) return [];
  return units
    .filter((u) => u.sku === sku && u.serial !== undefined && !serials.includes(u.serial))
    .map(({ serial = '' }) => ({ code: 'SERIAL', sku, serial }));
}

function countOf(units: readonly { readonly quantity: number }[]): number {
  return units.reduce((sum, { quantity }) => sum + quantity, 0);
}
