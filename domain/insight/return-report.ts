/** A period of daily counters as a report: by SKU, and by platform. */
import { formatMoney, currencySchema, type MoneyWire } from '../kernel/money.ts';
import { CASES, countersOf, type Counter, type DayCounts, type Measure } from './count.ts';
import { levelOf, ratePerMille, type Level } from './return-level.ts';
import { suggestActions, type Suggestion } from './suggest-actions.ts';

type Tally = Record<string, number>;

export interface SkuReturns {
  readonly sku: string;
  readonly delivered: number;
  readonly returned: number;
  /** Null when too few units were delivered to say. */
  readonly ratePercent: number | null;
  readonly level: Level;
  readonly reasons: Tally;
  readonly grades: Tally;
  readonly dispositions: Tally;
  readonly recovered: readonly MoneyWire[];
  readonly suggestions: readonly Suggestion[];
}

export interface PlatformCases {
  readonly platform: string;
  readonly asked: number;
  readonly closed: number;
  readonly outcomes: Tally;
  /** From request to end, on average; null when none ended. */
  readonly averageHours: number | null;
  /** Refunds that the shop made without a return. */
  readonly goodwill: { readonly refunds: number; readonly paid: MoneyWire[] };
}

export interface ReturnReport {
  readonly skus: readonly SkuReturns[];
  readonly platforms: readonly PlatformCases[];
}

/** The worst rate first. `platform`: only what was sold there. */
export function returnReport(days: readonly DayCounts[], platform?: string): ReturnReport {
  const bySku = Object.groupBy(days, ({ sku }) => sku);
  const skus = Object.entries(bySku).filter(([sku]) => sku !== CASES);
  return {
    skus: skus
      .map(([sku, ofSku]) => skuReturns(sku, countersIn(ofSku ?? [], platform)))
      .filter(({ delivered, returned, grades }) => delivered + returned > 0 || hasAny(grades))
      .sort((a, b) => (b.ratePercent ?? 0) - (a.ratePercent ?? 0) || (a.sku < b.sku ? -1 : 1)),
    platforms: platformCases(countersIn(bySku[CASES] ?? [], platform)),
  };
}

export function skuReturns(sku: string, counters: readonly Counter[]): SkuReturns {
  const units = { delivered: total(counters, 'delivered'), returned: total(counters, 'returned') };
  const rate = ratePerMille(units);
  const reasons = tally(counters, 'reason', 1);
  const level = levelOf(units);
  return {
    sku,
    ...units,
    ratePercent: rate === undefined ? null : rate / 10,
    level,
    reasons,
    grades: tally(counters, 'grade', 1),
    dispositions: tally(counters, 'disposition', 1),
    recovered: moneyOf(tally(counters, 'recovered', 1)),
    suggestions: suggestActions(level, reasons),
  };
}

/** The first key of every measure of returns is its platform. */
export function countersIn(days: readonly DayCounts[], platform?: string): Counter[] {
  const counters = days.flatMap(countersOf).filter(({ measure }) => measure !== 'shipped');
  return counters.filter(({ keys }) => platform === undefined || keys[0] === platform);
}

function platformCases(counters: readonly Counter[]): PlatformCases[] {
  const platforms = Object.groupBy(counters, ({ keys }) => keys[0] ?? '');
  return Object.entries(platforms)
    .map(([platform, ofPlatform = []]) => {
      const closed = total(ofPlatform, 'closed');
      const hours = total(ofPlatform, 'seconds') / 3600;
      return {
        platform,
        asked: total(ofPlatform, 'asked'),
        closed,
        outcomes: tally(ofPlatform, 'outcome', 1),
        averageHours: closed === 0 ? null : Math.round((hours * 10) / closed) / 10,
        goodwill: {
          refunds: total(ofPlatform, 'goodwill'),
          paid: moneyOf(tally(ofPlatform, 'goodwillPaid', 1)),
        },
      };
    })
    .sort((a, b) => (a.platform < b.platform ? -1 : 1));
}

function total(counters: readonly Counter[], measure: Measure): number {
  const ofMeasure = counters.filter((counter) => counter.measure === measure);
  return ofMeasure.reduce((sum, { value }) => sum + value, 0);
}

/** Sums by one of the keys; what came to nothing is left out. */
export function tally(counters: readonly Counter[], measure: Measure, key: number): Tally {
  const sums: Tally = {};
  for (const { keys, value } of counters.filter((counter) => counter.measure === measure)) {
    const name = keys[key] ?? '';
    sums[name] = (sums[name] ?? 0) + value;
  }
  return Object.fromEntries(Object.entries(sums).filter(([, value]) => value !== 0));
}

function moneyOf(byCurrency: Tally): MoneyWire[] {
  return Object.entries(byCurrency).flatMap(([code, minor]) => {
    const currency = currencySchema.safeParse(code);
    return currency.success ? [formatMoney({ minor: BigInt(minor), currency: currency.data })] : [];
  });
}

const hasAny = (sums: Tally) => Object.keys(sums).length > 0;
