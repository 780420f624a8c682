/** What the queues of announcements carry. */
import { z } from 'zod';
import { announcementSchema } from '../../domain/announcement/announcement.ts';
import { deliveryIdSchema } from '../../domain/announcement/webhook-delivery.ts';
import { endpointIdSchema } from '../../domain/announcement/webhook-endpoint.ts';
import { tenantSchema } from '../../domain/kernel/ids.ts';

/** To one endpoint, for the first time ... */
const firstTrySchema = z.strictObject({
  endpointId: endpointIdSchema,
  announcement: announcementSchema,
});
/** ... or a delivery that is kept, its n-th try of this round: a message of a try that was made already is stale. */
const laterTrySchema = z.strictObject({
  tenant: tenantSchema,
  deliveryId: deliveryIdSchema,
  tryNumber: z.int().positive(),
});
export type LaterTry = z.infer<typeof laterTrySchema>;

export const sellerWebhookMessageSchema = z.union([firstTrySchema, laterTrySchema]);
export type SellerWebhookMessage = z.infer<typeof sellerWebhookMessageSchema>;
