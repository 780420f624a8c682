/** What sellers learn of their returns and their stock. */
import { z } from 'zod';
import { skuCodeSchema } from '../../../domain/kernel/ids.ts';
import { moneyWireSchema } from '../../../domain/kernel/money.ts';
import { dateSchema } from '../../../domain/kernel/time.ts';
import { levelSchema } from '../../../domain/insight/return-level.ts';
import { actionSchema } from '../../../domain/insight/suggest-actions.ts';
import { orderSourceSchema } from '../../../domain/order/order.ts';

/** Days in UTC, both included. */
export const returnInsightsQuery = z.strictObject({
  from: dateSchema,
  to: dateSchema,
  sku: skuCodeSchema.optional(),
  platform: orderSourceSchema.optional(),
});

const units = z.int().nonnegative();
const unitsBy = z.record(z.string(), z.int());

export const skuReturnsView = z.strictObject({
  sku: skuCodeSchema,
  delivered: units,
  returned: z.int(),
  /** Returned of what was delivered in the period; null when too few were delivered to say. */
  ratePercent: z.number().nullable(),
  /** Of the period: from 15 % WARN, from 30 % CRITICAL. */
  level: levelSchema,
  reasons: unitsBy,
  grades: unitsBy,
  dispositions: unitsBy,
  /** What the dispositions are expected to bring, less their cost. */
  recovered: z.array(moneyWireSchema),
  suggestions: z.array(
    z.strictObject({
      action: actionSchema,
      sharePercent: z.int(),
      reasons: z.array(z.string()),
      text: z.string(),
    }),
  ),
});

export const returnInsightsView = z.strictObject({
  from: dateSchema,
  to: dateSchema,
  /** The worst rate first. */
  skus: z.array(skuReturnsView),
  /** Outcome and time of each case, where it was sold. */
  platforms: z.array(
    z.strictObject({
      platform: z.string(),
      asked: units,
      closed: units,
      outcomes: unitsBy,
      /** From request to end. */
      averageHours: z.number().nullable(),
    }),
  ),
});
