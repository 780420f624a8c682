import { z } from 'zod';
import { warehouseIdSchema } from '../../../domain/kernel/ids.ts';
import { moneyWireSchema } from '../../../domain/kernel/money.ts';
import { dateSchema } from '../../../domain/kernel/time.ts';
import { parcelSchema } from '../../../domain/routing/parcel.ts';

/** What a last mile would cost and why (M-101): nothing is reserved, ordered or kept. */
export const ratesRequest = z.strictObject({
  /** Absent: the nearest warehouse in the buyer's country (M-091). */
  warehouseId: warehouseIdSchema.optional(),
  shipTo: z.strictObject({
    country: z.enum(['US', 'CA']),
    postalCode: z.string().min(3).max(10),
    lines: z.array(z.string().min(1).max(120)).max(4).optional(),
  }),
  parcel: parcelSchema,
  speed: z.enum(['EXPRESS', 'STANDARD', 'ECONOMY']),
  options: z.array(z.enum(['APPOINTMENT', 'UPSTAIRS', 'WHITE_GLOVE'])).default([]),
  /** US dollars the seller would rather not exceed. */
  costTarget: moneyWireSchema.refine((m) => m.currency === 'USD', 'rates are in USD').optional(),
  /** Grams from which freight is the default; 20 lb when absent (M-097). */
  expressUpToG: z.int().positive().max(68_038).optional(),
  /** The day of handing over; today when absent. */
  shipOn: dateSchema.optional(),
});

const route = z.strictObject({
  serviceId: z.string(),
  carrier: z.string(),
  name: z.string(),
  mode: z.enum(['EXPRESS', 'POSTAL_HYBRID', 'LTL_LOCAL']),
  zone: z.int(),
  billablePounds: z.int(),
  businessDays: z.strictObject({ from: z.int(), to: z.int() }),
  onTimePermille: z.int(),
  lines: z.array(z.strictObject({ code: z.string(), amount: moneyWireSchema })),
  price: moneyWireSchema,
  score: z.int(),
  objections: z.array(z.string()),
});

export const ratesView = z.strictObject({
  rateCard: z.string(),
  warehouseId: warehouseIdSchema,
  /** Null when no service takes the parcel; `refused` then says why for each. */
  chosen: route.nullable(),
  alternatives: z.array(route.extend({ lostBecause: z.string() })),
  refused: z.array(z.strictObject({ serviceId: z.string(), reasons: z.array(z.string()) })),
});
