/** A sandbox Shopify: the GraphQL operations that Portage uses, told apart by their names (adapters/channels/README.md). */
import { z } from 'zod';
import { lineIdOf, type FindOrder, type ShopAnswer, type ShopCall } from './shop-plot.ts';
import type { ShopPlot } from './shop-plot.ts';
import { data, failed, GID, linesOf, LOCATION, type Operation } from './shopify-parts.ts';
import { RETURN_OPERATIONS } from './shopify-returns.ts';

const askedSchema = z.object({
  query: z.string(),
  variables: z.record(z.string(), z.unknown()),
});
const fulfilmentInput = z.object({
  lineItemsByFulfillmentOrder: z
    .array(
      z.object({
        fulfillmentOrderId: z.string(),
        fulfillmentOrderLineItems: z.array(z.object({ id: z.string(), quantity: z.int() })),
      }),
    )
    .min(1),
  trackingInfo: z.object({ company: z.string(), number: z.string(), url: z.string() }),
});
const eventInput = z.object({
  fulfillmentId: z.string(),
  status: z.string(),
  happenedAt: z.string(),
});
export function shopify(call: ShopCall, find: FindOrder): ShopAnswer {
  if (!call.path.endsWith('/graphql.json')) return { status: 404 };
  const { query, variables } = askedSchema.parse(JSON.parse(call.body));
  const name = /^\s*(?:query|mutation)\s+(\w+)/.exec(query)?.[1] ?? '';
  const operation = OPERATIONS[name];
  return operation
    ? operation(variables, find, call)
    : { status: 200, body: { errors: [{ message: `no operation ${name}` }] } };
}

const OPERATIONS: Readonly<Record<string, Operation>> = {
  OrderFulfilments: ({ id }, find) => {
    const orderId = lineIdOf(z.string().parse(id));
    const plot = find(orderId);
    return data({ order: plot ? orderView(orderId, plot) : null });
  },
  CreateFulfilment: ({ fulfillment }, find) => {
    const { lineItemsByFulfillmentOrder: orders, trackingInfo } =
      fulfilmentInput.parse(fulfillment);
    const orderId = lineIdOf(orders[0]?.fulfillmentOrderId ?? '');
    const plot = find(orderId);
    if (!plot) return failed('fulfillmentCreate', 'Fulfillment order does not exist.');
    const id = `${GID}/Fulfillment/${orderId}${plot.fulfilments.length + 1}`;
    const lines = orders.flatMap(({ fulfillmentOrderLineItems }) =>
      fulfillmentOrderLineItems.map((l) => ({ lineId: lineIdOf(l.id), quantity: l.quantity })),
    );
    const { company: carrier, number, url } = trackingInfo;
    const made = { id, carrier, number, url, lines, events: [] };
    return {
      ...data({ fulfillmentCreate: { fulfillment: { id }, userErrors: [] } }),
      change: { orderId, plot: { ...plot, fulfilments: [...plot.fulfilments, made] } },
    };
  },
  CreateEvent: ({ event }, find) => {
    const { fulfillmentId, status, happenedAt: at } = eventInput.parse(event);
    const orderId = lineIdOf(fulfillmentId).slice(0, -1);
    const plot = find(orderId);
    if (!plot) return failed('fulfillmentEventCreate', 'Fulfillment does not exist.');
    const fulfilments = plot.fulfilments.map((each) =>
      each.id === fulfillmentId ? { ...each, events: [...each.events, { status, at }] } : each,
    );
    const fulfillmentEvent = { id: `${GID}/FulfillmentEvent/${fulfilments.length}` };
    return {
      ...data({ fulfillmentEventCreate: { fulfillmentEvent, userErrors: [] } }),
      change: { orderId, plot: { ...plot, fulfilments } },
    };
  },
  CancelOrder: ({ orderId: asked, staffNote }, find, { now }) => {
    const orderId = lineIdOf(z.string().parse(asked));
    const plot = find(orderId);
    const job = { id: `${GID}/Job/${orderId}` };
    if (!plot || plot.fulfilments.length > 0) {
      const orderCancelUserErrors = [{ field: ['orderId'], message: 'Order cannot be cancelled.' }];
      return data({ orderCancel: { job: null, orderCancelUserErrors } });
    }
    const cancelled = { at: now, note: z.string().parse(staffNote) };
    return {
      ...data({ orderCancel: { job, orderCancelUserErrors: [] } }),
      change: { orderId, plot: { ...plot, cancelled } },
    };
  },
  ...RETURN_OPERATIONS,
};

function orderView(orderId: string, plot: ShopPlot): object {
  const { cancelled, fulfilments } = plot;
  const fulfilled = (lineId: string) =>
    fulfilments
      .flatMap(({ lines }) => lines)
      .filter((line) => line.lineId === lineId)
      .reduce((sum, { quantity }) => sum + quantity, 0);
  return {
    cancelledAt: cancelled?.at ?? null,
    fulfillments: fulfilments.map(({ id, number, lines, events }) => ({
      id,
      trackingInfo: [{ number }],
      fulfillmentLineItems: {
        nodes: lines.map(({ lineId, quantity }) => ({
          quantity,
          lineItem: { id: `${GID}/LineItem/${lineId}` },
        })),
      },
      events: { nodes: events.map(({ status, at }) => ({ status, happenedAt: at })) },
    })),
    fulfillmentOrders: {
      nodes: [
        {
          id: `${GID}/FulfillmentOrder/${orderId}`,
          assignedLocation: { location: { id: LOCATION } },
          lineItems: {
            nodes: linesOf(plot).map(({ id, sku, quantity }) => ({
              id: `${GID}/FulfillmentOrderLineItem/${id}`,
              remainingQuantity: quantity - fulfilled(id),
              lineItem: { id: `${GID}/LineItem/${id}`, sku: sku ?? null },
            })),
          },
        },
      ],
    },
  };
}
