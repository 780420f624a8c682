/** The id of an order is made of where it came from, so that hearing of it twice is one order (its put is the deduplication). */
import { orderIdSchema, type OrderId, type Tenant } from '../kernel/ids.ts';
import type { Order } from './order.ts';

/** Crockford's base 32. */
const DIGITS = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
const LENGTH = 26;

/** The text whose sha256 makes the id. */
export function naturalKeyOf(tenant: Tenant, channel: Order['channel']): string {
  return [tenant, channel.source, channel.shop ?? '', channel.externalId].join('|');
}

/** `ord_` and the first 130 bits of a digest of at least 17 bytes. */
export function orderIdFrom(digest: Uint8Array): OrderId {
  const bits = Array.from(digest, (byte) => byte.toString(2).padStart(8, '0')).join('');
  const letters = Array.from({ length: LENGTH }, (_, at) =>
    DIGITS.charAt(Number.parseInt(bits.slice(at * 5, at * 5 + 5), 2)),
  );
  return orderIdSchema.parse(`ord_${letters.join('')}`);
}
