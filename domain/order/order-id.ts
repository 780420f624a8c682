/** The id of an order is made of where it came from, so that hearing of it twice is one order (its put is the deduplication). */
import { digestId } from '../kernel/digest-id.ts';
import { orderIdSchema, type OrderId, type Tenant } from '../kernel/ids.ts';
import type { Order } from './order.ts';

/** The text whose sha256 makes the id. */
export function naturalKeyOf(tenant: Tenant, channel: Order['channel']): string {
  return [tenant, channel.source, channel.shop ?? '', channel.externalId].join('|');
}

/** `ord_` and the first 130 bits of a digest of at least 17 bytes. */
export function orderIdFrom(digest: Uint8Array): OrderId {
  return orderIdSchema.parse(`ord_${digestId(digest)}`);
}
