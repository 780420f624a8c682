/**
 * One announcement on its way to one endpoint: tried at once, then after 5 s, 5 min, 30 min, 2, 5, 10, 14, 20 and 24 h (Standard
 * Webhooks 1.0.0, three days in all). Its id is the `webhook-id`, the same at each try, so that the receiver may hear it twice.
 */
import { z } from 'zod';
import { tenantSchema } from '../kernel/ids.ts';
import { addSeconds, secondsBetween, timestampSchema, type Timestamp } from '../kernel/time.ts';
import type { Announcement } from './announcement.ts';
import { endpointIdSchema, type WebhookEndpoint } from './webhook-endpoint.ts';

/** No full stop: it separates the signed parts. */
export const deliveryIdSchema = z
  .string()
  .regex(/^[0-9A-Za-z_-]{1,240}$/)
  .brand<'DeliveryId'>();
export type DeliveryId = z.infer<typeof deliveryIdSchema>;

/** What one try came to. */
export const attemptSchema = z.strictObject({
  at: timestampSchema,
  delivered: z.boolean(),
  /** HTTP status; absent when there was no answer. */
  responseCode: z.int().optional(),
  latencyMs: z.int().nonnegative(),
  /** Why there was no answer, in a word: `timeout`, `ADDRESS_REFUSED`, `ECONNREFUSED`. */
  error: z.string().max(200).optional(),
  /** The first of what was answered. */
  body: z.string().max(500).optional(),
});
export type Attempt = z.infer<typeof attemptSchema>;

export const webhookDeliverySchema = z.strictObject({
  tenant: tenantSchema,
  deliveryId: deliveryIdSchema,
  endpointId: endpointIdSchema,
  version: z.int().positive(),
  type: z.string(),
  /** The very text that is signed, under 20 kB. */
  payload: z.string().max(20_000),
  status: z.enum(['PENDING', 'DELIVERED', 'FAILED']),
  /** In this round; a replay begins a new one. */
  tries: z.int().nonnegative(),
  nextTryAt: timestampSchema.optional(),
  /** Newest last, the last ten. */
  attempts: z.array(attemptSchema).max(10),
  /** Why it will not be tried again. */
  failure: z
    .enum(['EXHAUSTED', 'ENDPOINT_GONE', 'ENDPOINT_DISABLED', 'ENDPOINT_DELETED'])
    .optional(),
  createdAt: timestampSchema,
  updatedAt: timestampSchema,
});
export type WebhookDelivery = z.infer<typeof webhookDeliverySchema>;

/** Seconds to wait after the 1st, 2nd, … try of a round that failed. */
export const RETRY_SECONDS: readonly number[] = [
  5, 300, 1800, 7200, 18_000, 36_000, 50_400, 72_000, 86_400,
];
const KEPT_ATTEMPTS = 10;
/** 410: the receiver asks to be left alone. */
const GONE = 410;
/** As long as all tries of one delivery take: then nothing got through for three days. */
export const FAILING_SECONDS = 3 * 86_400;

export function deliveryOf(
  announcement: Announcement,
  { tenant, endpointId }: WebhookEndpoint,
  now: Timestamp,
): WebhookDelivery {
  const { announcementId, type, at, data } = announcement;
  return {
    tenant,
    deliveryId: deliveryIdSchema.parse(`${announcementId}-${endpointId}`),
    endpointId,
    version: 1,
    type,
    payload: JSON.stringify({ type, timestamp: at, data }),
    status: 'PENDING',
    tries: 0,
    attempts: [],
    createdAt: now,
    updatedAt: now,
  };
}

/** The delivery after a try; `version` goes up by one. */
export function afterTry(delivery: WebhookDelivery, attempt: Attempt): WebhookDelivery {
  const { nextTryAt: _, failure: __, ...rest } = delivery;
  const tries = delivery.tries + 1;
  const next = {
    ...rest,
    version: delivery.version + 1,
    tries,
    attempts: [...delivery.attempts, attempt].slice(-KEPT_ATTEMPTS),
    updatedAt: attempt.at,
  };
  if (attempt.delivered) return { ...next, status: 'DELIVERED' };
  if (attempt.responseCode === GONE) return { ...next, status: 'FAILED', failure: 'ENDPOINT_GONE' };
  const wait = RETRY_SECONDS[tries - 1];
  if (wait === undefined) return { ...next, status: 'FAILED', failure: 'EXHAUSTED' };
  return { ...next, status: 'PENDING', nextTryAt: addSeconds(attempt.at, wait) };
}

/** Why the endpoint is to be disabled after this try, if it is. */
export function reasonToDisable(
  delivery: WebhookDelivery,
  { failingSince }: WebhookEndpoint,
  now: Timestamp,
): 'GONE' | 'FAILING' | undefined {
  if (delivery.failure === 'ENDPOINT_GONE') return 'GONE';
  const silent = failingSince === undefined ? 0 : secondsBetween(failingSince, now);
  return delivery.failure === 'EXHAUSTED' && silent >= FAILING_SECONDS ? 'FAILING' : undefined;
}

/** The endpoint is not there to be tried. */
export function giveUp(
  delivery: WebhookDelivery,
  failure: 'ENDPOINT_DISABLED' | 'ENDPOINT_DELETED',
  now: Timestamp,
): WebhookDelivery {
  const { nextTryAt: _, ...rest } = delivery;
  return { ...rest, version: delivery.version + 1, status: 'FAILED', failure, updatedAt: now };
}

/** A new round of the same message, whatever became of the last one. */
export function replay(delivery: WebhookDelivery, now: Timestamp): WebhookDelivery {
  const { failure: _, ...rest } = delivery;
  return {
    ...rest,
    version: delivery.version + 1,
    status: 'PENDING',
    tries: 0,
    nextTryAt: now,
    updatedAt: now,
  };
}
