/** What to do about returns, by the cluster that their reasons fall into (M-139). */
import { z } from 'zod';
import type { Level } from './return-level.ts';

export const actionSchema = z.enum([
  'FIX_LISTING',
  'IMPROVE_PACKAGING',
  'CHECK_QUALITY',
  'DROP_SKU',
  'CHECK_PICKING',
  'REVIEW_OFFER',
]);
export type Action = z.infer<typeof actionSchema>;

/** Size chart and photos; shock and pressure; the factory; our own picking; price and targeting. */
const CLUSTERS: readonly { readonly action: Action; readonly reasons: readonly string[] }[] = [
  { action: 'FIX_LISTING', reasons: ['NOT_AS_DESCRIBED', 'WRONG_SIZE'] },
  {
    action: 'IMPROVE_PACKAGING',
    reasons: ['DAMAGED_IN_TRANSIT', 'PACKAGING_DAMAGED', 'SCRATCHED'],
  },
  { action: 'CHECK_QUALITY', reasons: ['DEFECTIVE', 'MISSING_ACCESSORY'] },
  { action: 'CHECK_PICKING', reasons: ['WRONG_ITEM'] },
  { action: 'REVIEW_OFFER', reasons: ['NO_LONGER_WANTED', 'BOUGHT_BY_MISTAKE', 'BETTER_PRICE'] },
];
/** A cluster of a smaller share is noise. */
const LEAST_SHARE_PERCENT = 30;

export interface Suggestion {
  readonly action: Action;
  /** Of the units whose reason is known. */
  readonly sharePercent: number;
  readonly reasons: readonly string[];
}

/** The gravest cluster first; nothing while the rate is normal. A critical rate for defects says: stop selling it. */
export function suggestActions(
  level: Level,
  unitsByReason: Readonly<Record<string, number>>,
): Suggestion[] {
  const total = Object.values(unitsByReason).reduce((sum, units) => sum + units, 0);
  if (level === 'NORMAL' || total <= 0) return [];
  return CLUSTERS.map(({ action, reasons }) => {
    const units = reasons.reduce((sum, reason) => sum + (unitsByReason[reason] ?? 0), 0);
    const isHopeless = action === 'CHECK_QUALITY' && level === 'CRITICAL';
    return {
      action: isHopeless ? ('DROP_SKU' as const) : action,
      sharePercent: Math.round((units * 100) / total),
      reasons: reasons.filter((reason) => (unitsByReason[reason] ?? 0) > 0),
    };
  })
    .filter(({ sharePercent }) => sharePercent >= LEAST_SHARE_PERCENT)
    .sort((a, b) => b.sharePercent - a.sharePercent);
}
