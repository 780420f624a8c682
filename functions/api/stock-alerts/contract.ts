/** Safety stock: a threshold a seller sets for a SKU, and the alert when its stock falls to it. */
import { z } from 'zod';
import { skuCodeSchema } from '../../../domain/kernel/ids.ts';
import { timestampSchema } from '../../../domain/kernel/time.ts';
import {
  alertStatusSchema,
  stockAlertSchema,
  thresholdSchema,
} from '../../../domain/stock/stock-watch.ts';

export const skuParams = z.strictObject({ sku: skuCodeSchema });
export const listAlertsQuery = z.strictObject({ status: alertStatusSchema.optional() });

/** Units available in all warehouses together. */
export const safetyStockRequest = z.strictObject({ threshold: thresholdSchema });

export const safetyStockView = z.strictObject({
  sku: skuCodeSchema,
  threshold: thresholdSchema,
  /** An open alert is resolved when so many units are available. */
  resolvesAt: z.int().positive(),
  /** The newest. */
  alert: stockAlertSchema.optional(),
  updatedAt: timestampSchema,
});

export const alertList = z.strictObject({
  data: z.array(safetyStockView.required({ alert: true })),
});
