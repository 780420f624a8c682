/**
 * Where a seller's own system hears of what happened: a URL, the topics it wants, and the secrets that sign what we post
 * (Standard Webhooks 1.0.0). Two secrets sign while one is being replaced, so that the seller may change over in its own time.
 */
import { z } from 'zod';
import { tenantSchema } from '../kernel/ids.ts';
import { addSeconds, timestampSchema, type Timestamp } from '../kernel/time.ts';
import { announcementTypeSchema, type AnnouncementType } from './announcement.ts';

export const endpointIdSchema = z
  .string()
  .regex(/^whe_[0-9A-HJKMNP-TV-Z]{26}$/)
  .brand<'EndpointId'>();
export type EndpointId = z.infer<typeof endpointIdSchema>;

/** The shape of what we post is pinned when the endpoint is made (interfaces 1, versioning). */
export const PAYLOAD_VERSION = '2026-11';

export const topicSchema = z.union([z.literal('*'), announcementTypeSchema]);

const secretSchema = z.strictObject({
  /** `whsec_` and base64 of 32 random bytes. */
  secret: z.string().regex(/^whsec_[A-Za-z0-9+/]{32,86}={0,2}$/),
  createdAt: timestampSchema,
  /** It signs until then; absent on the newest. */
  expiresAt: timestampSchema.optional(),
});

export const webhookEndpointSchema = z.strictObject({
  tenant: tenantSchema,
  endpointId: endpointIdSchema,
  version: z.int().positive(),
  url: z.url().max(2000),
  description: z.string().max(200).optional(),
  topics: z.array(topicSchema).min(1).max(40),
  payloadVersion: z.literal(PAYLOAD_VERSION),
  /** Newest first. */
  secrets: z.array(secretSchema).min(1).max(2),
  status: z.enum(['ENABLED', 'DISABLED']),
  disabled: z
    .strictObject({
      at: timestampSchema,
      /** GONE: it answered 410. FAILING: nothing got through for days. */
      reason: z.enum(['GONE', 'FAILING']),
    })
    .optional(),
  /** Since when nothing got through; absent while it answers. */
  failingSince: timestampSchema.optional(),
  createdAt: timestampSchema,
  updatedAt: timestampSchema,
});
export type WebhookEndpoint = z.infer<typeof webhookEndpointSchema>;

/** How long the replaced secret goes on signing. */
const ROTATION_SECONDS = 24 * 60 * 60;

export function endpointHears({ status, topics }: WebhookEndpoint, type: AnnouncementType) {
  return status === 'ENABLED' && topics.some((topic) => topic === '*' || topic === type);
}

/** Those that sign now; the newest always does. */
export function signingSecrets({ secrets }: WebhookEndpoint, now: Timestamp): string[] {
  return secrets
    .filter(({ expiresAt }) => expiresAt === undefined || expiresAt > now)
    .map(({ secret }) => secret);
}

export function rotateSecret(
  endpoint: WebhookEndpoint,
  secret: string,
  now: Timestamp,
): WebhookEndpoint {
  const [replaced] = endpoint.secrets;
  const expiresAt = addSeconds(now, ROTATION_SECONDS);
  const secrets = [{ secret, createdAt: now }, ...(replaced ? [{ ...replaced, expiresAt }] : [])];
  return { ...changed(endpoint, now), secrets };
}

export function disableEndpoint(
  endpoint: WebhookEndpoint,
  reason: 'GONE' | 'FAILING',
  now: Timestamp,
): WebhookEndpoint {
  return { ...changed(endpoint, now), status: 'DISABLED', disabled: { at: now, reason } };
}

/** Enabled again by its seller: its past failures are forgotten. */
export function enableEndpoint(endpoint: WebhookEndpoint, now: Timestamp): WebhookEndpoint {
  const { disabled: _, failingSince: __, ...kept } = changed(endpoint, now);
  return { ...kept, status: 'ENABLED' };
}

/** What an answer, or none, says of the endpoint's health. The same object when nothing changes. */
export function noteHealth(
  endpoint: WebhookEndpoint,
  answered: boolean,
  now: Timestamp,
): WebhookEndpoint {
  if (answered === (endpoint.failingSince === undefined)) return endpoint;
  const { failingSince: _, ...kept } = changed(endpoint, now);
  return answered ? kept : { ...kept, failingSince: now };
}

function changed(endpoint: WebhookEndpoint, now: Timestamp): WebhookEndpoint {
  return { ...endpoint, version: endpoint.version + 1, updatedAt: now };
}
