/** What a sandbox shop knows of one of its orders: the order as it would write it, and all that Portage told of it. */
import { z } from 'zod';
import type { ShopSource } from '../../domain/channel/shop.ts';

const fulfilmentSchema = z.object({
  id: z.string(),
  carrier: z.string(),
  number: z.string(),
  url: z.string(),
  lines: z.array(z.object({ lineId: z.string(), quantity: z.int() })),
  events: z.array(z.object({ status: z.string(), at: z.string() })).default([]),
});
export type ShopFulfilment = z.infer<typeof fulfilmentSchema>;

const lineUnits = z.object({ lineId: z.string(), quantity: z.int().positive() });

/** A return that a buyer asked for: Shopify. */
const returnedSchema = z.object({
  status: z.enum(['REQUESTED', 'OPEN', 'DECLINED']),
  lines: z.array(lineUnits.extend({ reason: z.string() })).min(1),
});

const refundSchema = z.object({
  id: z.string(),
  /** Our reference, as far as the shop keeps it. */
  reference: z.string(),
  /** Shopify: the key it was asked under, and whether the return was processed by it. */
  key: z.string().optional(),
  ofReturn: z.boolean().default(false),
  amount: z.string(),
  currency: z.string(),
  lines: z.array(lineUnits),
});
export type ShopRefund = z.infer<typeof refundSchema>;

export const shopPlotSchema = z.strictObject({
  /** The order's text as the shop sends it, digit for digit. */
  order: z.string(),
  fulfilments: z.array(fulfilmentSchema).default([]),
  cancelled: z.object({ at: z.string(), note: z.string() }).optional(),
  /** WooCommerce. */
  status: z.string().optional(),
  metas: z.array(z.object({ id: z.string(), key: z.string(), value: z.unknown() })).default([]),
  notes: z.array(z.string()).default([]),
  returned: returnedSchema.optional(),
  refunds: z.array(refundSchema).default([]),
  /** Shopify: what became of returned lines. */
  dispositions: z
    .array(z.object({ lineId: z.string(), type: z.string(), quantity: z.int() }))
    .default([]),
});
export type ShopPlot = z.infer<typeof shopPlotSchema>;

/** One request of Portage at a shop. */
export interface ShopCall {
  readonly method: string;
  /** After `/shops/{source}`. */
  readonly path: string;
  readonly body: string;
  /** This start's address of the shop. */
  readonly endpoint: string;
  readonly now: string;
}

export interface ShopAnswer {
  readonly status: number;
  readonly body?: unknown;
  /** The order after it; absent: as before. */
  readonly change?: { readonly orderId: string; readonly plot: ShopPlot };
  /** The webhook that tells of the change, also to who made it. */
  readonly tells?: { readonly topic: string; readonly body: object };
}

export type FindOrder = (orderId: string) => ShopPlot | undefined;

export const subjectOfOrder = (source: ShopSource, orderId: string) => `shop ${source} ${orderId}`;

/** The id is beyond 2^53 at times: `820982911946154508`, `902-3159896-1390916`. */
export const lineIdOf = (gid: string) => gid.slice(gid.lastIndexOf('/') + 1);
