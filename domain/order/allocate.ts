/**
 * Which warehouse sends what (M-090, M-091): the nearest that has everything, else as few parts as possible. What older orders
 * wait for is left to them: a newer order never overtakes in the queue of a SKU.
 */
import type { SkuCode, WarehouseId } from '../kernel/ids.ts';
import type { FulfilmentLine } from './fulfilment.ts';

/** What a warehouse could send; shelves come in the order of preference. */
export interface Shelf {
  readonly warehouseId: WarehouseId;
  readonly miles: number;
  /** What the whole order would cost from here, US cents. */
  readonly cents: number;
  readonly available: ReadonlyMap<SkuCode, number>;
}

export interface Wanted {
  readonly lines: readonly FulfilmentLine[];
  /** One of it goes into each parcel (M-094). */
  readonly material?: SkuCode;
  /** Units that older orders wait for. */
  readonly older: ReadonlyMap<SkuCode, number>;
  readonly mostParts: number;
}

export interface Part {
  readonly warehouseId: WarehouseId;
  readonly lines: FulfilmentLine[];
  /** Why this warehouse, and what spoke against the others. */
  readonly why: string[];
}

export interface Allocation {
  readonly parts: readonly Part[];
  /** What nobody has. */
  readonly rest: readonly FulfilmentLine[];
}

export function byPreference(a: Shelf, b: Shelf): number {
  return a.miles - b.miles || a.cents - b.cents || (a.warehouseId < b.warehouseId ? -1 : 1);
}

export function allocate(wanted: Wanted, shelves: readonly Shelf[]): Allocation {
  const free = leftToUs(shelves.toSorted(byPreference), wanted.older);
  const parts: Part[] = [];
  let rest: readonly FulfilmentLine[] = wanted.lines;
  while (rest.length > 0 && parts.length < wanted.mostParts) {
    const open = free.filter((shelf) => !parts.some((p) => p.warehouseId === shelf.warehouseId));
    const best = bestFor(rest, open, wanted.material);
    if (!best) break;
    const { taken, left } = take(rest, best);
    parts.push({ warehouseId: best.warehouseId, lines: taken, why: reasons(rest, best, open) });
    rest = left;
  }
  return { parts, rest };
}

/** The most units; among those the first by preference. Undefined when no shelf has any. */
function bestFor(
  lines: readonly FulfilmentLine[],
  shelves: readonly Shelf[],
  material: SkuCode | undefined,
): Shelf | undefined {
  const offers = shelves
    .filter(({ available }) => material === undefined || (available.get(material) ?? 0) > 0)
    .map((shelf) => ({ shelf, units: unitsIn(take(lines, shelf).taken) }))
    .filter(({ units }) => units > 0);
  const most = Math.max(0, ...offers.map(({ units }) => units));
  return offers.find(({ units }) => units === most)?.shelf;
}

/** Line by line, so that two lines of one SKU share what is there. */
function take(
  lines: readonly FulfilmentLine[],
  shelf: Shelf,
): { taken: FulfilmentLine[]; left: FulfilmentLine[] } {
  const available = new Map(shelf.available);
  const taken: FulfilmentLine[] = [];
  const left: FulfilmentLine[] = [];
  for (const line of lines) {
    const there = available.get(line.sku) ?? 0;
    const quantity = Math.min(line.quantity, there);
    available.set(line.sku, there - quantity);
    if (quantity > 0) taken.push({ ...line, quantity });
    if (quantity < line.quantity) left.push({ ...line, quantity: line.quantity - quantity });
  }
  return { taken, left };
}

/** What older orders wait for is taken from the shelves that suit us least; where it lies does not matter to them. */
function leftToUs(
  shelves: readonly Shelf[],
  older: ReadonlyMap<SkuCode, number>,
): readonly Shelf[] {
  const owed = new Map(older);
  return shelves
    .toReversed()
    .map((shelf) => {
      const available = new Map(shelf.available);
      for (const [sku, units] of available) {
        const given = Math.min(units, owed.get(sku) ?? 0);
        available.set(sku, units - given);
        owed.set(sku, (owed.get(sku) ?? 0) - given);
      }
      return { ...shelf, available };
    })
    .toReversed();
}

function reasons(
  lines: readonly FulfilmentLine[],
  chosen: Shelf,
  shelves: readonly Shelf[],
): string[] {
  const others = shelves.filter(({ warehouseId }) => warehouseId !== chosen.warehouseId);
  return [
    `${chosen.warehouseId}: ${chosen.miles} miles`,
    ...others.slice(0, OTHERS_SHOWN).map((other) => {
      const missing = unitsIn(take(lines, other).left);
      const short = missing > 0 ? `lacks ${missing} units` : `${other.miles} miles`;
      return `not ${other.warehouseId}: ${short}`;
    }),
  ];
}

/** The record is read with every fact: it stays small. */
const OTHERS_SHOWN = 3;

function unitsIn(lines: readonly FulfilmentLine[]): number {
  return lines.reduce((total, { quantity }) => total + quantity, 0);
}
