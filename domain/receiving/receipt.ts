/** What the warehouse counted, against what was announced (M-070, M-074): per carton and SKU, a reason on every difference. */
import { z } from 'zod';
import { skuCodeSchema } from '../kernel/ids.ts';
import { timestampSchema } from '../kernel/time.ts';

export const varianceReasonSchema = z.enum([
  'SHORT',
  'OVER',
  'DAMAGED',
  'WRONG_SKU',
  'UNREGISTERED_SKU',
  'LABEL_MISSING',
  'PROHIBITED',
]);

export type VarianceReason = z.infer<typeof varianceReasonSchema>;

export const countedLineSchema = z.strictObject({
  sku: skuCodeSchema,
  /** Whole and sellable. */
  good: z.int().nonnegative(),
  damaged: z.int().nonnegative(),
  reason: varianceReasonSchema.optional(),
});

/** One carton counted once; a recount is a new fact with a higher `count`. */
export const cartonCountSchema = z.strictObject({
  /** The WMS's own id of this fact; the ledger's movement ids are made of it. */
  eventId: z.string(),
  cartonNumber: z.int().positive(),
  sscc: z.string().optional(),
  poNumber: z.string().optional(),
  count: z.int().positive(),
  lines: z.array(countedLineSchema),
  countedAt: timestampSchema,
});
export type CartonCount = z.infer<typeof cartonCountSchema>;

export const putawayFactSchema = z.strictObject({
  eventId: z.string(),
  sku: skuCodeSchema,
  quantity: z.int().positive(),
  bin: z.string().min(1).max(20),
  placedAt: timestampSchema,
});
export type PutawayFact = z.infer<typeof putawayFactSchema>;

/** The receiving record of a shipment; partial receipts add to it and never roll back (OpenBoxes #586). */
export const receivingSchema = z.strictObject({
  version: z.int().nonnegative(),
  appointment: z.strictObject({ at: timestampSchema, reference: z.string() }).optional(),
  missedAppointments: z.int().nonnegative(),
  /** How many appointments we asked for; the first with the announcement itself. */
  requestedAppointments: z.int().nonnegative().optional(),
  deliveredAt: timestampSchema.optional(),
  checkedInAt: timestampSchema.optional(),
  closedAt: timestampSchema.optional(),
  closeCount: z.int().nonnegative(),
  /** What the newest close said it closed: so many cartons of that count are to be heard of. */
  closed: z.strictObject({ count: z.int().positive(), cartons: z.int().nonnegative() }).optional(),
  prohibited: z.strictObject({ at: timestampSchema, detail: z.string() }).optional(),
  /** Keyed by carton number. */
  cartons: z.record(z.string(), cartonCountSchema),
  /** Cartons with no PO or unreadable label, set aside (M-024). */
  exceptions: z.array(
    z.strictObject({ eventId: z.string(), detail: z.string(), at: timestampSchema }),
  ),
  /** Placed before their carton was counted: facts may overtake each other. They move stock once the count is there. */
  pendingPutaways: z.array(putawayFactSchema).optional(),
  /** Units placed in bins, by SKU. */
  placed: z.record(z.string(), z.int().nonnegative()),
});
export type Receiving = z.infer<typeof receivingSchema>;

/** Before the first fact. */
export const NOTHING_RECEIVED: Receiving = {
  version: 0,
  missedAppointments: 0,
  closeCount: 0,
  cartons: {},
  exceptions: [],
  placed: {},
};

export const discrepancySchema = z.strictObject({
  cartonNumber: z.int().positive().nullable(),
  sku: z.string(),
  expected: z.int().nonnegative(),
  good: z.int().nonnegative(),
  damaged: z.int().nonnegative(),
  reason: varianceReasonSchema,
});
export type Discrepancy = z.infer<typeof discrepancySchema>;
