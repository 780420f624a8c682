/** The order that replaces what comes back (M-142): the same lines to the same buyer, once for a return. */
import type { OrderId } from '../kernel/ids.ts';
import type { Timestamp } from '../kernel/time.ts';
import type { Order } from '../order/order.ts';
import type { Return } from './return.ts';

/** Where it came from, which also makes its id: one replacement for a return. */
export function replacementChannel({ returnId }: Pick<Return, 'returnId'>): Order['channel'] {
  return { source: 'API', externalId: `replacement-${returnId}` };
}

export function replacementOf(
  ret: Return,
  replaced: Order,
  orderId: OrderId,
  now: Timestamp,
): Order {
  const { tenant, buyer, speed, options, packaging, policy } = replaced;
  return {
    tenant,
    orderId,
    version: 1,
    reference: `R-${ret.returnId.slice(4)}`,
    channel: replacementChannel(ret),
    buyer,
    shipTo: ret.from ?? replaced.shipTo,
    lines: ret.lines.map(({ sku, quantity }, at) => ({ lineId: String(at + 1), sku, quantity })),
    policy,
    speed,
    options,
    packaging,
    holds: [],
    fulfilmentCount: 0,
    replaces: { orderId: replaced.orderId, returnId: ret.returnId },
    createdAt: now,
    updatedAt: now,
  };
}
