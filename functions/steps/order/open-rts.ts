/** A parcel comes back to its sender: the return that receives it, once for a fulfilment (lifecycles 4.2). */
import { createHash } from 'node:crypto';
import { digestId } from '../../../domain/kernel/digest-id.ts';
import { returnIdSchema } from '../../../domain/kernel/ids.ts';
import type { Now } from '../../../domain/kernel/time.ts';
import type { Fulfilment } from '../../../domain/order/fulfilment.ts';
import type { OpenReturnToSender } from '../../../domain/order/open-rts.ts';
import type { OrderStore } from '../../../domain/order/order-store.ts';
import type { Order } from '../../../domain/order/order.ts';
import { openReturn } from '../../../domain/return/open-return.ts';
import type { ReturnStore } from '../../../domain/return/return-store.ts';

interface Ports {
  readonly now: Now;
  readonly orders: Pick<OrderStore, 'find'>;
  readonly returns: Pick<ReturnStore, 'create'>;
}

export function createOpenRts(ports: Ports): OpenReturnToSender {
  return async (fulfilment) => {
    const { tenant, orderId, n, warehouseId, lines, label } = fulfilment;
    if (!warehouseId) return;
    const order = await ports.orders.find(fulfilment);
    await openReturn(ports, {
      kind: 'RTS',
      tenant,
      returnId: rtsIdOf(fulfilment),
      warehouseId,
      orderId,
      orderReference: order?.reference,
      ...channelOf(order),
      fulfilment: n,
      lines: lines.map(({ lineId, sku, quantity }) => ({ lineId, sku, quantity })),
      trackingNumbers: label ? [label.trackingNumber] : [],
    });
  };
}

/** The shop the order came from; the return has no id there. */
function channelOf(order: Order | undefined) {
  if (!order) return {};
  const { source, shop, externalId: externalOrderId } = order.channel;
  return { channel: { source, externalOrderId, ...(shop !== undefined && { shop }) } };
}

/** A function of the fulfilment: opening it twice is opening it once. */
function rtsIdOf({ tenant, orderId, n }: Fulfilment) {
  const digest = createHash('sha256').update(`${tenant}|${orderId}|${n}|RTS`).digest();
  return returnIdSchema.parse(`ret_${digestId(digest)}`);
}
