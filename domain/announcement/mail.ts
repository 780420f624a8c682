/**
 * The record of a mail to a buyer: who (masked), what, when. Claimed before it is sent, marked after: a crash between the two
 * sends again, so a mail goes out at least once, and twice only then. SES knows no idempotency key.
 */
import { z } from 'zod';
import { orderIdSchema, tenantSchema } from '../kernel/ids.ts';
import { timestampSchema } from '../kernel/time.ts';

export const mailSchema = z.strictObject({
  tenant: tenantSchema,
  /** The announcement's. */
  mailId: z.string(),
  orderId: orderIdSchema,
  n: z.int().positive().optional(),
  kind: z.enum(['shipped', 'out_for_delivery', 'available_for_pickup', 'delivered', 'problem']),
  language: z.enum(['en', 'zh-CN', 'fr', 'es']),
  /** `z***@example.com`. */
  to: z.string(),
  subject: z.string(),
  /** REFUSED: the mail service will not send it; nobody tries again. */
  status: z.enum(['CLAIMED', 'SENT', 'REFUSED']),
  /** How often somebody began to send it. */
  tries: z.int().positive(),
  claimedAt: timestampSchema,
  sentAt: timestampSchema.optional(),
  /** The mail service's. */
  messageId: z.string().optional(),
  refusal: z.string().optional(),
});
export type Mail = z.infer<typeof mailSchema>;

/** Enough to recognise an address, too little to write to it. */
export function maskedAddress(address: string): string {
  const at = address.lastIndexOf('@');
  return `${address.slice(0, 1)}***${address.slice(at)}`;
}
