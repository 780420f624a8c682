/** What a seller sends to place an order. No cross checks in here, so that every issue shows at once. */
import { z } from 'zod';
import { moneyWireSchema } from '../kernel/money.ts';
import { relaySchema } from '../relay/relay.ts';
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
      orderLineSchema.pick({ sku: true, quantity: true }).extend({
        unitPrice: priceSchema.optional(),
        /** Of a relay: what is stuck over the barcode of each unit. */
        fnsku: z.string().max(20).optional(),
      }),
    )
    .min(1)
    .max(30),
  policy: fillPolicySchema.default('FILL_ALL'),
  speed: speedSchema.default('STANDARD'),
  options: z.array(deliveryOptionSchema).max(3).default([]),
  packaging: packagingSchema.default({ kind: 'STANDARD' }),
  /** What the last mile should not exceed (M-101); rates are in US dollars. */
  costTarget: priceSchema.refine((m) => m.currency === 'USD', 'rates are in USD').optional(),
  /** Sends it on to Amazon as a box of an FBA shipment (M-137). Checked by domain/order/check-relay.ts. */
  relay: z
    .strictObject({
      fbaShipmentId: z.string().max(20),
      box: relaySchema.shape.box.default(1),
      fulfilmentCenter: z.string().max(10),
    })
    .optional(),
});
export type PlaceOrderRequest = z.infer<typeof placeOrderRequestSchema>;
