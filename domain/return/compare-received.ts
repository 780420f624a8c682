/** What a seller sent against what the desk counted, by SKU: of a recall, of what a carrier or Amazon brings. */
import { isThere } from './find-mismatches.ts';
import type { Inspection } from './inspection.ts';
import type { Return } from './return.ts';

export interface Compared {
  readonly sku: string;
  readonly sent: number;
  readonly received: number;
}

/** What was not sent and came nevertheless stands at the end. */
export function compareReceived(
  { lines }: Pick<Return, 'lines'>,
  { units }: Pick<Inspection, 'units'>,
): Compared[] {
  const found = units.filter((unit) => isThere(unit) && unit.sku !== undefined);
  const skus = new Set([...lines.map(({ sku }) => sku), ...found.flatMap(({ sku }) => sku ?? [])]);
  return [...skus].map((sku) => ({
    sku,
    sent: unitsOf(lines, sku),
    received: unitsOf(found, sku),
  }));
}

function unitsOf(
  all: readonly { readonly sku?: string; readonly quantity: number }[],
  sku: string,
) {
  return all.reduce((sum, one) => sum + (one.sku === sku ? one.quantity : 0), 0);
}
