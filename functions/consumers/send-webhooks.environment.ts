import { z } from 'zod';

export const environment = z.strictObject({
  TABLE_NAME: z.string().min(1),
  SELLER_WEBHOOKS_QUEUE_URL: z.url(),
});
