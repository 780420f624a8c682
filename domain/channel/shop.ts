/** A seller's shop that we are connected with: whose it is, how its messages are signed, where to answer. */
import { z } from 'zod';
import { tenantSchema, type Tenant } from '../kernel/ids.ts';
import { timestampSchema } from '../kernel/time.ts';
import { fillPolicySchema, speedSchema } from '../order/order.ts';

export const shopSourceSchema = z.enum(['SHOPIFY', 'WOOCOMMERCE', 'AMAZON']);
export type ShopSource = z.infer<typeof shopSourceSchema>;

export const shopSchema = z.strictObject({
  source: shopSourceSchema,
  /** `x.myshopify.com`, the WooCommerce site URL, or the Amazon selling partner id: unique per source. */
  shop: z.string().min(1).max(200),
  tenant: tenantSchema,
  name: z.string().max(120),
  /** Base URL of the shop's API. */
  endpoint: z.url(),
  /** WooCommerce: `{key}:{secret}`; Amazon: `{client id}:{client secret}:{refresh token}`. */
  accessToken: z.string().min(1).max(2000),
  /** Newest first, two while rotating; empty for Amazon, which signs nothing (its queue is ours). */
  webhookSecrets: z.array(z.string().min(1).max(200)).max(2),
  policy: fillPolicySchema.default('FILL_ALL'),
  speed: speedSchema.default('STANDARD'),
  status: z.enum(['ACTIVE', 'DISCONNECTED']),
  connectedAt: timestampSchema,
});
export type Shop = z.infer<typeof shopSchema>;

/** Implemented by adapters/dynamodb/shop-store.ts. */
export interface ShopStore {
  /** Throws Conflict SHOP_TAKEN when another tenant has it. */
  put(shop: Shop): Promise<void>;
  find(source: ShopSource, shop: string): Promise<Shop | undefined>;
  ofTenant(tenant: Tenant): Promise<Shop[]>;
}
