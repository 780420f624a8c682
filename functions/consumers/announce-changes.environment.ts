import { z } from 'zod';

export const environment = z.strictObject({
  TABLE_NAME: z.string().min(1),
  SHOP_PUSHES_QUEUE_URL: z.url(),
  BUYER_MAILS_QUEUE_URL: z.url(),
  SELLER_WEBHOOKS_QUEUE_URL: z.url(),
  FOLLOWED_CHANGES_QUEUE_URL: z.url(),
});

/**
 * The statuses of a fulfilment that it says anything about; the others stay in the stream, as five of seven changes are the
 * floor's inner steps. A unit test holds them against what domain/announcement tells.
 */
export const heardFulfilments: readonly string[] = [
  'BACKORDERED',
  'SHIPPED',
  'DELIVERED',
  'RETURNED_TO_SENDER',
  'LOST',
  'CANCELLED',
  'REJECTED',
];
