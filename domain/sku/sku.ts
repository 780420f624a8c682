/** The seller's SKU master (M-020 to M-036): what a unit is, before it may be shipped. */
import { z } from 'zod';
import { skuCodeSchema, tenantSchema } from '../kernel/ids.ts';
import { moneyWireSchema } from '../kernel/money.ts';
import { timestampSchema } from '../kernel/time.ts';
import { dimensionsSchema } from '../shipment/shipment.ts';

export const cargoFlagSchema = z.enum(['BATTERY', 'LIQUID', 'MAGNETIC', 'POWDER', 'COSMETIC']);
export type CargoFlag = z.infer<typeof cargoFlagSchema>;

/** domain-facts 3.11: how a lithium battery goes. */
export const batteryPackingSchema = z.enum([
  'CONTAINED_IN_EQUIPMENT',
  'PACKED_WITH_EQUIPMENT',
  'PACKED_LOOSE',
]);

export const storageConditionSchema = z.enum(['AMBIENT', 'COOL_DRY', 'TEMPERATURE_CONTROLLED']);

/** What a seller states of a SKU. Check digits and HS rules are checked by domain/sku/check-sku.ts, all at once. */
export const skuDetailsSchema = z.strictObject({
  sku: skuCodeSchema,
  name: z.string().min(1).max(200),
  nameZh: z.string().min(1).max(200).optional(),
  dimensions: dimensionsSchema,
  weightG: z.int().positive().max(10_000_000),
  /** HOUSE: ours, for goods that the maker's own would call new. */
  barcode: z.strictObject({
    kind: z.enum(['GTIN', 'FNSKU', 'HOUSE']),
    value: z.string().min(1).max(20),
  }),
  /** Digits only as stored; 6 to 13 (domain-facts 3.2). */
  hsCode: z.string().min(1).max(20),
  /** HS code in the import country when it differs beyond 6 digits. */
  importHsCode: z.string().min(1).max(20).optional(),
  originCountry: z.string().regex(/^[A-Z]{2}$/),
  declaredValue: moneyWireSchema,
  /** Product use description (M-030). */
  use: z.string().min(1).max(500),
  brand: z.string().max(80).optional(),
  cargoFlags: z.array(cargoFlagSchema).default([]),
  battery: z
    .strictObject({
      chemistry: z.enum(['LITHIUM_ION', 'LITHIUM_METAL']),
      packing: batteryPackingSchema,
      wattHours: z.int().nonnegative().optional(),
    })
    .optional(),
  storageCondition: storageConditionSchema.default('AMBIENT'),
  /** Sold below the price of a new one (M-128). */
  refurbished: z.strictObject({ parentSku: skuCodeSchema, listPrice: moneyWireSchema }).optional(),
  /** M-035. */
  productClass: z
    .enum(['GENERAL', 'CHILDRENS_TOY', 'ELECTRONICS', 'HOUSEHOLD', 'FOOD_CONTACT'])
    .default('GENERAL'),
  /** Keys of uploaded compliance documents by kind, e.g. {MSDS: 'doc_…'}. */
  complianceDocuments: z.record(z.string(), z.string()).default({}),
});
export type SkuDetails = z.infer<typeof skuDetailsSchema>;

const skuBase = skuDetailsSchema.extend({
  tenant: tenantSchema,
  version: z.int().positive(),
  createdAt: timestampSchema,
  updatedAt: timestampSchema,
});
/** lifecycles 4.4: SKU. Approved at once when nothing needs a person's eye; REJECTED carries why. */
export const skuSchema = z.discriminatedUnion('reviewStatus', [
  skuBase.extend({ reviewStatus: z.literal('PENDING_REVIEW'), reviewReasons: z.array(z.string()) }),
  skuBase.extend({ reviewStatus: z.literal('APPROVED'), approvedAt: timestampSchema }),
  skuBase.extend({
    reviewStatus: z.literal('REJECTED'),
    rejectedAt: timestampSchema,
    rejectReason: z.string(),
  }),
  skuBase.extend({
    reviewStatus: z.literal('SUSPENDED'),
    suspendedAt: timestampSchema,
    suspendReason: z.string(),
  }),
]);
export type Sku = z.infer<typeof skuSchema>;
