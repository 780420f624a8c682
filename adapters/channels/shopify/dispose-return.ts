/** What becomes of returned units, told on the return's own lines (M-133). */
import { z } from 'zod';
import type { ChannelPort } from '../../../domain/channel/channel-port.ts';
import type { Shop } from '../../../domain/channel/shop.ts';
import { PartnerRefused } from '../../../domain/kernel/domain-error.ts';
import { askShopify, gid, refuseUserErrors, userErrorsSchema } from './admin-api.ts';
import { openReturn } from './answer-return.ts';

type Disposition = Parameters<ChannelPort['pushDisposition']>[1];

const RETURN = `query ReturnLines($id: ID!) {
  return(id: $id) {
    reverseFulfillmentOrders(first: 10) {
      nodes {
        lineItems(first: 100) {
          nodes { id totalQuantity dispositions { type quantity } fulfillmentLineItem { lineItem { id } } }
        }
      }
    }
  }
  location { id }
}`;

const DISPOSE = `mutation DisposeReturn($inputs: [ReverseFulfillmentOrderDisposeInput!]!) {
  reverseFulfillmentOrderDispose(dispositionInputs: $inputs) {
    reverseFulfillmentOrderLineItems { id }
    userErrors { field message }
  }
}`;

const lineSchema = z.object({
  id: z.string(),
  totalQuantity: z.int(),
  dispositions: z.array(z.object({ type: z.string(), quantity: z.int() })),
  fulfillmentLineItem: z.object({ lineItem: z.object({ id: z.string() }) }).nullable(),
});
const nodes = <T extends z.ZodType>(node: T) => z.object({ nodes: z.array(node) });
const returnSchema = z.object({
  return: z
    .object({ reverseFulfillmentOrders: nodes(z.object({ lineItems: nodes(lineSchema) })) })
    .nullable(),
  /** The shop's first location: a restocked unit must be somewhere. */
  location: z.object({ id: z.string() }).nullable(),
});

/** PROCESSING_REQUIRED is not final: a line may be disposed again after it. Throws PartnerRefused for an unknown line. */
export async function disposeReturn(shop: Shop, disposition: Disposition): Promise<void> {
  await openReturn(shop, disposition.externalReturnId);
  const variables = { id: gid('Return', disposition.externalReturnId) };
  const found = await askShopify(shop, { query: RETURN, variables }, returnSchema);
  const lines =
    found.return?.reverseFulfillmentOrders.nodes.flatMap((o) => o.lineItems.nodes) ?? [];
  const line = lines.find((each) => isMeant(each, disposition.externalLineId));
  if (!line) throw new PartnerRefused(shop.shop, `has no line ${disposition.externalLineId}`);
  const quantity = untold(line, disposition);
  if (quantity <= 0) return;
  const location = found.location && { locationId: found.location.id };
  const input = {
    reverseFulfillmentOrderLineItemId: line.id,
    quantity,
    dispositionType: disposition.disposition,
    ...(disposition.disposition === 'RESTOCKED' && location),
  };
  const asked = { query: DISPOSE, variables: { inputs: [input] } };
  const done = await askShopify(shop, asked, disposedSchema, 1);
  refuseUserErrors(shop, done.reverseFulfillmentOrderDispose.userErrors);
}

const disposedSchema = z.object({
  reverseFulfillmentOrderDispose: z.looseObject({ userErrors: userErrorsSchema }),
});

function isMeant(line: z.output<typeof lineSchema>, externalLineId: string): boolean {
  const sold = line.fulfillmentLineItem?.lineItem.id;
  return (
    line.id === gid('ReverseFulfillmentOrderLineItem', externalLineId) ||
    sold === gid('LineItem', externalLineId)
  );
}

/**
 * Shopify takes no reference of ours, so a line is told what it lacks of a word, be the rest from an earlier try or from the
 * shop's own people, and never more than the line has left.
 */
function untold(
  { dispositions, totalQuantity }: z.output<typeof lineSchema>,
  { disposition, quantity }: Disposition,
): number {
  const of = (fits: (type: string) => boolean) =>
    dispositions.filter((d) => fits(d.type)).reduce((sum, d) => sum + d.quantity, 0);
  const said = of((type) => type === disposition);
  const taken = of((type) => type !== 'PROCESSING_REQUIRED' || type === disposition);
  return Math.min(quantity - said, totalQuantity - taken);
}
