/** Which relay is a box of an FBA shipment: two parcels with one box id would be one to Amazon. */
import { z } from 'zod';
import { orderIdSchema, type OrderId, type Tenant } from '../../domain/kernel/ids.ts';
import type { Order } from '../../domain/order/order.ts';
import { boxIdOf } from '../../domain/relay/relay.ts';
import { fbaBoxKey } from './keys.ts';
import { readItem, toItem } from './record.ts';
import type { Table, Write } from './table.ts';

const taken = z.object({ orderId: orderIdSchema });

/** Refused when another order has it, but for the one that gave it up. Nothing for an order that is no relay. */
export function takeBox({ tenant, relay, orderId }: Order, gaveUp: OrderId | undefined): Write[] {
  if (!relay) return [];
  const put = toItem(fbaBoxKey(tenant, boxIdOf(relay)), { orderId });
  return [{ put, condition: gaveUp ? { equals: { orderId: gaveUp } } : { item: 'absent' } }];
}

export async function findByBox(
  table: Table,
  tenant: Tenant,
  boxId: string,
): Promise<OrderId | undefined> {
  const item = await table.get(fbaBoxKey(tenant, boxId));
  return item && readItem(taken, item).orderId;
}
