import { createHash } from 'node:crypto';
import type { OrderId, Tenant } from '../../domain/kernel/ids.ts';
import { naturalKeyOf, orderIdFrom } from '../../domain/order/order-id.ts';
import type { Order } from '../../domain/order/order.ts';

/** The same order of the same shop has the same id, however often it is heard of. */
export function orderIdOf(tenant: Tenant, channel: Order['channel']): OrderId {
  return orderIdFrom(createHash('sha256').update(naturalKeyOf(tenant, channel)).digest());
}
