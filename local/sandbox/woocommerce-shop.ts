/** A sandbox WooCommerce site: orders, their metas, notes and refunds over REST v3 (adapters/channels/README.md). */
import { z } from 'zod';
import { parseExactJson } from '../../adapters/channels/exact-json.ts';
import type { FindOrder, ShopAnswer, ShopCall, ShopPlot, ShopRefund } from './shop-plot.ts';

const changeSchema = z.looseObject({
  status: z.string().optional(),
  meta_data: z
    .array(z.object({ id: z.string().optional(), key: z.string(), value: z.unknown() }))
    .default([]),
});
const noteSchema = z.looseObject({ note: z.string() });
const orderSchema = z.looseObject({
  status: z.string(),
  total: z.string().default('0'),
  currency: z.string().default('USD'),
});
const refundSchema = z.object({
  amount: z.string(),
  api_refund: z.literal(true),
  line_items: z.array(z.object({ id: z.number(), quantity: z.int(), refund_total: z.number() })),
  meta_data: z.array(z.object({ key: z.string(), value: z.string() })).min(1),
});

export function woocommerce(call: ShopCall, find: FindOrder): ShopAnswer {
  const [, orderId = '', what = ''] =
    /^\/wp-json\/wc\/v3\/orders\/([^/]+)(\/notes|\/refunds)?$/.exec(call.path) ?? [];
  const plot = find(decodeURIComponent(orderId));
  if (!plot) return { status: 404, body: { code: 'woocommerce_rest_shop_order_invalid_id' } };
  const changed = (next: ShopPlot, status: number): ShopAnswer => ({
    status,
    body: view(next),
    change: { orderId, plot: next },
  });
  switch (`${call.method} ${what}`) {
    case 'GET ':
      return { status: 200, body: view(plot) };
    case 'PUT ':
      return changed(written(plot, changeSchema.parse(JSON.parse(call.body))), 200);
    case 'GET /notes':
      return { status: 200, body: plot.notes.map((note, n) => ({ id: n + 1, note })) };
    case 'POST /notes': {
      const { note } = noteSchema.parse(JSON.parse(call.body));
      return changed({ ...plot, notes: [...plot.notes, note] }, 201);
    }
    case 'GET /refunds':
      return { status: 200, body: plot.refunds.map(refundView) };
    case 'POST /refunds':
      return refunded(orderId, plot, refundSchema.parse(JSON.parse(call.body)));
    default:
      return { status: 405 };
  }
}

const cents = (amount: string) => Math.round(Number(amount) * 100);

/** What is refused, is refused with status 500. */
function refunded(
  orderId: string,
  plot: ShopPlot,
  { amount, line_items, meta_data: [meta] }: z.output<typeof refundSchema>,
): ShopAnswer {
  const { total, currency } = orderSchema.parse(parseExactJson(plot.order));
  const paid = plot.refunds.reduce((sum, refund) => sum + cents(refund.amount), 0);
  if (cents(amount) > cents(total) - paid)
    return { status: 500, body: { code: 'woocommerce_rest_cannot_create_order_refund' } };
  const made: ShopRefund = {
    id: String(9001 + plot.refunds.length),
    reference: meta?.value ?? '',
    ofReturn: false,
    amount,
    currency,
    lines: line_items.map(({ id, quantity }) => ({ lineId: String(id), quantity })),
  };
  const change = { orderId, plot: { ...plot, refunds: [...plot.refunds, made] } };
  return { status: 201, body: refundView(made), change };
}

function refundView({ id, reference, amount, lines }: ShopRefund): object {
  return {
    id: Number(id),
    amount,
    reason: reference,
    meta_data: [{ id: 1, key: '_portage_refund', value: reference }],
    line_items: lines.map(({ lineId, quantity }, at) => ({
      id: at + 1,
      quantity: -quantity,
      meta_data: [{ id: at + 2, key: '_refunded_item_id', value: lineId }],
    })),
  };
}

function written(plot: ShopPlot, change: z.infer<typeof changeSchema>): ShopPlot {
  const metas = change.meta_data.reduce((all, { id, key, value }) => {
    const others = all.filter((meta) => meta.id !== id);
    return [...others, { id: id ?? String(1001 + all.length), key, value }];
  }, plot.metas);
  return { ...plot, metas, ...(change.status !== undefined && { status: change.status }) };
}

/** The order as it was placed, with what has changed since. */
function view(plot: ShopPlot): object {
  const order = orderSchema.parse(parseExactJson(plot.order));
  return { ...order, status: plot.status ?? order.status, meta_data: plot.metas };
}
