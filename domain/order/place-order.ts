/** A seller's request becomes an order, and the first execution: it plans, and starts what else the order needs (design 3.1). */
import type { OrderId, Tenant } from '../kernel/ids.ts';
import type { Timestamp } from '../kernel/time.ts';
import type { OutboxMessage } from '../outbox/outbox.ts';
import { startFulfilment } from './fulfilment-outbox.ts';
import type { Order } from './order.ts';
import type { PlaceOrderRequest } from './place-order-request.ts';

/** Where an order of the API comes from; its id is made of it. */
export const apiChannel = (reference: string): Order['channel'] => ({
  source: 'API',
  externalId: reference,
});

/** Version 1, no fulfilment planned. SKUs and address are looked at by the plan: what it cannot use holds the order. */
export function placeOrder(
  request: PlaceOrderRequest,
  { tenant, orderId, at }: { tenant: Tenant; orderId: OrderId; at: Timestamp },
): { order: Order; outbox: OutboxMessage } {
  const { reference, buyer, lines, options, ...wanted } = request;
  const order: Order = {
    ...wanted,
    tenant,
    orderId,
    version: 1,
    reference,
    channel: apiChannel(reference),
    buyer: { ...buyer, name: buyer.name ?? request.shipTo.name },
    lines: lines.map((line, index) => ({ ...line, lineId: String(index + 1) })),
    options: [...new Set(options)],
    holds: [],
    fulfilmentCount: 0,
    createdAt: at,
    updatedAt: at,
  };
  return { order, outbox: startFulfilment({ tenant, orderId, n: 1, epoch: 1 }, at) };
}
