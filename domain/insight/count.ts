/**
 * Facts that are counted (M-138, M-143): each once, whoever tells of it and how often. A fact adds to the counters of SKUs
 * and days; a report adds up days. A counter's name is `measure|key|key`, so that one more platform, reason or grade needs no schema.
 */
import { z } from 'zod';
import { skuCodeSchema } from '../kernel/ids.ts';

/** Counted of a whole return case and not of a SKU. */
export const CASES = '_';

export const measureSchema = z.enum([
  // Units: `delivered|platform`, `shipped|warehouse|region`.
  'delivered',
  'shipped',
  // Units: `returned|platform`, `reason|platform|reason`, `grade|platform|grade`, `disposition|platform|disposition`.
  'returned',
  'reason',
  'grade',
  'disposition',
  // Minor units of money: `recovered|platform|currency`.
  'recovered',
  // Of cases: `asked|platform`, `closed|platform`, `outcome|platform|status`, `seconds|platform` from request to end.
  'asked',
  'closed',
  'outcome',
  'seconds',
  // Refunds in shops without a return of ours: `goodwill|platform`, and in minor units `goodwillPaid|platform|currency`.
  'goodwill',
  'goodwillPaid',
]);
export type Measure = z.infer<typeof measureSchema>;

export interface Count {
  /** A SKU, or CASES. */
  readonly sku: string;
  /** `YYYY-MM-DD`, UTC. */
  readonly day: string;
  readonly measure: Measure;
  readonly keys: readonly string[];
  readonly by: number;
}

export interface CountedFact {
  /** Unique within its entity: `1-delivered`, `closed`. */
  readonly factId: string;
  readonly counts: readonly Count[];
}

/** One SKU's counters of one day. */
export const dayCountsSchema = z
  .object({ sku: z.union([skuCodeSchema, z.literal(CASES)]), day: z.iso.date() })
  .catchall(z.union([z.int(), z.string()]));
export type DayCounts = z.infer<typeof dayCountsSchema>;

export interface Counter {
  readonly measure: Measure;
  readonly keys: readonly string[];
  readonly value: number;
}

export function counterName({ measure, keys }: Pick<Count, 'measure' | 'keys'>): string {
  return [measure, ...keys.map((key) => key.replaceAll('|', '/'))].join('|');
}

/** The counters of a day; what has a name of no measure is none. */
export function countersOf(day: DayCounts): Counter[] {
  return Object.entries(day).flatMap(([name, value]) => {
    const [first, ...keys] = name.split('|');
    const measure = measureSchema.safeParse(first);
    return measure.success && typeof value === 'number'
      ? [{ measure: measure.data, keys, value }]
      : [];
  });
}
