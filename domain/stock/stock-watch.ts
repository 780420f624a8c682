/**
 * The safety stock of a SKU and the alert about it (M-082): opened when the units available in all warehouses fall to the threshold,
 * resolved only well above it, so that stock which wavers about the threshold alarms once.
 */
import { z } from 'zod';
import { skuCodeSchema, tenantSchema, type SkuCode, type Tenant } from '../kernel/ids.ts';
import { timestampSchema, type Timestamp } from '../kernel/time.ts';

export const alertStatusSchema = z.enum(['OPEN', 'ACKNOWLEDGED', 'RESOLVED']);
export type AlertStatus = z.infer<typeof alertStatusSchema>;

export const stockAlertSchema = z.strictObject({
  status: alertStatusSchema,
  openedAt: timestampSchema,
  /** Units available when it opened. */
  available: z.int().nonnegative(),
  acknowledgedAt: timestampSchema.optional(),
  acknowledgedBy: z.string().optional(),
  resolvedAt: timestampSchema.optional(),
});
export type StockAlert = z.infer<typeof stockAlertSchema>;

export const thresholdSchema = z.int().nonnegative().max(10_000_000);

export const stockWatchSchema = z.strictObject({
  tenant: tenantSchema,
  sku: skuCodeSchema,
  version: z.int().positive(),
  threshold: thresholdSchema,
  updatedAt: timestampSchema,
  /** The newest. */
  alert: stockAlertSchema.optional(),
});
export type StockWatch = z.infer<typeof stockWatchSchema>;

/** Implemented by adapters/dynamodb/stock-watch-store.ts. */
export interface StockWatchStore {
  find(tenant: Tenant, sku: SkuCode): Promise<StockWatch | undefined>;
  /** By SKU; a seller has no more of them than SKUs. */
  all(tenant: Tenant): Promise<StockWatch[]>;
  /** Conditional on the version read (`next.version - 1`, 0: absent). Throws StaleVersion. */
  save(next: StockWatch): Promise<void>;
  /** Conditional on its version. Throws StaleVersion. */
  remove(watch: StockWatch): Promise<void>;
}

/** Above the threshold by a fifth of it, at least one unit. */
export function resolvesAt(threshold: number): number {
  return threshold + Math.max(1, Math.ceil(threshold / 5));
}

/** The watch after `available` was seen, one version further; undefined: nothing was crossed. */
export function afterStock(
  watch: StockWatch,
  available: number,
  at: Timestamp,
): StockWatch | undefined {
  const { alert, threshold, version } = watch;
  const isOpen = alert !== undefined && alert.status !== 'RESOLVED';
  const next: StockAlert | undefined = isOpen
    ? available >= resolvesAt(threshold)
      ? { ...alert, status: 'RESOLVED', resolvedAt: at }
      : undefined
    : available <= threshold
      ? { status: 'OPEN', openedAt: at, available }
      : undefined;
  return next && { ...watch, alert: next, version: version + 1, updatedAt: at };
}

/** Undefined when no alert is open, or it is acknowledged already. */
export function acknowledge(watch: StockWatch, by: string, at: Timestamp): StockWatch | undefined {
  if (watch.alert?.status !== 'OPEN') return undefined;
  const alert = { ...watch.alert, status: 'ACKNOWLEDGED', acknowledgedAt: at, acknowledgedBy: by };
  return stockWatchSchema.parse({ ...watch, alert, version: watch.version + 1, updatedAt: at });
}
