/** Shopify's Admin API: GraphQL over one address. https://shopify.dev/docs/api/admin-graphql/2026-10 */
import { z } from 'zod';
import type { Shop } from '../../../domain/channel/shop.ts';
import { PartnerRefused, PartnerUnavailable } from '../../../domain/kernel/domain-error.ts';
import { askShop } from '../shop-http.ts';

const VERSION = '2026-10';
/** Codes that mean "later"; they come with HTTP 200. */
const LATER = new Set([
  'THROTTLED',
  'INTERNAL_SERVER_ERROR',
  'TIMEOUT',
  // The same idempotency key is being worked on at this moment.
  'IDEMPOTENCY_CONCURRENT_REQUEST',
]);

const answerSchema = z.looseObject({
  data: z.unknown(),
  errors: z
    .array(
      z.looseObject({
        message: z.string(),
        extensions: z.looseObject({ code: z.string().optional() }).optional(),
      }),
    )
    .optional(),
});

export const userErrorsSchema = z.array(z.looseObject({ message: z.string() }));

/** `gid://shopify/Order/1`; an id that is one already stays. */
export const gid = (kind: string, id: string) =>
  id.startsWith('gid://') ? id : `gid://shopify/${kind}/${id}`;

/**
 * Throws PartnerUnavailable when throttled or not reached, PartnerRefused for errors of the query. `tries` is 1 for what would
 * be done twice: then the queue comes again, and the shop is read first.
 */
export async function askShopify<S extends z.ZodType>(
  shop: Shop,
  asked: { readonly query: string; readonly variables: object },
  schema: S,
  tries?: 1,
): Promise<z.output<S>> {
  const { data, errors } = await askShop(
    {
      shop: shop.shop,
      method: 'POST',
      url: `${shop.endpoint}/admin/api/${VERSION}/graphql.json`,
      headers: { 'x-shopify-access-token': shop.accessToken },
      body: asked,
    },
    answerSchema,
    tries,
  );
  const [first] = errors ?? [];
  if (first) throw refusal(shop, first.message, first.extensions?.code);
  const parsed = schema.safeParse(data);
  if (parsed.success) return parsed.data;
  throw new PartnerRefused(shop.shop, 'answered in another shape');
}

/** A mutation's own errors: HTTP 200, no `errors`, and still not done. Throws PartnerRefused. */
export function refuseUserErrors(shop: Shop, errors: z.output<typeof userErrorsSchema>): void {
  if (errors.length > 0)
    throw new PartnerRefused(shop.shop, errors.map(({ message }) => message).join('; '));
}

function refusal(shop: Shop, message: string, code: string | undefined) {
  return code !== undefined && LATER.has(code)
    ? new PartnerUnavailable(shop.shop, message)
    : new PartnerRefused(shop.shop, message);
}
