/** WooCommerce REST API v3, orders and their notes. https://woocommerce.github.io/woocommerce-rest-api-docs/ */
import { z } from 'zod';
import type { Shop } from '../../../domain/channel/shop.ts';
import { askShop, tellShop, type ShopRequest } from '../shop-http.ts';

/** Ids are numbers, or text when they exceed 2^53 (exact-json.ts). */
const idSchema = z.union([z.string(), z.number()]).transform(String);

const orderSchema = z.object({
  status: z.string(),
  line_items: z.array(
    z.object({ id: idSchema, sku: z.string().nullish(), quantity: z.number().nonnegative() }),
  ),
  meta_data: z.array(z.object({ id: idSchema, key: z.string(), value: z.unknown() })).default([]),
});
export type WooOrder = z.output<typeof orderSchema>;

export interface WooOrderChange {
  readonly status?: 'completed' | 'cancelled';
  readonly meta_data?: readonly { readonly id?: string; key: string; value: unknown }[];
}

const notesSchema = z.array(z.object({ note: z.string() }));

export const readOrder = (shop: Shop, id: string): Promise<WooOrder> =>
  askShop(about(shop, 'GET', id), orderSchema);

export const readNotes = (shop: Shop, id: string) =>
  askShop(about(shop, 'GET', id, '/notes'), notesSchema);

export async function writeOrder(shop: Shop, id: string, body: WooOrderChange): Promise<void> {
  await tellShop({ ...about(shop, 'PUT', id), body });
}

export async function writeNote(shop: Shop, id: string, note: string): Promise<void> {
  await tellShop({ ...about(shop, 'POST', id, '/notes'), body: { note, customer_note: true } });
}

const refundsSchema = z.array(
  z.object({
    id: idSchema,
    line_items: z
      .array(
        z.object({
          /** Negative. */
          quantity: z.number(),
          meta_data: z.array(z.object({ key: z.string(), value: z.unknown() })).default([]),
        }),
      )
      .default([]),
    meta_data: z.array(z.object({ key: z.string(), value: z.unknown() })).default([]),
  }),
);
export type WooRefund = z.output<typeof refundsSchema>[number];

export const readRefunds = (shop: Shop, id: string): Promise<WooRefund[]> =>
  askShop({ ...about(shop, 'GET', id, '/refunds?per_page=100') }, refundsSchema);

/** Asked once: whether a lost answer was a refund is seen by reading them, never by asking again. */
export async function writeRefund(shop: Shop, id: string, body: object): Promise<string> {
  const said = await tellShop({ ...about(shop, 'POST', id, '/refunds'), body }, 1);
  return z.looseObject({ id: idSchema }).parse(JSON.parse(said)).id;
}

function about(shop: Shop, method: ShopRequest['method'], id: string, what = ''): ShopRequest {
  const credentials = Buffer.from(shop.accessToken).toString('base64');
  return {
    shop: shop.shop,
    method,
    url: `${shop.endpoint}/wp-json/wc/v3/orders/${encodeURIComponent(id)}${what}`,
    headers: { authorization: `Basic ${credentials}` },
  };
}
