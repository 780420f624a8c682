/** What the sandbox world knows of one parcel: the floor that packs it and the carrier that carries it act in one world. */
import { z } from 'zod';
import { orderScenarioSchema, returnScenarioSchema } from './scenario.ts';

export const pickListSchema = z.object({
  pickId: z.string(),
  warehouseId: z.string(),
  speed: z.string(),
  picks: z
    .array(
      z.object({
        sku: z.string(),
        name: z.string(),
        barcode: z.string(),
        quantity: z.int().positive(),
        bin: z.string(),
        lot: z.string(),
        fnsku: z.string().optional(),
      }),
    )
    .min(1),
  packaging: z.string(),
});
export type PickListAsked = z.infer<typeof pickListSchema>;

const placeSchema = z.object({
  city: z.string(),
  state: z.string(),
  zip: z.string(),
  country: z.string(),
});
export type Place = z.infer<typeof placeSchema>;

const rateSchema = z.object({
  id: z.string(),
  serviceId: z.string(),
  priceCents: z.int(),
  days: z.int(),
});
export type OfferedRate = z.infer<typeof rateSchema>;

/** One EasyPost shipment: what was asked, what was offered, and the label once bought. */
export const labelPlotSchema = z.object({
  id: z.string(),
  reference: z.string(),
  isReturn: z.boolean(),
  from: placeSchema,
  to: placeSchema,
  recipient: z.string(),
  weightOz: z.number(),
  createdAt: z.string(),
  rates: z.array(rateSchema),
  bought: rateSchema.optional(),
  carrier: z.string().default(''),
  trackingNumber: z.string().default(''),
  refund: z.enum(['submitted', 'rejected']).optional(),
});
export type LabelPlot = z.infer<typeof labelPlotSchema>;

export const factSchema = z.object({
  kind: z.enum([
    'label-made',
    'picked-up',
    'arrived',
    'handed-to-post',
    'out-for-delivery',
    'attempt-failed',
    'refused',
    'damaged',
    'available-for-pickup',
    'delivered',
    'returning',
    'returned',
  ]),
  at: z.string(),
  place: placeSchema,
  /** The post's own number, once it has the parcel. */
  number: z.string(),
  carrier: z.string(),
  eventId: z.string(),
  /** Paces of patience before it. */
  pause: z.int().optional(),
});
export type Fact = z.infer<typeof factSchema>;

/** What the returns desk expects: the shape of ReturnNotice. */
export const returnNoticeSchema = z.object({
  rmaId: z.string(),
  warehouseId: z.string(),
  kind: z.string(),
  trackingNumbers: z.array(z.string()),
  lines: z
    .array(
      z.object({
        sku: z.string(),
        quantity: z.int().positive(),
        barcode: z.string(),
        checklist: z.array(z.string()),
      }),
    )
    .min(1),
});
export type ReturnNoticeAsked = z.infer<typeof returnNoticeSchema>;

export const parcelPlotSchema = z.strictObject({
  /** `ord_…-1` (a fulfilment), `ret_…` (what the buyer sends back). */
  subject: z.string(),
  scenario: orderScenarioSchema,
  pick: pickListSchema.optional(),
  picksAsked: z.int().default(0),
  stopped: z.string().optional(),
  labels: z.array(labelPlotSchema).default([]),
  refusals: z.int().default(0),
  handedOver: z.string().optional(),
  /** The carrier's whole story, of which a part may be still to come. */
  facts: z.array(factSchema).default([]),
  /** What the returns desk will find, when the parcel is a return. */
  finds: returnScenarioSchema,
  notice: returnNoticeSchema.optional(),
  cancelled: z.boolean().default(false),
  /** When the box was open and everything looked at, epoch milliseconds. */
  openedMs: z.number().default(0),
});
export type ParcelPlot = z.infer<typeof parcelPlotSchema>;
