/**
 * An FBA removal order (M-135 to M-137): units that Amazon sends to our warehouse, destroys or sells off. What Amazon says of
 * it comes from its removal order detail report; what was counted comes from the return that it becomes at our desk.
 */
import { z } from 'zod';
import { removalIdSchema, returnIdSchema, tenantSchema, warehouseIdSchema } from '../kernel/ids.ts';
import { moneyWireSchema } from '../kernel/money.ts';
import { timestampSchema } from '../kernel/time.ts';
import { removalStatusSchema } from './removal-lifecycle.ts';

export const removalTypeSchema = z.enum(['RETURN', 'DISPOSE', 'LIQUIDATE']);
export type RemovalType = z.infer<typeof removalTypeSchema>;

/** Amazon's word about a line, in its order; UNKNOWN is a word we do not know and moves nothing. */
export const reportedStageSchema = z.enum([
  'UNKNOWN',
  'PENDING',
  'PROCESSING',
  'COMPLETED',
  'CANCELLED',
]);
export type ReportedStage = z.infer<typeof reportedStageSchema>;

const units = z.int().nonnegative().max(1_000_000);

/** One of order id + SKU + disposition. Amazon's SKUs are free text of up to 40 characters. */
export const removalLineSchema = z.strictObject({
  sku: z.string().min(1).max(40),
  fnsku: z.string().max(20),
  /** `Sellable`, `Unsellable`, `Customer damaged` … as Amazon writes it. */
  disposition: z.string().max(60),
  requested: units,
  cancelled: units,
  disposed: units,
  shipped: units,
  inProcess: units,
  fee: moneyWireSchema.optional(),
  stage: reportedStageSchema,
  /** Amazon's own word, kept. */
  reportedStatus: z.string().max(60),
  lastUpdatedAt: timestampSchema,
  /** Columns of the report that we do not know. */
  other: z.record(z.string(), z.string()),
});
export type RemovalLine = z.infer<typeof removalLineSchema>;

export const removalDecisionSchema = z.strictObject({
  option: z.enum(['SEND_TO_ADDRESS', 'DISPOSE', 'LIQUIDATE']),
  /** Where it is sent to. */
  warehouseId: warehouseIdSchema.optional(),
  by: z.string(),
  at: timestampSchema,
});
export type RemovalDecision = z.infer<typeof removalDecisionSchema>;

/** What our desk counted, by SKU: a unit's disposition at Amazon is not written on it. */
export const removalReceiptSchema = z.strictObject({
  received: z.record(z.string(), units),
  inspectedAt: timestampSchema.optional(),
});

export const MOST_LINES = 500;

export const removalSchema = z.strictObject({
  tenant: tenantSchema,
  removalId: removalIdSchema,
  /** Amazon's, or the seller's own at Amazon: one removal each. */
  orderId: z.string().min(1).max(80),
  version: z.int().positive(),
  type: removalTypeSchema,
  status: removalStatusSchema,
  statusSince: timestampSchema,
  serviceSpeed: z.string().max(40).optional(),
  requestedAt: timestampSchema,
  lines: z.array(removalLineSchema).min(1).max(MOST_LINES),
  /** From this time Amazon disposes of units nobody decided about (M-136). */
  autoDisposalAt: timestampSchema,
  decision: removalDecisionSchema.optional(),
  /** What it became at our desk: one return for each 30 SKUs. Empty until it is on its way to us. */
  returnIds: z.array(returnIdSchema).max(20),
  receipt: removalReceiptSchema.optional(),
  createdAt: timestampSchema,
  updatedAt: timestampSchema,
  closedAt: timestampSchema.optional(),
  closeReason: z.string().optional(),
  /** When a sweeper must look (design 3.5); absent only in a terminal state. */
  nextDeadlineAt: timestampSchema.optional(),
});
export type Removal = z.infer<typeof removalSchema>;

/** How many units of each SKU a field counts. */
export function unitsBySku(
  { lines }: Pick<Removal, 'lines'>,
  field: 'requested' | 'cancelled' | 'disposed' | 'shipped' | 'inProcess',
): Record<string, number> {
  const sums: Record<string, number> = {};
  for (const line of lines) sums[line.sku] = (sums[line.sku] ?? 0) + line[field];
  return sums;
}
