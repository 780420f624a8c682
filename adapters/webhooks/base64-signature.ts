/** HMAC-SHA256 over the raw body, base64, secret as UTF-8: how Shopify and WooCommerce sign. No timestamp. */
import { createHmac, timingSafeEqual } from 'node:crypto';

export function signBase64(secret: string, body: Uint8Array): string {
  return createHmac('sha256', secret).update(body).digest('base64');
}

/** Whether one of the secrets (two while rotating) signed exactly these bytes. */
export function isSignedBase64(
  secrets: readonly string[],
  header: string | undefined,
  body: Uint8Array,
): boolean {
  const given = Buffer.from(header?.trim() ?? '');
  return secrets.some((secret) => {
    const expected = Buffer.from(signBase64(secret, body));
    return expected.byteLength === given.byteLength && timingSafeEqual(expected, given);
  });
}
