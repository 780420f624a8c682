/**
 * Idempotency-Key on every POST that creates (design 5; draft-ietf-httpapi-idempotency-key-header-07): the same key and
 * payload answer the same again, the same key with another payload is refused by the store (IdempotencyKeyReused, 422).
 */
import { createHash } from 'node:crypto';
import { addSeconds } from '../../domain/kernel/time.ts';
import type { Timestamp } from '../../domain/kernel/time.ts';
import type { AcceptedRequest } from '../../domain/shipment/shipment-store.ts';
import type { HttpAnswer, HttpRequest } from './http-message.ts';
import { Refusal } from './refusal.ts';

/** Stripe keeps keys at least a day; so do we. Only garbage collection depends on it. */
const KEPT_SECONDS = 24 * 60 * 60;

/** Throws Refusal 400: no key, or one that is not 1 to 255 visible ASCII characters. */
export function idempotencyKeyOf(request: HttpRequest): string {
  const key = request.headers['idempotency-key'];
  if (key === undefined || key === '') throw new Refusal(400, 'IDEMPOTENCY_KEY_MISSING');
  if (!/^[\x21-\x7e]{1,255}$/.test(key)) throw new Refusal(400, 'IDEMPOTENCY_KEY_MALFORMED');
  return key;
}

/** sha256 over method, path and the body with sorted keys: spacing and order of keys do not make another payload. */
export function payloadHashOf(request: HttpRequest): string {
  const text = [request.method, request.path, canonical(request.body)].join('\n');
  return createHash('sha256').update(text).digest('hex');
}

/** The record the store keeps in the transaction that creates; `body` is the answer to be replayed. */
export function acceptedRequest(
  request: HttpRequest,
  answer: { status: number; body: unknown; location: string },
  now: Timestamp,
): AcceptedRequest {
  return {
    key: idempotencyKeyOf(request),
    payloadHash: payloadHashOf(request),
    status: answer.status,
    body: JSON.stringify(answer.body),
    location: answer.location,
    expiresAt: addSeconds(now, KEPT_SECONDS),
  };
}

/** The first answer, or the same answer again, marked. */
export function answerOf(accepted: AcceptedRequest, replayed: boolean): HttpAnswer {
  const headers = {
    location: accepted.location,
    ...(replayed && { 'idempotent-replayed': 'true' }),
  };
  return { status: accepted.status, headers, text: accepted.body };
}

function canonical(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(canonical).join(',')}]`;
  if (typeof value !== 'object' || value === null)
    return value === undefined ? '' : JSON.stringify(value);
  const members = Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1));
  return `{${members.map(([k, v]) => `${JSON.stringify(k)}:${canonical(v)}`).join(',')}}`;
}
