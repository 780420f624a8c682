/** A priced offer for the legs bought (M-040 to M-054): fee lines by leg, the DDP or DAP scope explicit, valid until. */
import { z } from 'zod';
import { moneyWireSchema } from '../kernel/money.ts';
import { timestampSchema } from '../kernel/time.ts';

/** M-045 fee components. */
export const feeCodeSchema = z.enum([
  'FIRST_LEG_FREIGHT',
  'PICKUP',
  'EXPORT_CLEARANCE',
  'IMPORT_CLEARANCE',
  'DELIVERY',
  'INBOUND_HANDLING',
  'INSURANCE',
  'DUTY_AND_TAX',
  'EXPEDITE',
]);

export const quoteLineSchema = z.strictObject({
  feeCode: feeCodeSchema,
  description: z.string(),
  /** The arithmetic, readable: "0.96 RT x 118.00". */
  basis: z.string(),
  amount: moneyWireSchema,
});

export const quoteSchema = z.strictObject({
  quoteId: z.string(),
  rateCardVersion: z.string(),
  issuedAt: timestampSchema,
  expiresAt: timestampSchema,
  acceptedAt: timestampSchema.optional(),
  lines: z.array(quoteLineSchema),
  total: moneyWireSchema,
  /** Grams, the greater of actual and volumetric, rounded up to the mode's step (M-042). */
  chargeableWeightG: z.int().positive(),
  transitDays: z.strictObject({ from: z.int(), to: z.int(), clearanceBuffer: z.int() }),
  /** What the incoterm makes us pay and what not, in words (M-044). */
  scope: z.array(z.string()),
  warnings: z.array(z.strictObject({ code: z.string(), detail: z.string() })),
});
export type Quote = z.infer<typeof quoteSchema>;
export type QuoteLine = z.infer<typeof quoteLineSchema>;
