/** The refunds that WooCommerce's webhooks of `order.…` list with the order: no lines, the sum negative. */
import { z } from 'zod';
import type { ShopRefund } from '../../../domain/channel/shop-refund.ts';
import { parseMoney } from '../../../domain/kernel/money.ts';
import { idSchema, moneyOf, optionalText } from '../order-parts.ts';
import { readShopText } from '../read-order.ts';

const orderSchema = z.looseObject({
  id: idSchema,
  currency: z.string(),
  refunds: z
    .array(
      z.looseObject({
        id: idSchema,
        reason: optionalText,
        total: z.union([z.string(), z.number()]).nullish(),
      }),
    )
    .default([]),
});

/** Throws Unreadable. */
export function parseWooRefunds(text: string): ShopRefund[] {
  const order = readShopText(text, orderSchema);
  return order.refunds.map(({ id, reason, total }) => {
    const amount = moneyOf(Math.abs(Number(total)), order.currency);
    return {
      externalRefundId: id,
      externalOrderId: order.id,
      note: reason ?? '',
      ...(amount && { amount: parseMoney(amount) }),
      lines: [],
    };
  });
}
