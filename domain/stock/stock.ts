/**
 * The stock ledger (design 3.4): counters per warehouse and SKU, moved only together with an append-only movement.
 * received + returnedIn + transferredIn + adjustedIn =
 *   awaitingPutaway + available + reserved + quarantine + damaged + shipped + disposed + lost + transferredOut + adjustedOut
 */
import { z } from 'zod';
import { skuCodeSchema, tenantSchema, warehouseIdSchema } from '../kernel/ids.ts';
import { timestampSchema } from '../kernel/time.ts';

export const sourceBuckets = ['received', 'returnedIn', 'transferredIn', 'adjustedIn'] as const;
export const heldBuckets = [
  'awaitingPutaway',
  'available',
  'reserved',
  'quarantine',
  'damaged',
] as const;
export const goneBuckets = [
  'shipped',
  'disposed',
  'lost',
  'transferredOut',
  'adjustedOut',
] as const;
export const bucketSchema = z.enum([...sourceBuckets, ...heldBuckets, ...goneBuckets]);
export type Bucket = z.infer<typeof bucketSchema>;

const count = z.int().nonnegative();
export const stockSchema = z.strictObject({
  tenant: tenantSchema,
  warehouseId: warehouseIdSchema,
  sku: skuCodeSchema,
  received: count,
  returnedIn: count,
  transferredIn: count,
  adjustedIn: count,
  awaitingPutaway: count,
  available: count,
  reserved: count,
  quarantine: count,
  damaged: count,
  shipped: count,
  disposed: count,
  lost: count,
  transferredOut: count,
  adjustedOut: count,
});
export type Stock = z.infer<typeof stockSchema>;

export const movementKindSchema = z.enum([
  'RECEIVE',
  'RECEIVE_DAMAGED',
  'RECEIVE_QUARANTINE',
  'PUTAWAY',
  'RECOUNT_DOWN',
  'RECOUNT_UP',
  'REFUSE',
  // Orders: available -> reserved, back again, reserved -> shipped, reserved -> lost (the bin was empty), material used up.
  'RESERVE',
  'RELEASE_RESERVATION',
  'SHIP',
  'PICK_SHORT',
  'USE_MATERIAL',
  // A relay: reserved -> transferredOut.
  'TRANSFER_OUT',
  // Returns: returnedIn -> quarantine, quarantine -> available | damaged | disposed | transferredOut; refurbished units come in
  // again under their own SKU (transferredIn -> available).
  'RETURN_RECEIVE',
  'RETURN_RESTOCK',
  'RETURN_GRADE_DOWN',
  'RETURN_DISPOSE',
  'RETURN_TRANSFER_OUT',
  'RETURN_TRANSFER_IN',
]);

/**
 * One append-only movement. `from` null: units enter (a source bucket counts them, named in `enters`);
 * otherwise they go from one bucket to another. Its id is deterministic: made of the fact that caused it.
 */
export const movementSchema = z.strictObject({
  movementId: z.string(),
  tenant: tenantSchema,
  warehouseId: warehouseIdSchema,
  sku: skuCodeSchema,
  kind: movementKindSchema,
  quantity: z.int().positive(),
  enters: bucketSchema.optional(),
  from: bucketSchema.nullable(),
  to: bucketSchema,
  /** Bin the units are in after a PUTAWAY. */
  bin: z.string().optional(),
  /** FIFO lot: the shipment and the day of putaway; links sold units to the export declaration (domain-facts 3.5, rule 5). */
  lot: z.string().optional(),
  reference: z.string(),
  at: timestampSchema,
});
export type Movement = z.infer<typeof movementSchema>;
