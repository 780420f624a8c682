/**
 * Standard Webhooks 1.0.0, `v1`: HMAC-SHA256 over `{id}.{timestamp}.{body}`, secret `whsec_` + base64.
 * The library signs; the age is judged here, because it would read the machine's clock and ours is injected.
 */
import { isUtf8 } from 'node:buffer';
import { timingSafeEqual } from 'node:crypto';
import { Webhook } from 'standardwebhooks';

type Headers = Readonly<Record<string, string | undefined>>;

/** Seconds a timestamp may lie before or after now; the specification's own tolerance. */
const TOLERANCE_SECONDS = 5 * 60;

/** The three headers of a delivery. `epochMs` is when it is sent; the body is UTF-8 text. */
export function signStandard(secret: string, id: string, epochMs: number, body: Uint8Array) {
  const at = new Date(epochMs);
  return {
    'webhook-id': id,
    'webhook-timestamp': String(Math.floor(epochMs / 1000)),
    'webhook-signature': new Webhook(secret).sign(id, at, Buffer.from(body)),
  };
}

/** Whether one of the secrets (two while rotating) signed exactly these bytes, at most five minutes from `nowMs`. */
export function isSignedStandard(
  secrets: readonly string[],
  headers: Headers,
  body: Uint8Array,
  nowMs: number,
): boolean {
  const id = headers['webhook-id'];
  const seconds = /^\d{1,12}$/.exec(headers['webhook-timestamp'] ?? '')?.[0];
  // Bytes that are no text would be signed as replacement characters: two bodies, one signature.
  if (id === undefined || seconds === undefined || !isUtf8(body)) return false;
  if (Math.abs(Math.floor(nowMs / 1000) - Number(seconds)) > TOLERANCE_SECONDS) return false;
  const given = (headers['webhook-signature'] ?? '').split(' ');
  return secrets
    .map((secret) => signStandard(secret, id, Number(seconds) * 1000, body)['webhook-signature'])
    .some((expected) => given.some((signature) => isSame(expected, signature)));
}

function isSame(expected: string, given: string): boolean {
  const [a, b] = [Buffer.from(expected), Buffer.from(given)];
  return a.byteLength === b.byteLength && timingSafeEqual(a, b);
}
