/** What a shop is told of a fulfilment (M-103). */
import type { FulfilmentNotice } from '../channel/channel-port.ts';
import { BrokenRecord } from '../kernel/domain-error.ts';
import type { Fulfilment } from '../order/fulfilment.ts';
import type { Order } from '../order/order.ts';
import { trackingUrlOf } from './tracking-url.ts';

/** Ours, for a shop to know a repeat by. */
export const shopReferenceOf = (orderId: string, n: number): string => `${orderId}-${n}`;

/** Throws BrokenRecord when the fulfilment has not left. */
export function noticeOf(order: Order, fulfilment: Fulfilment): FulfilmentNotice {
  const { label, shippedAt, n } = fulfilment;
  if (!label || !shippedAt)
    throw new BrokenRecord(`${order.orderId} ${n} is told as shipped and has no label or hour`);
  return {
    reference: shopReferenceOf(order.orderId, n),
    externalOrderId: order.channel.externalId,
    lines: fulfilment.lines.map(({ lineId, sku, quantity }) => {
      const externalLineId = order.lines.find((line) => line.lineId === lineId)?.externalLineId;
      return { sku, quantity, ...(externalLineId !== undefined && { externalLineId }) };
    }),
    carrier: label.carrier,
    trackingNumber: label.trackingNumber,
    trackingUrl: trackingUrlOf(label.trackingNumber),
    shippedAt,
  };
}
