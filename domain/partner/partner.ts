/** An outside party we speak with: where to call it, and the secrets that sign what it posts to us (two while rotating). */
import { z } from 'zod';

export const partnerSourceSchema = z.enum([
  'dcsa',
  'customs',
  'warehouse',
  'easypost',
  'seventeentrack',
]);
export type PartnerSource = z.infer<typeof partnerSourceSchema>;

export const partnerSchema = z.strictObject({
  partnerId: z.string(),
  source: partnerSourceSchema,
  name: z.string(),
  endpoint: z.url(),
  apiKey: z.string(),
  /** Newest first; `whsec_…` for Standard Webhooks, plain for DCSA and EasyPost, the API keys for 17TRACK. */
  webhookSecrets: z.array(z.string()).min(1).max(2),
});
export type Partner = z.infer<typeof partnerSchema>;

export interface PartnerStore {
  put(partner: Partner): Promise<void>;
  /** The partner that serves a source; one per source in this product so far. */
  bySource(source: PartnerSource): Promise<Partner | undefined>;
}
