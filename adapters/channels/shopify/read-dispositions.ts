/**
 * What a Shopify shop's own people made of returned units. The webhook (`reverse_fulfillment_orders/dispose`) names the reverse
 * fulfilment order; how its lines stand is asked for, so that webhooks in any order end the same.
 */
import { z } from 'zod';
import { PartnerRefused } from '../../../domain/kernel/domain-error.ts';
import type { ShopReturnsPort } from '../../../domain/return/shop-return.ts';
import { askShopify, gid } from './admin-api.ts';

const QUERY = `query Disposed($id: ID!) {
  reverseFulfillmentOrder(id: $id) {
    order {
      id
      returns(first: 50) { nodes { id reverseFulfillmentOrders(first: 10) { nodes { id } } } }
    }
    lineItems(first: 100) {
      nodes { fulfillmentLineItem { lineItem { id } } dispositions { id type quantity } }
    }
  }
}`;

const nodes = <T extends z.ZodType>(node: T) => z.object({ nodes: z.array(node) });
const ref = z.object({ id: z.string() });

const disposedSchema = z.object({
  reverseFulfillmentOrder: z
    .object({
      order: ref.extend({ returns: nodes(ref.extend({ reverseFulfillmentOrders: nodes(ref) })) }),
      lineItems: nodes(
        z.object({
          fulfillmentLineItem: z.object({ lineItem: ref }).nullish(),
          dispositions: z.array(ref.extend({ type: z.string(), quantity: z.int().positive() })),
        }),
      ),
    })
    .nullable(),
});

export const fetchDispositions: ShopReturnsPort['fetchDispositions'] = async (shop, reverseId) => {
  const id = gid('ReverseFulfillmentOrder', reverseId);
  const asked = { query: QUERY, variables: { id } };
  const { reverseFulfillmentOrder: found } = await askShopify(shop, asked, disposedSchema);
  if (!found) throw new PartnerRefused(shop.shop, `has no reverse fulfilment order ${reverseId}`);
  const of = found.order.returns.nodes.find(({ reverseFulfillmentOrders }) =>
    reverseFulfillmentOrders.nodes.some((one) => one.id === id),
  );
  return {
    externalOrderId: idIn(found.order.id),
    ...(of && { externalReturnId: idIn(of.id) }),
    dispositions: found.lineItems.nodes.flatMap(({ fulfillmentLineItem, dispositions }) =>
      dispositions.map(({ id: dispositionId, type, quantity }) => ({
        dispositionId: idIn(dispositionId),
        externalLineId: idIn(fulfillmentLineItem?.lineItem.id ?? ''),
        type,
        quantity,
      })),
    ),
  };
};

/** `gid://shopify/Order/1` -> `1` */
const idIn = (global: string) => global.slice(global.lastIndexOf('/') + 1);
