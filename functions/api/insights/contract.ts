/** What sellers learn of their returns and their stock. */
import { z } from 'zod';
import { skuCodeSchema } from '../../../domain/kernel/ids.ts';
import { moneyWireSchema } from '../../../domain/kernel/money.ts';
import { dateSchema } from '../../../domain/kernel/time.ts';
import { levelSchema } from '../../../domain/insight/return-level.ts';
import { serviceLevelSchema, stockStandingSchema } from '../../../domain/insight/stock-report.ts';
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
      /** What shops paid back without a return. */
      goodwill: z.strictObject({ refunds: units, paid: z.array(moneyWireSchema) }),
    }),
  ),
});

/** A query has text. */
const daysIn = (most: number) =>
  z
    .string()
    .regex(/^\d{1,3}$/)
    .transform(Number)
    .pipe(z.int().min(1).max(most));

export const stockInsightsQuery = z.strictObject({
  /** Default: the last 30 days. */
  from: dateSchema.optional(),
  to: dateSchema.optional(),
  sku: skuCodeSchema.optional(),
  /** From reorder to shelf; by sea about 45. */
  leadDays: daysIn(365).default(45),
  /** What a reorder should last beyond that. */
  coverDays: daysIn(365).default(30),
  /** Percent of lead times in which stock shall suffice. */
  serviceLevel: serviceLevelSchema.default('95'),
});

export const skuStockView = z.strictObject({
  sku: skuCodeSchema,
  available: units,
  onHand: units,
  /** Counted in, not on the shelf yet. */
  coming: units,
  /** Declared in shipments that are booked and not counted yet. A reorder is suggested beyond these. */
  onTheWay: units,
  /** Units that left in the period, and by day. */
  shipped: units,
  dailyDemand: z.number(),
  daysOfStock: z.number().nullable(),
  turnoverPerYear: z.number().nullable(),
  reorderPoint: units,
  /** 0 while stock is above the reorder point. */
  suggestedQuantity: units,
  standing: stockStandingSchema,
  /** Units by destination, the most first. */
  regions: z.array(z.strictObject({ region: z.string(), units, sharePercent: z.int() })),
  warehouses: unitsBy,
});

export const stockInsightsView = z.strictObject({
  from: dateSchema,
  to: dateSchema,
  leadDays: z.int(),
  coverDays: z.int(),
  serviceLevel: serviceLevelSchema,
  skus: z.array(skuStockView),
});
