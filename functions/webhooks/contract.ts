/** What the receiver hands to the consumers: where the raw body is, never the body. */
import { z } from 'zod';
import { timestampSchema } from '../../domain/kernel/time.ts';
import { partnerSourceSchema } from '../../domain/partner/partner.ts';

export const webhookDeliverySchema = z.strictObject({
  source: partnerSourceSchema,
  /** The S3 key of the bytes as they came. */
  rawKey: z.string(),
  receivedAt: timestampSchema,
  /** The sender's id of this delivery; a repeated delivery may have another, so it identifies nothing. */
  deliveryId: z.string(),
});
export type WebhookDelivery = z.infer<typeof webhookDeliverySchema>;

export const webhookAcceptedSchema = z.strictObject({ accepted: z.literal(true) });
