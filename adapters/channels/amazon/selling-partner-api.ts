/** Amazon's Selling Partner API. https://developer-docs.amazon.com/sp-api/docs/orders-api-v0-reference */
import { z } from 'zod';
import type { Shop } from '../../../domain/channel/shop.ts';
import { askShop, tellShop, type ShopRequest } from '../shop-http.ts';
import { accessTokenOf } from './access-token.ts';

export const orderPath = (id: string, what = '') =>
  `/orders/v0/orders/${encodeURIComponent(id)}${what}`;

/** `token` in place of the shop's own, for what names the buyer. */
export async function get<S extends z.ZodType>(
  shop: Shop,
  path: string,
  schema: S,
  token?: string,
) {
  return askShop(await request(shop, 'GET', path, token), schema);
}

export async function post<S extends z.ZodType>(shop: Shop, path: string, body: object, schema: S) {
  return askShop({ ...(await request(shop, 'POST', path)), body }, schema);
}

export async function tell(shop: Shop, path: string, body: object): Promise<void> {
  await tellShop({ ...(await request(shop, 'POST', path)), body });
}

async function request(
  shop: Shop,
  method: ShopRequest['method'],
  path: string,
  token?: string,
): Promise<ShopRequest> {
  return {
    shop: shop.shop,
    method,
    url: shop.endpoint + path,
    headers: { 'x-amz-access-token': token ?? (await accessTokenOf(shop)) },
  };
}

const restrictedSchema = z.looseObject({ restrictedDataToken: z.string() });

/** Buyer and address are open only to a token made for exactly these paths. */
export async function restrictedToken(shop: Shop, paths: readonly string[]): Promise<string> {
  const restrictedResources = paths.map((path) => ({ method: 'GET', path }));
  const path = '/tokens/2021-03-01/restrictedDataToken';
  return (await post(shop, path, { restrictedResources }, restrictedSchema)).restrictedDataToken;
}

export const payload = <S extends z.ZodType>(schema: S) => z.looseObject({ payload: schema });

const itemsSchema = payload(
  z.looseObject({
    OrderItems: z.array(
      z.looseObject({ OrderItemId: z.string(), SellerSKU: z.string().nullish() }),
    ),
    NextToken: z.string().nullish(),
  }),
);
export type AmazonItem = z.output<typeof itemsSchema>['payload']['OrderItems'][number];

/** All pages. */
export async function readItems(shop: Shop, id: string, nextToken = ''): Promise<AmazonItem[]> {
  const query = nextToken === '' ? '' : `?NextToken=${encodeURIComponent(nextToken)}`;
  const page = await get(shop, orderPath(id, '/orderItems') + query, itemsSchema);
  const { OrderItems, NextToken } = page.payload;
  return NextToken ? [...OrderItems, ...(await readItems(shop, id, NextToken))] : OrderItems;
}

const headSchema = payload(z.looseObject({ OrderStatus: z.string(), MarketplaceId: z.string() }));

export const readHead = async (shop: Shop, id: string) =>
  (await get(shop, orderPath(id), headSchema)).payload;
