/** Starts the order that replaces what comes back, once: its id is made of the return (M-142). */
import { BrokenRecord } from '../kernel/domain-error.ts';
import type { OrderId, Tenant } from '../kernel/ids.ts';
import type { Timestamp } from '../kernel/time.ts';
import { startFulfilment } from '../order/fulfilment-outbox.ts';
import type { OrderStore } from '../order/order-store.ts';
import type { Order } from '../order/order.ts';
import { replacementChannel, replacementOf } from './replacement-order.ts';
import { patchReturn } from './return-record.ts';
import type { ReturnStore } from './return-store.ts';
import type { Return } from './return.ts';

export interface ReplacementPorts {
  readonly returns: Pick<ReturnStore, 'save'>;
  readonly orders: Pick<OrderStore, 'find' | 'create'>;
  readonly orderIdOf: (tenant: Tenant, channel: Order['channel']) => OrderId;
}

/** The return that names its replacement. Throws StaleVersion. */
export async function startReplacement(
  ports: ReplacementPorts,
  ret: Return,
  now: Timestamp,
): Promise<Return> {
  const { tenant, orderId, replacementOrderId } = ret;
  if (replacementOrderId) return ret;
  const replaced = orderId && (await ports.orders.find({ tenant, orderId }));
  if (!replaced) throw new BrokenRecord(`${ret.returnId} replaces an order that is not there`);
  const newId = ports.orderIdOf(tenant, replacementChannel(ret));
  const order = replacementOf(ret, replaced, newId, now);
  await ports.orders.create({
    order,
    outbox: startFulfilment({ ...order, n: 1, epoch: 1 }, now),
  });
  return ports.returns.save({ next: patchReturn(ret, { replacementOrderId: newId }, now) });
}
