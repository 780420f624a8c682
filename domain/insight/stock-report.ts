/**
 * How a SKU's stock stands to its demand (M-083, M-086, M-087): what leaves a day, how long it lasts, when to reorder and how much, and
 * where it goes. Reorder point = daily demand x lead days + z x sigma x sqrt(lead days) (domain-facts 3.12).
 */
import { z } from 'zod';
import { addDays } from '../kernel/time.ts';
import { countersOf, type DayCounts } from './count.ts';
import { tally } from './return-report.ts';

export const stockStandingSchema = z.enum([
  'OUT_OF_STOCK',
  'REORDER',
  'HEALTHY',
  'SLOW_MOVING',
  'NO_DEMAND',
]);
export type StockStanding = z.infer<typeof stockStandingSchema>;

/** One-sided: the share of lead times in which stock suffices. */
export const Z = { '90': 1.282, '95': 1.645, '98': 2.054, '99': 2.326 } as const;
export const serviceLevelSchema = z.enum(['90', '95', '98', '99']);

/** Stock that lasts longer lies too long (the first risk bucket of overseas warehouses ends at 90 days). */
const SLOW_AFTER_DAYS = 90;

export interface Planning {
  readonly from: string;
  readonly to: string;
  /** From reorder to shelf. */
  readonly leadDays: number;
  /** What a reorder should last beyond that. */
  readonly coverDays: number;
  readonly serviceLevel: z.infer<typeof serviceLevelSchema>;
}

/** Over all warehouses. `coming`: counted in but not on the shelf yet; `onTheWay`: declared in booked shipments. */
export interface Holding {
  readonly sku: string;
  readonly available: number;
  readonly onHand: number;
  readonly coming: number;
  readonly onTheWay: number;
}

export interface SkuStock extends Holding {
  readonly shipped: number;
  readonly dailyDemand: number;
  /** How long the available units last; null without demand. */
  readonly daysOfStock: number | null;
  /** How often a year what is on hand is sold; null without stock. */
  readonly turnoverPerYear: number | null;
  readonly reorderPoint: number;
  readonly suggestedQuantity: number;
  readonly standing: StockStanding;
  /** Units by destination, the most first: where to keep the best sellers. */
  readonly regions: readonly { region: string; units: number; sharePercent: number }[];
  readonly warehouses: Readonly<Record<string, number>>;
}

export function stockReport(
  holdings: readonly Holding[],
  days: readonly DayCounts[],
  planning: Planning,
): SkuStock[] {
  const bySku = Object.groupBy(days, ({ sku }): string => sku);
  return holdings.map((holding) => skuStock(holding, bySku[holding.sku] ?? [], planning));
}

function skuStock(holding: Holding, days: readonly DayCounts[], planning: Planning): SkuStock {
  const counters = days.flatMap(countersOf);
  const warehouses = tally(counters, 'shipped', 0);
  const shipped = total(Object.values(warehouses));
  const daily = dailyUnits(days, planning);
  const demand = shipped / daily.length;
  const reorderPoint = reorderPointOf(daily, demand, planning);
  const expected = holding.available + holding.coming + holding.onTheWay;
  const target = reorderPoint + demand * planning.coverDays;
  const needs = shipped > 0 && expected <= reorderPoint;
  const daysOfStock = demand === 0 ? null : rounded(holding.available / demand);
  return {
    ...holding,
    shipped,
    dailyDemand: Math.round(demand * 100) / 100,
    daysOfStock,
    turnoverPerYear: holding.onHand === 0 ? null : rounded((demand * 365) / holding.onHand),
    reorderPoint,
    suggestedQuantity: needs ? Math.ceil(target - expected) : 0,
    standing: standingOf(holding, { needs, daysOfStock }),
    regions: regionsOf(tally(counters, 'shipped', 1), shipped),
    warehouses,
  };
}

function standingOf(
  { available, onHand }: Holding,
  { needs, daysOfStock }: { needs: boolean; daysOfStock: number | null },
): StockStanding {
  if (daysOfStock === null) return onHand === 0 ? 'OUT_OF_STOCK' : 'NO_DEMAND';
  if (available === 0) return 'OUT_OF_STOCK';
  if (needs) return 'REORDER';
  return daysOfStock > SLOW_AFTER_DAYS ? 'SLOW_MOVING' : 'HEALTHY';
}

function reorderPointOf(daily: readonly number[], demand: number, planning: Planning): number {
  const { leadDays, serviceLevel } = planning;
  const variance = total(daily.map((units) => (units - demand) ** 2)) / daily.length;
  const safety = Z[serviceLevel] * Math.sqrt(variance) * Math.sqrt(leadDays);
  return Math.ceil(demand * leadDays + safety);
}

/** Units that left on each day of the period; days without any count as well. */
function dailyUnits(days: readonly DayCounts[], { from, to }: Planning): number[] {
  const units = new Map<string, number>();
  for (let day = from; day <= to; day = addDays(day, 1)) units.set(day, 0);
  for (const one of days)
    units.set(one.day, total(Object.values(tally(countersOf(one), 'shipped', 0))));
  return [...units.values()];
}

function regionsOf(units: Readonly<Record<string, number>>, shipped: number) {
  return Object.entries(units)
    .map(([region, count]) => {
      return { region, units: count, sharePercent: Math.round((count * 100) / shipped) };
    })
    .sort((a, b) => b.units - a.units || (a.region < b.region ? -1 : 1));
}

const total = (numbers: readonly number[]) => numbers.reduce((sum, n) => sum + n, 0);
const rounded = (number: number) => Math.round(number * 10) / 10;
