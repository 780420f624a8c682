/** A sandbox WooCommerce site: orders, their metas and notes over REST v3 (adapters/channels/README.md). */
import { z } from 'zod';
import { parseExactJson } from '../../adapters/channels/exact-json.ts';
import type { FindOrder, ShopAnswer, ShopCall, ShopPlot } from './shop-plot.ts';

const changeSchema = z.looseObject({
  status: z.string().optional(),
  meta_data: z
    .array(z.object({ id: z.string().optional(), key: z.string(), value: z.unknown() }))
    .default([]),
});
const noteSchema = z.looseObject({ note: z.string() });
const orderSchema = z.looseObject({ status: z.string() });

export function woocommerce(call: ShopCall, find: FindOrder): ShopAnswer {
  const [, orderId = '', what = ''] =
    /^\/wp-json\/wc\/v3\/orders\/([^/]+)(\/notes)?$/.exec(call.path) ?? [];
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
    default:
      return { status: 405 };
  }
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
