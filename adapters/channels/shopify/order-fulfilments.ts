/** What Shopify has of an order: its parcels so far and what is left to fulfil. */
import { z } from 'zod';
import type { Shop } from '../../../domain/channel/shop.ts';
import { PartnerRefused } from '../../../domain/kernel/domain-error.ts';
import { askShopify, gid } from './admin-api.ts';

const QUERY = `query OrderFulfilments($id: ID!) {
  order(id: $id) {
    cancelledAt
    fulfillments(first: 100) {
      id
      trackingInfo(first: 10) { number }
      fulfillmentLineItems(first: 100) { nodes { quantity lineItem { id } } }
      events(first: 100) { nodes { status happenedAt } }
    }
    fulfillmentOrders(first: 50) {
      nodes {
        id
        assignedLocation { location { id } }
        lineItems(first: 100) { nodes { id remainingQuantity lineItem { id sku } } }
      }
    }
  }
}`;

const nodes = <T extends z.ZodType>(node: T) => z.object({ nodes: z.array(node) });

const orderSchema = z.object({
  cancelledAt: z.string().nullable(),
  fulfillments: z.array(
    z.object({
      id: z.string(),
      trackingInfo: z.array(z.object({ number: z.string().nullable() })),
      fulfillmentLineItems: nodes(
        z.object({ quantity: z.int().nullable(), lineItem: z.object({ id: z.string() }) }),
      ),
      events: nodes(z.object({ status: z.string(), happenedAt: z.string() })),
    }),
  ),
  fulfillmentOrders: nodes(
    z.object({
      id: z.string(),
      assignedLocation: z.object({ location: z.object({ id: z.string() }).nullable() }),
      lineItems: nodes(
        z.object({
          id: z.string(),
          remainingQuantity: z.int(),
          lineItem: z.object({ id: z.string(), sku: z.string().nullable() }),
        }),
      ),
    }),
  ),
});
export type ShopifyOrder = z.output<typeof orderSchema>;

/** Throws PartnerRefused when the shop has no such order. */
export async function readOrder(shop: Shop, externalOrderId: string): Promise<ShopifyOrder> {
  const variables = { id: gid('Order', externalOrderId) };
  const { order } = await askShopify(
    shop,
    { query: QUERY, variables },
    z.object({ order: orderSchema.nullable() }),
  );
  if (!order) throw new PartnerRefused(shop.shop, `has no order ${externalOrderId}`);
  return order;
}

/** The fulfilments that carry our parcel's number. */
export const fulfilmentsOf = (order: ShopifyOrder, trackingNumber: string) =>
  order.fulfillments.filter((f) => f.trackingInfo.some(({ number }) => number === trackingNumber));
