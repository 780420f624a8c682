/** A sandbox Selling Partner API: one order in four calls, shipment confirmations, feeds (adapters/channels/README.md). */
import { z } from 'zod';
import type { FindOrder, ShopAnswer, ShopCall, ShopPlot } from './shop-plot.ts';

/** An order of examples/: what the four calls tell, in one. */
const orderSchema = z.looseObject({
  order: z.looseObject({ AmazonOrderId: z.string() }),
  orderItems: z.array(z.looseObject({ OrderItemId: z.string() })),
  shippingAddress: z.looseObject({}).nullable(),
  buyer: z.looseObject({}),
});

const confirmationSchema = z.object({
  packageDetail: z.looseObject({
    packageReferenceId: z.string(),
    carrierCode: z.string(),
    trackingNumber: z.string(),
    orderItems: z.array(z.object({ orderItemId: z.string(), quantity: z.int() })),
  }),
});

export function amazon(call: ShopCall, find: FindOrder): ShopAnswer {
  const { method, path, endpoint } = call;
  if (path === '/tokens/2021-03-01/restrictedDataToken')
    return { status: 200, body: { restrictedDataToken: 'Atz.sprdt|sandbox', expiresIn: 3600 } };
  if (path === '/feeds/2021-06-30/documents') {
    const feedDocumentId = 'amzn1.tortuga.4.na.sandbox';
    return { status: 201, body: { feedDocumentId, url: `${endpoint}/feed-document` } };
  }
  if (path === '/feed-document') return cancelled(call, find);
  if (path === '/feeds/2021-06-30/feeds') return { status: 202, body: { feedId: '50001' } };
  const [, orderId = '', what = ''] = /^\/orders\/v0\/orders\/([^/]+)(\/\w+)?$/.exec(path) ?? [];
  const plot = find(decodeURIComponent(orderId));
  if (!plot) return { status: 404, body: { errors: [{ code: 'NotFound', message: orderId }] } };
  if (method === 'POST' && what === '/shipmentConfirmation')
    return { status: 204, change: { orderId, plot: confirmed(plot, call) } };
  return { status: 200, body: { payload: told(plot, what) } };
}

function told(plot: ShopPlot, what: string): object {
  const { order, orderItems, shippingAddress, buyer } = orderSchema.parse(JSON.parse(plot.order));
  switch (what) {
    case '/orderItems':
      return { AmazonOrderId: order.AmazonOrderId, OrderItems: orderItems };
    case '/address':
      return { ShippingAddress: shippingAddress };
    case '/buyerInfo':
      return buyer;
    default:
      return { ...order, ...(plot.cancelled && { OrderStatus: 'Canceled' }) };
  }
}

/** The same package confirmed again replaces itself. */
function confirmed(plot: ShopPlot, { body }: ShopCall): ShopPlot {
  const { packageDetail } = confirmationSchema.parse(JSON.parse(body));
  const { packageReferenceId: id, carrierCode: carrier, trackingNumber: number } = packageDetail;
  const lines = packageDetail.orderItems.map(({ orderItemId, quantity }) => ({
    lineId: orderItemId,
    quantity,
  }));
  const others = plot.fulfilments.filter((each) => each.id !== id);
  return {
    ...plot,
    fulfilments: [...others, { id, carrier, number, url: '', lines, events: [] }],
  };
}

/** The feed names its order in XML. */
function cancelled({ body, now }: ShopCall, find: FindOrder): ShopAnswer {
  const orderId = /<AmazonOrderID>([^<]+)</.exec(body)?.[1] ?? '';
  const plot = find(orderId);
  if (!plot || !body.includes('<StatusCode>Failure</StatusCode>')) return { status: 400 };
  const note = /<CancelReason>([^<]+)</.exec(body)?.[1] ?? '';
  return { status: 200, change: { orderId, plot: { ...plot, cancelled: { at: now, note } } } };
}
