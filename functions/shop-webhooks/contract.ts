/** What the receiver of shops' messages hands on: where the raw body is and whose shop sent it, never the body. */
import { z } from 'zod';
import { shopSchema } from '../../domain/channel/shop.ts';
import { timestampSchema } from '../../domain/kernel/time.ts';

export const shopDeliverySchema = z.strictObject({
  source: shopSchema.shape.source,
  /** Under its own name (domain/channel/shop-name.ts). */
  shop: shopSchema.shape.shop,
  /** `orders/create`, `order.updated`: as the shop writes it; unknown ones are kept and done with. */
  topic: z.string(),
  /** The S3 key of the bytes as they came. */
  rawKey: z.string(),
  receivedAt: timestampSchema,
  /** The shop's id of this delivery. */
  deliveryId: z.string(),
});
export type ShopDelivery = z.infer<typeof shopDeliverySchema>;
