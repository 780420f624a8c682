import { z } from 'zod';

export const environment = z.strictObject({
  TABLE_NAME: z.string().min(1),
  SHOP_PUSHES_QUEUE_URL: z.url(),
  BUYER_MAILS_QUEUE_URL: z.url(),
  SELLER_WEBHOOKS_QUEUE_URL: z.url(),
  FOLLOWED_CHANGES_QUEUE_URL: z.url(),
});
