/**
 * How bad a SKU's return rate is (lifecycles 4.7: 15 % warn, 30 % critical), with hysteresis: a level is left only well below
 * where it was entered, so a rate that wavers about a threshold alarms once.
 */
import { z } from 'zod';
import { caseIdSchema, skuCodeSchema, tenantSchema } from '../kernel/ids.ts';
import { timestampSchema } from '../kernel/time.ts';

export const levelSchema = z.enum(['NORMAL', 'WARN', 'CRITICAL']);
export type Level = z.infer<typeof levelSchema>;

export const WINDOW_DAYS = 30;
/** Of fewer units no rate is worth an alarm. */
const FEWEST_DELIVERED = 20;
const PER_CENT = 10;
const ENTER = { WARN: 15 * PER_CENT, CRITICAL: 30 * PER_CENT } as const;
const LEAVE = { WARN: 12 * PER_CENT, CRITICAL: 25 * PER_CENT } as const;

/** Of one SKU; kept from the first time that it was not normal. */
export const returnLevelSchema = z.strictObject({
  tenant: tenantSchema,
  sku: skuCodeSchema,
  version: z.int().positive(),
  level: levelSchema,
  since: timestampSchema,
  /** What was asked when it rose. */
  caseId: caseIdSchema.optional(),
});
export type ReturnLevel = z.infer<typeof returnLevelSchema>;

export interface ReturnedUnits {
  readonly delivered: number;
  readonly returned: number;
}

/** Returned for each thousand delivered; undefined when too few were delivered to say. */
export function ratePerMille({ delivered, returned }: ReturnedUnits): number | undefined {
  return delivered < FEWEST_DELIVERED ? undefined : Math.round((returned * 1000) / delivered);
}

/** Without hysteresis: what the rate of a period is. */
export function levelOf(units: ReturnedUnits): Level {
  const rate = ratePerMille(units) ?? 0;
  return rate >= ENTER.CRITICAL ? 'CRITICAL' : rate >= ENTER.WARN ? 'WARN' : 'NORMAL';
}

/** The level after a change of the rate. Too few units change nothing. */
export function nextLevel(level: Level, units: ReturnedUnits): Level {
  const rate = ratePerMille(units);
  if (rate === undefined) return level;
  const reached = levelOf(units);
  if (isWorse(reached, level)) return reached;
  if (level === 'CRITICAL' && rate >= LEAVE.CRITICAL) return 'CRITICAL';
  return level !== 'NORMAL' && rate >= LEAVE.WARN ? 'WARN' : 'NORMAL';
}

export function isWorse(a: Level, b: Level): boolean {
  return levelSchema.options.indexOf(a) > levelSchema.options.indexOf(b);
}
