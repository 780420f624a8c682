/** The one way in which a seller's wish changes an order: decided on what stands, written, and whoever waits is woken. */
import { IllegalTransition } from '../../../domain/kernel/domain-error.ts';
import { lanesOf } from '../../../domain/order/amend-order.ts';
import { orderChanges } from '../../../domain/order/order-change.ts';
import type { OrderKey } from '../../../domain/order/order-store.ts';
import type { OrderStatus } from '../../../domain/order/order-status.ts';
import type { Order } from '../../../domain/order/order.ts';
import { mustFindWhole, statusOf, type WholeOrder } from './order-view.ts';
import type { OrdersPorts } from './orders-ports.ts';

/**
 * `decide` answers the next order, or undefined when there is nothing to change; then, too, the lanes are woken, for the
 * first time may have died between writing and waking. Throws NotFound, and what `decide` throws.
 */
export async function changeOrder(
  ports: Pick<OrdersPorts, 'now' | 'orders' | 'wake'>,
  key: OrderKey,
  asked: { readonly event: string; readonly actor: string; readonly correlationId: string },
  decide: (whole: WholeOrder) => Order | undefined,
): Promise<WholeOrder> {
  const found = await mustFindWhole(ports.orders, key);
  const next = decide(found);
  const { event, ...wisher } = asked;
  if (next) {
    const { order, fulfilments } = found;
    const at = ports.now();
    const changes = orderChanges(order, next, fulfilments, { ...wisher, at });
    await ports.orders.save({ order: next, changes });
  }
  const order = next ?? found.order;
  for (const lane of lanesOf(order))
    await ports.wake(
      { tenant: key.tenant, entityId: key.orderId, lane },
      `${event}-${order.version}`,
    );
  return { ...found, order };
}

const OVER: readonly OrderStatus[] = ['DELIVERED', 'CANCELLED', 'REJECTED', 'CLOSED'];

/** Throws IllegalTransition for an order that is over. */
export function refuseOver(whole: WholeOrder, event: string): void {
  const status = statusOf(whole);
  if (OVER.includes(status)) throw new IllegalTransition('Order', status, event, []);
}
