/** A refund as Shopify's webhook `refunds/create` writes it (Admin REST resource Refund). Ids are beyond 2^53. */
import { z } from 'zod';
import type { ShopRefund } from '../../../domain/channel/shop-refund.ts';
import { parseMoney, sum } from '../../../domain/kernel/money.ts';
import { idSchema, moneyOf, optionalText } from '../order-parts.ts';
import { readShopText } from '../read-order.ts';

const refundSchema = z.looseObject({
  id: idSchema,
  order_id: idSchema,
  note: optionalText,
  /** Null when it is of no return. */
  return: z.looseObject({ id: idSchema }).nullish(),
  refund_line_items: z
    .array(z.looseObject({ line_item_id: idSchema, quantity: z.int().nonnegative() }))
    .default([]),
  transactions: z
    .array(
      z.looseObject({
        kind: z.string(),
        status: optionalText,
        amount: z.string(),
        currency: optionalText,
      }),
    )
    .default([]),
});

/** Throws Unreadable. */
export function parseShopifyRefund(text: string): ShopRefund {
  const refund = readShopText(text, refundSchema);
  const amount = paidBack(refund);
  return {
    externalRefundId: refund.id,
    externalOrderId: refund.order_id,
    note: refund.note ?? '',
    ...(refund.return && { externalReturnId: refund.return.id }),
    ...(amount && { amount }),
    lines: refund.refund_line_items.map(({ line_item_id: externalLineId, quantity }) => {
      return { externalLineId, quantity };
    }),
  };
}

/** Over all payments it went to; one that failed paid nothing. Undefined when it has no money of a currency we know. */
function paidBack({ transactions }: z.output<typeof refundSchema>) {
  const parts = transactions
    .filter(({ kind, status }) => kind === 'refund' && status !== 'failure' && status !== 'error')
    .flatMap(({ amount, currency }) => moneyOf(amount, currency) ?? []);
  const [first] = parts;
  if (!first) return undefined;
  const { currency } = first;
  const same = parts.filter((part) => part.currency === currency);
  return sum(currency, same.map(parseMoney));
}
