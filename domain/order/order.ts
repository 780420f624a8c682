/**
 * An order (M-090 to M-095): what a buyer bought and where it goes. Its fulfilments are records of their own, one for each
 * warehouse that ships a part; the order's status is derived from them and from its holds, never stored.
 */
import { z } from 'zod';
import { isFnsku } from '../kernel/codes.ts';
import { orderIdSchema, skuCodeSchema, tenantSchema } from '../kernel/ids.ts';
import { moneyWireSchema } from '../kernel/money.ts';
import { timestampSchema } from '../kernel/time.ts';
import { relaySchema } from '../relay/relay.ts';
import { addressSchema } from '../shipment/shipment.ts';

/** Where an order came from. A shop's ids are text: they exceed 2^53. */
export const orderSourceSchema = z.enum(['API', 'SHOPIFY', 'WOOCOMMERCE', 'AMAZON']);
export type OrderSource = z.infer<typeof orderSourceSchema>;

/** What happens when stock does not suffice; the names and meanings are those of Amazon's multi-channel fulfilment. */
export const fillPolicySchema = z.enum(['FILL_OR_KILL', 'FILL_ALL', 'FILL_ALL_AVAILABLE']);
export type FillPolicy = z.infer<typeof fillPolicySchema>;

export const speedSchema = z.enum(['EXPRESS', 'STANDARD', 'ECONOMY']);
export const deliveryOptionSchema = z.enum(['APPOINTMENT', 'UPSTAIRS', 'WHITE_GLOVE']);

export const orderLineSchema = z.strictObject({
  /** `1`, `2`, …: the place in the order as it was placed. */
  lineId: z.string().regex(/^[1-9]\d{0,2}$/),
  sku: skuCodeSchema,
  quantity: z.int().positive().max(10_000),
  /** What the buyer paid for one. */
  unitPrice: moneyWireSchema.optional(),
  /** The shop's own id of the line. */
  externalLineId: z.string().max(80).optional(),
  /** Of a relay: what is stuck over the barcode of each unit (M-022). */
  fnsku: z.string().refine(isFnsku).optional(),
});
export type OrderLine = z.infer<typeof orderLineSchema>;

/** A hold stands beside the status (lifecycles rule 4); each is released separately. */
export const holdReasonSchema = z.enum(['PAYMENT', 'INVALID_ADDRESS', 'SKU', 'STOCK', 'OTHER']);
export const holdSchema = z.strictObject({
  holdId: z.string().regex(/^[a-z0-9-]{1,60}$/),
  reason: holdReasonSchema,
  /** What is wrong, as codes with pointers. */
  codes: z.array(z.string()),
  note: z.string().max(500),
  placedBy: z.string(),
  placedAt: timestampSchema,
  /** At this time the order is cancelled; absent: only a release ends it. */
  expiresAt: timestampSchema.optional(),
  /** What releases it: the shop's payment, a corrected address, an approved SKU, or a person. */
  releasePolicy: z.enum(['ON_PAYMENT', 'ON_ADDRESS', 'ON_SKU', 'BY_HAND']),
  /** Fulfilments that it came too late for: their floor did not stop, or their parcel had left. */
  tooLateFor: z.array(z.int().positive()).optional(),
});
export type Hold = z.infer<typeof holdSchema>;

export const packagingSchema = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('STANDARD') }),
  /** The seller's own material (M-094), kept in stock as a SKU; one is used for each parcel. */
  z.strictObject({ kind: z.literal('SELLER'), materialSku: skuCodeSchema }),
]);

export const orderSchema = z.strictObject({
  tenant: tenantSchema,
  orderId: orderIdSchema,
  version: z.int().positive(),
  /** The seller's own number; one order each (natural key with source and shop). */
  reference: z.string().min(1).max(80),
  channel: z.strictObject({
    source: orderSourceSchema,
    /** Shop domain or marketplace seller id; absent for the API. */
    shop: z.string().max(200).optional(),
    externalId: z.string().max(80),
    /** The shop's newest word on the address: its own time of it and a digest. Older words change nothing. */
    heard: z.strictObject({ at: timestampSchema, address: z.string().max(64) }).optional(),
    /** The shop's own time of its newest word on the lines. */
    linesAt: timestampSchema.optional(),
  }),
  buyer: z.strictObject({
    name: z.string().max(120),
    email: z.email().max(254).optional(),
    phone: z.string().max(40).optional(),
    language: z.enum(['en', 'zh-CN', 'fr', 'es']),
  }),
  shipTo: addressSchema,
  /** A shop's order may have more than fit a parcel's plan: such a one is split (MOST_LINES). */
  lines: z.array(orderLineSchema).min(1).max(500),
  policy: fillPolicySchema,
  speed: speedSchema,
  options: z.array(deliveryOptionSchema),
  packaging: packagingSchema,
  costTarget: moneyWireSchema.optional(),
  /** Present: it goes to an Amazon fulfilment centre and is no sale (M-137). */
  relay: relaySchema.optional(),
  holds: z.array(holdSchema).max(20),
  /** Holds that a person released: what they were placed for is not held against the order again. */
  released: z.array(z.string()).optional(),
  /** How many fulfilments there are, numbered from 1; 0 until the first plan. */
  fulfilmentCount: z.int().nonnegative(),
  cancelRequest: z
    .strictObject({ at: timestampSchema, by: z.string(), reason: z.string().max(500) })
    .optional(),
  /** Nothing could be shipped (FILL_OR_KILL), or the order never became valid. */
  rejected: z.strictObject({ at: timestampSchema, reason: z.string() }).optional(),
  /** What its shop paid back without a return of ours: goodwill, or goods that it let the buyer keep. */
  shopRefunds: z
    .array(
      z.strictObject({
        externalRefundId: z.string().max(80),
        /** Absent: of a currency we do not know, or of no money at all. */
        amount: moneyWireSchema.optional(),
        lines: z.array(z.strictObject({ lineId: z.string(), quantity: z.int().nonnegative() })),
        at: timestampSchema,
      }),
    )
    .optional(),
  /** Starts a replacement: the return it belongs to (M-142). */
  replaces: z.strictObject({ orderId: orderIdSchema, returnId: z.string() }).optional(),
  createdAt: timestampSchema,
  updatedAt: timestampSchema,
});
export type Order = z.infer<typeof orderSchema>;
