/**
 * How EasyPost signs a webhook: `X-Hmac-Signature: hmac-sha256-hex=<hex>`, HMAC-SHA256 over the raw body, the key being the
 * secret's UTF-8 after NFKD. No timestamp: a replay is caught by the events' identity. Source: interfaces 2; checked against
 * EasyPost's own sample body and its secret with an accent (38f3f53c…f527db).
 */
import { createHmac, timingSafeEqual } from 'node:crypto';

export const EASYPOST_SIGNATURE_HEADER = 'x-hmac-signature';

/** The header's value. */
export function signEasyPost(secret: string, body: Uint8Array): string {
  return `hmac-sha256-hex=${mac(secret, body).toString('hex')}`;
}

/** Whether one of the secrets (two while rotating) signed exactly these bytes. */
export function isSignedByEasyPost(
  secrets: readonly string[],
  header: string | undefined,
  body: Uint8Array,
): boolean {
  const hex = /^hmac-sha256-hex=([0-9a-f]{64})$/i.exec(header?.trim() ?? '')?.[1];
  if (hex === undefined) return false;
  const given = Buffer.from(hex, 'hex');
  return secrets.some((secret) => timingSafeEqual(mac(secret, body), given));
}

function mac(secret: string, body: Uint8Array): Buffer {
  return createHmac('sha256', Buffer.from(secret.normalize('NFKD'), 'utf8'))
    .update(body)
    .digest();
}
