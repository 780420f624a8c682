/** An order as WooCommerce's webhooks of `order.…` write it (REST API v3). Its times have no zone: `…_gmt` are UTC. */
import { z } from 'zod';
import type { ShopOrder } from '../../../domain/channel/shop-order.ts';
import { toTimestamp } from '../../../domain/kernel/time.ts';
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

const addressSchema = z.looseObject({
  first_name: optionalText,
  last_name: optionalText,
  company: optionalText,
  address_1: optionalText,
  address_2: optionalText,
  city: optionalText,
  state: optionalText,
  postcode: optionalText,
  country: optionalText,
  phone: optionalText,
  email: optionalText,
});
type WooAddress = z.output<typeof addressSchema>;

const orderSchema = z.looseObject({
  id: idSchema,
  number: z.union([z.string(), z.number()]).transform(String).optional(),
  status: z.string(),
  currency: z.string(),
  date_modified_gmt: z.iso.datetime({ local: true }),
  date_paid_gmt: optionalText,
  billing: addressSchema.default({}),
  shipping: addressSchema.default({}),
  shipping_lines: z
    .array(z.looseObject({ method_id: optionalText, method_title: optionalText }))
    .default([]),
  line_items: z.array(
    z.looseObject({
      id: idSchema,
      sku: optionalText,
      quantity: z.int().nonnegative(),
      price: z.union([z.string(), z.number()]).nullish(),
    }),
  ),
  meta_data: z.array(z.looseObject({ key: z.string(), value: z.unknown() })).default([]),
});
type WooOrder = z.output<typeof orderSchema>;

/** `on-hold` waits for a bank transfer; an unknown status is not paid unless the order says when it was. */
const PAID = new Set(['processing', 'completed', 'refunded']);
const CANCELLED = new Set(['cancelled', 'trash']);

/** Without lines when nothing of it is to be shipped. Throws Unreadable. */
export function parseWooOrder(text: string): ShopOrder {
  const order = readShopText(text, orderSchema);
  const { billing, status } = order;
  // Without a delivery address of its own an order goes to the one on the bill.
  const to = order.shipping.address_1 ? order.shipping : billing;
  const address = addressOf(written(to));
  const [method] = order.shipping_lines;
  const speed = speedOf(`${method?.method_id ?? ''} ${method?.method_title ?? ''}`);
  return {
    externalId: order.id,
    reference: order.number || order.id,
    at: toTimestamp(`${order.date_modified_gmt.replace(/Z$/, '')}Z`),
    payment: {
      paid: PAID.has(status) || Boolean(order.date_paid_gmt),
      refunded: status === 'refunded',
      raw: status,
    },
    ...(CANCELLED.has(status) && { cancelled: `${status} in the shop` }),
    buyer: buyerOf({
      name: address.shipTo.name,
      email: billing.email,
      phone: billing.phone,
      locale: localeOf(order),
    }),
    ...address,
    lines: linesOf(order),
    ...(speed && { speed }),
  };
}

function written(to: WooAddress) {
  return {
    name: [to.first_name, to.last_name].filter(Boolean).join(' '),
    company: to.company,
    phone: to.phone,
    lines: [to.address_1, to.address_2],
    city: to.city,
    region: to.state,
    postalCode: to.postcode,
    country: to.country,
  };
}

function linesOf({ line_items, currency }: WooOrder): ShopOrder['lines'] {
  return line_items.flatMap((line, at) => {
    const { id, sku, quantity, price } = line;
    if (quantity === 0) return [];
    const unitPrice = moneyOf(price, currency);
    return {
      lineId: String(at + 1),
      sku: skuOf(sku, id),
      quantity,
      ...(unitPrice && { unitPrice }),
      externalLineId: id,
    };
  });
}

/** WooCommerce has no field for it; the usual translation plug-ins keep it in a meta. */
function localeOf({ meta_data }: WooOrder): string | undefined {
  const meta = meta_data.find(({ key }) => key === 'wpml_language' || key === '_locale');
  return typeof meta?.value === 'string' ? meta.value : undefined;
}
