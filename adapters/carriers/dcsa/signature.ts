/**
 * How a DCSA publisher signs a notification: `Notification-Signature: sha256=<hex>`, HMAC-SHA256 over the raw body.
 * Source: dcsaorg/DCSA-Event-Core, MessageSignatureHandler and SignatureFunction (hex of the MAC, one header value, the
 * tag before `=` in any case). There is no timestamp: a replay is caught by the event's identity, not here.
 */
import { createHmac, timingSafeEqual } from 'node:crypto';

export const DCSA_SIGNATURE_HEADER = 'notification-signature';

/** The header's value. `secret` is used as its UTF-8 bytes. */
export function signDcsa(secret: string, body: Uint8Array): string {
  return `sha256=${mac(secret, body).toString('hex')}`;
}

/** Whether one of the secrets (two while rotating) signed exactly these bytes. */
export function isSignedByDcsa(
  secrets: readonly string[],
  header: string | undefined,
  body: Uint8Array,
): boolean {
  const hex = /^sha256=([0-9a-f]{64})$/i.exec(header?.trim() ?? '')?.[1];
  if (hex === undefined) return false;
  const given = Buffer.from(hex, 'hex');
  return secrets.some((secret) => timingSafeEqual(mac(secret, body), given));
}

function mac(secret: string, body: Uint8Array): Buffer {
  return createHmac('sha256', secret).update(body).digest();
}
