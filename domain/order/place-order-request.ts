/** What a seller sends to place an order. No cross checks in here, so that every issue shows at once. */
import { z } from 'zod';
import { moneyWireSchema } from '../kernel/money.ts';
import { addressSchema } from '../shipment/shipment.ts';
import {
  deliveryOptionSchema,
  fillPolicySchema,
  orderLineSchema,
  orderSchema,
  packagingSchema,
  speedSchema,
} from './order.ts';

const { email, phone, language } = orderSchema.shape.buyer.shape;

const priceSchema = moneyWireSchema.refine((m) => !m.amount.startsWith('-'), 'is negative');

export const placeOrderRequestSchema = z.strictObject({
  /** The seller's own number: one order each. */
  reference: z.string().min(1).max(80),
  /** Who is written to about the parcel (M-104); the name on the address when none is given. */
  buyer: z
    .strictObject({
      name: z.string().min(1).max(120).optional(),
      email,
      phone,
      language: language.default('en'),
    })
    .default({ language: 'en' }),
  shipTo: addressSchema,
  lines: z
    .array(
      orderLineSchema
        .pick({ sku: true, quantity: true })
        .extend({ unitPrice: priceSchema.optional() }),
    )
    .min(1)
    .max(30),
  policy: fillPolicySchema.default('FILL_ALL'),
  speed: speedSchema.default('STANDARD'),
  options: z.array(deliveryOptionSchema).max(3).default([]),
  packaging: packagingSchema.default({ kind: 'STANDARD' }),
  /** What the last mile should not exceed (M-101); rates are in US dollars. */
  costTarget: priceSchema.refine((m) => m.currency === 'USD', 'rates are in USD').optional(),
});
export type PlaceOrderRequest = z.infer<typeof placeOrderRequestSchema>;
