/**
 * How 17TRACK signs a push: header `sign`, hex of plain SHA-256 (no HMAC) over `{raw body}/{api key}`; the API key is the
 * secret. No delivery id and no timestamp: a replay is caught by the events' identity. Source: interfaces 2.
 */
import { createHash, timingSafeEqual } from 'node:crypto';

export const SEVENTEENTRACK_SIGNATURE_HEADER = 'sign';

/** The header's value. */
export function signSeventeenTrack(apiKey: string, body: Uint8Array): string {
  return digest(apiKey, body).toString('hex');
}

/** Whether one of the keys (two while rotating) signed exactly these bytes. */
export function isSignedBySeventeenTrack(
  apiKeys: readonly string[],
  header: string | undefined,
  body: Uint8Array,
): boolean {
  if (!/^[0-9a-f]{64}$/i.test(header?.trim() ?? '')) return false;
  const given = Buffer.from(header?.trim() ?? '', 'hex');
  return apiKeys.some((key) => timingSafeEqual(digest(key, body), given));
}

function digest(apiKey: string, body: Uint8Array): Buffer {
  return createHash('sha256').update(body).update(`/${apiKey}`).digest();
}
