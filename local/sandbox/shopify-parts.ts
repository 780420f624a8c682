/** What all operations of the sandbox's Shopify are made of. */
import { z } from 'zod';
import { parseExactJson } from '../../adapters/channels/exact-json.ts';
import type { FindOrder, ShopAnswer, ShopCall, ShopPlot } from './shop-plot.ts';

export const GID = 'gid://shopify';
export const LOCATION = `${GID}/Location/71`;

export type Operation = (
  variables: Record<string, unknown>,
  find: FindOrder,
  call: ShopCall,
) => ShopAnswer;

const idSchema = z.union([z.string(), z.number()]).transform(String);
const orderSchema = z.looseObject({
  total_price: z.string().optional(),
  currency: z.string().default('USD'),
  line_items: z.array(
    z.looseObject({ id: idSchema, sku: z.string().nullish(), quantity: z.int() }),
  ),
});

export const orderOf = ({ order }: ShopPlot) => orderSchema.parse(parseExactJson(order));
export const linesOf = (plot: ShopPlot) => orderOf(plot).line_items;

export const data = (answer: object): ShopAnswer => ({ status: 200, body: { data: answer } });

export const failed = (mutation: string, message: string): ShopAnswer =>
  data({ [mutation]: { userErrors: [{ field: null, message }] } });
