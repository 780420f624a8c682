import { z } from 'zod';
import { TOLD_FULFILMENTS } from '../../domain/announcement/announce-fulfilment.ts';

export const environment = z.strictObject({
  TABLE_NAME: z.string().min(1),
  SHOP_PUSHES_QUEUE_URL: z.url(),
  BUYER_MAILS_QUEUE_URL: z.url(),
  SELLER_WEBHOOKS_QUEUE_URL: z.url(),
  FOLLOWED_CHANGES_QUEUE_URL: z.url(),
});

/** The statuses of a fulfilment that it says anything about: the others may stay in the stream. */
export const heardFulfilments = TOLD_FULFILMENTS;
