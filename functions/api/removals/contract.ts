/** FBA removals: what sellers import, draft, decide and see. A report comes as text/csv. */
import { z } from 'zod';
import { faultSchema } from '../../../domain/kernel/fault.ts';
import {
  caseIdSchema,
  removalIdSchema,
  returnIdSchema,
  skuCodeSchema,
  warehouseIdSchema,
} from '../../../domain/kernel/ids.ts';
import { offsetTimeSchema, timestampSchema } from '../../../domain/kernel/time.ts';
import { removalStatusSchema } from '../../../domain/removal/removal-lifecycle.ts';
import {
  MOST_LINES,
  removalDecisionSchema,
  removalLineSchema,
  removalTypeSchema,
} from '../../../domain/removal/removal.ts';
import { addressSchema } from '../../../domain/shipment/shipment.ts';
import { pageQuery, pageSchema } from '../../runtime/paging.ts';

export const removalParams = z.strictObject({ removalId: removalIdSchema });
export const listRemovalsQuery = z.strictObject({
  ...pageQuery,
  status: removalStatusSchema.optional(),
});

/** The whole report, as Amazon gives it. */
export const importRequest = z.string().min(1);
export const importQuery = z.strictObject({
  /** Where removals of type Return are addressed to; without it each waits for a decision. */
  warehouse: warehouseIdSchema.optional(),
});

/** Units at Amazon that nobody has decided about yet. */
export const draftRequest = z.strictObject({
  /** The seller's own number of the removal order at Amazon. */
  orderId: z.string().min(1).max(80),
  /** From then on Amazon disposes of them; default 30 days from now. */
  autoDisposalAt: offsetTimeSchema.optional(),
  lines: z
    .array(
      z.strictObject({
        sku: skuCodeSchema,
        fnsku: z.string().max(20).default(''),
        disposition: z.string().min(1).max(60).default('Unsellable'),
        quantity: z.int().positive().max(1_000_000),
      }),
    )
    .min(1)
    .max(MOST_LINES),
});

export const decisionRequest = z.discriminatedUnion('option', [
  z.strictObject({ option: z.literal('SEND_TO_ADDRESS'), warehouseId: warehouseIdSchema }),
  z.strictObject({ option: z.literal('DISPOSE') }),
  z.strictObject({ option: z.literal('LIQUIDATE') }),
]);

export const removalView = z.strictObject({
  removalId: removalIdSchema,
  orderId: z.string(),
  type: removalTypeSchema,
  status: removalStatusSchema,
  statusSince: timestampSchema,
  serviceSpeed: z.string().optional(),
  requestedAt: timestampSchema,
  autoDisposalAt: timestampSchema,
  lines: z.array(removalLineSchema),
  decision: removalDecisionSchema.optional(),
  /** What to enter at Amazon, once it is decided that the units come to us. */
  shipTo: addressSchema.optional(),
  returnIds: z.array(returnIdSchema),
  /** Received against shipped, by SKU, once inspected. */
  comparison: z
    .array(
      z.strictObject({
        sku: z.string(),
        shipped: z.int().nonnegative(),
        received: z.int().nonnegative(),
      }),
    )
    .optional(),
  /** Open questions about it. */
  openCases: z.array(caseIdSchema).optional(),
  createdAt: timestampSchema,
  updatedAt: timestampSchema,
  closedAt: timestampSchema.optional(),
  closeReason: z.string().optional(),
});
/** In a list: how many units, not which. */
export const removalSummary = removalView
  .omit({ lines: true, shipTo: true, comparison: true, openCases: true })
  .extend({
    units: z.strictObject({
      requested: z.int(),
      cancelled: z.int(),
      disposed: z.int(),
      shipped: z.int(),
      inProcess: z.int(),
    }),
  });
export const removalPage = pageSchema(removalSummary);

/** Good rows are imported, bad ones listed: both at once. */
export const importView = z.strictObject({
  rows: z.strictObject({ read: z.int(), imported: z.int(), refused: z.int() }),
  removals: z.array(
    z.strictObject({
      removalId: removalIdSchema,
      orderId: z.string(),
      status: removalStatusSchema,
      outcome: z.enum(['added', 'updated', 'unchanged']),
    }),
  ),
  /** `pointer` is `/{line}/{column}`. */
  faults: z.array(faultSchema.omit({ params: true })),
});
