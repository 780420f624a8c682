/** A return asked for in a Shopify shop. Its webhook (`returns/request`) names it and leaves its lines out. */
import { meaning } from '../../../domain/kernel/meaning.ts';
import { z } from 'zod';
import { PartnerRefused } from '../../../domain/kernel/domain-error.ts';
import type { ReturnReason } from '../../../domain/return/return-reason.ts';
import type { ShopReturnsPort } from '../../../domain/return/shop-return.ts';
import { askShopify, gid } from './admin-api.ts';
import { fetchDispositions } from './read-dispositions.ts';

const QUERY = `query ReturnRequested($id: ID!) {
  return(id: $id) {
    id
    order { id }
    returnLineItems(first: 100) {
      nodes {
        id
        quantity
        returnReason
        customerNote
        ... on ReturnLineItem { fulfillmentLineItem { lineItem { id } } }
      }
    }
  }
}`;

const returnSchema = z.object({
  return: z
    .object({
      order: z.object({ id: z.string() }),
      returnLineItems: z.object({
        nodes: z.array(
          z.object({
            id: z.string(),
            quantity: z.int().positive(),
            returnReason: z.string(),
            customerNote: z.string().nullish(),
            fulfillmentLineItem: z.object({ lineItem: z.object({ id: z.string() }) }).nullish(),
          }),
        ),
      }),
    })
    .nullable(),
});

/** https://shopify.dev/docs/api/admin-graphql/latest/enums/ReturnReason; what we do not know is no fault of the goods. */
const REASONS: Readonly<Record<string, ReturnReason>> = {
  COLOR: 'NOT_AS_DESCRIBED',
  DEFECTIVE: 'DEFECTIVE',
  NOT_AS_DESCRIBED: 'NOT_AS_DESCRIBED',
  SIZE_TOO_LARGE: 'WRONG_SIZE',
  SIZE_TOO_SMALL: 'WRONG_SIZE',
  STYLE: 'NO_LONGER_WANTED',
  UNWANTED: 'NO_LONGER_WANTED',
  WRONG_ITEM: 'WRONG_ITEM',
};

export const shopifyReturns: ShopReturnsPort = {
  fetchDispositions,
  async fetchReturn(shop, externalReturnId) {
    const variables = { id: gid('Return', externalReturnId) };
    const { return: found } = await askShopify(shop, { query: QUERY, variables }, returnSchema);
    if (!found) throw new PartnerRefused(shop.shop, `has no return ${externalReturnId}`);
    return {
      externalReturnId,
      externalOrderId: idIn(found.order.id),
      lines: found.returnLineItems.nodes.map((line) => ({
        externalReturnLineId: idIn(line.id),
        externalLineId: idIn(line.fulfillmentLineItem?.lineItem.id ?? ''),
        quantity: line.quantity,
        reason: meaning(REASONS, line.returnReason) ?? 'NO_LONGER_WANTED',
        ...(line.customerNote && { note: line.customerNote.slice(0, 500) }),
      })),
    };
  },
};

/** `gid://shopify/Order/1` -> `1` */
const idIn = (global: string) => global.slice(global.lastIndexOf('/') + 1);
