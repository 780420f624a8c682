/** An order as Shopify's webhooks of `orders/…` write it (Admin REST resource Order). Ids are beyond 2^53. */
import { z } from 'zod';
import type { ShopOrder } from '../../../domain/channel/shop-order.ts';
import { offsetTimeSchema, toTimestamp } from '../../../domain/kernel/time.ts';
import {
  addressOf,
  buyerOf,
  idSchema,
  moneyOf,
  optionalText,
  skuOf,
  speedOf,
} from '../order-parts.ts';
import { readShopText } from '../read-order.ts';

const moneySet = z.looseObject({
  presentment_money: z.looseObject({ amount: z.string(), currency_code: z.string() }),
});

const lineSchema = z.looseObject({
  id: idSchema,
  sku: optionalText,
  quantity: z.int().nonnegative(),
  /** Less than `quantity` after an edit or a refund of units. */
  current_quantity: z.int().nonnegative().optional(),
  requires_shipping: z.boolean().default(true),
  price_set: moneySet.optional(),
});

const orderSchema = z.looseObject({
  id: idSchema,
  name: z.string(),
  updated_at: offsetTimeSchema,
  cancelled_at: optionalText,
  cancel_reason: optionalText,
  financial_status: optionalText,
  email: optionalText,
  phone: optionalText,
  customer_locale: optionalText,
  shipping_address: z
    .looseObject({
      name: optionalText,
      company: optionalText,
      phone: optionalText,
      address1: optionalText,
      address2: optionalText,
      city: optionalText,
      province_code: optionalText,
      province: optionalText,
      zip: optionalText,
      country_code: optionalText,
    })
    .nullish(),
  shipping_lines: z.array(z.looseObject({ title: optionalText, code: optionalText })).default([]),
  line_items: z.array(lineSchema),
});
type ShopifyOrder = z.output<typeof orderSchema>;

/** Statuses after which the money is the seller's; `refunded` was so before. An unknown one is not paid. */
const PAID = new Set(['paid', 'partially_refunded', 'refunded']);

/** Without lines when nothing of it is to be shipped. Throws Unreadable. */
export function parseShopifyOrder(text: string): ShopOrder {
  const order = readShopText(text, orderSchema);
  const { shipping_address: to, financial_status: status } = order;
  const address = addressOf({
    ...to,
    lines: [to?.address1, to?.address2],
    region: to?.province_code ?? to?.province,
    postalCode: to?.zip,
    country: to?.country_code,
  });
  const [method] = order.shipping_lines;
  const speed = speedOf(`${method?.code ?? ''} ${method?.title ?? ''}`);
  return {
    externalId: order.id,
    reference: order.name.slice(0, 80) || order.id,
    at: toTimestamp(order.updated_at),
    payment: {
      paid: PAID.has(status ?? ''),
      refunded: status === 'refunded',
      raw: status ?? 'nothing',
    },
    ...(order.cancelled_at && { cancelled: order.cancel_reason ?? 'cancelled in the shop' }),
    buyer: buyerOf({
      name: address.shipTo.name,
      email: order.email,
      phone: order.phone ?? to?.phone,
      locale: order.customer_locale,
    }),
    ...address,
    lines: linesOf(order),
    ...(speed && { speed }),
  };
}

/**
 * The numbers of our lines follow those of the order as it was placed, so that they never move. An order that ended has no
 * units left in the shop; heard of first, it must still be known with what it had.
 */
function linesOf(order: ShopifyOrder): ShopOrder['lines'] {
  const ended = Boolean(order.cancelled_at) || order.financial_status === 'refunded';
  return order.line_items.flatMap((line, at) => {
    const quantity = ended ? line.quantity : (line.current_quantity ?? line.quantity);
    if (!line.requires_shipping || quantity === 0) return [];
    const paid = line.price_set?.presentment_money;
    const unitPrice = moneyOf(paid?.amount, paid?.currency_code);
    return {
      lineId: String(at + 1),
      sku: skuOf(line.sku, line.id),
      quantity,
      ...(unitPrice && { unitPrice }),
      externalLineId: line.id,
    };
  });
}
