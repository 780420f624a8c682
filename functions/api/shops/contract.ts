/** What sellers send and get about the shops they connect. Secrets come in and never go out. */
import { z } from 'zod';
import { shopSchema, shopSourceSchema } from '../../../domain/channel/shop.ts';
import { fillPolicySchema, speedSchema } from '../../../domain/order/order.ts';

const { name, endpoint, accessToken } = shopSchema.shape;
const secret = z.string().min(8).max(200);

export const shopParams = z.strictObject({
  source: shopSourceSchema,
  shop: z.string().min(1).max(200),
});

export const connectShopRequest = z.strictObject({
  source: shopSourceSchema,
  /** `x.myshopify.com`, the WooCommerce site URL, or the Amazon selling partner id. */
  shop: z.string().min(1).max(200),
  name: name.optional(),
  endpoint,
  /** WooCommerce: `{consumer key}:{consumer secret}`; Amazon: `{client id}:{client secret}:{refresh token}` of the seller's own application. */
  accessToken,
  /** What the shop signs its webhooks with; Amazon signs none. */
  webhookSecret: secret.optional(),
  /** What orders of this shop do when stock does not suffice, and how fast they go when it names no speed of ours. */
  policy: fillPolicySchema.default('FILL_ALL'),
  speed: speedSchema.default('STANDARD'),
});

export const rotateSecretsRequest = z
  .strictObject({ webhookSecret: secret.optional(), accessToken: accessToken.optional() })
  .refine((given) => Object.keys(given).length > 0, 'one of the two');

export const shopView = shopSchema
  .omit({ tenant: true, accessToken: true, webhookSecrets: true })
  .extend({
    /** How many secrets are accepted now: two while rotating. */
    webhookSecrets: z.int().nonnegative(),
  });
export const shopList = z.strictObject({ data: z.array(shopView) });
