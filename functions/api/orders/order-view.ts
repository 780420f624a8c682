/** Orders as they are shown; to their sellers without names of staff. */
import type { z } from 'zod';
import { NotFound } from '../../../domain/kernel/domain-error.ts';
import type { Fulfilment } from '../../../domain/order/fulfilment.ts';
import type { OrderKey, OrderStore } from '../../../domain/order/order-store.ts';
import { orderStatus } from '../../../domain/order/order-status.ts';
import type { Order } from '../../../domain/order/order.ts';
import type { HttpAnswer } from '../../runtime/http-message.ts';
import { toldToSeller } from '../../runtime/told-actor.ts';
import type { orderAccepted, orderView } from './contract.ts';

export interface WholeOrder {
  readonly order: Order;
  readonly fulfilments: readonly Fulfilment[];
}

/** Throws NotFound, for an absent id and another tenant's alike. */
export async function mustFindWhole(
  store: Pick<OrderStore, 'findWhole'>,
  key: OrderKey,
): Promise<WholeOrder> {
  const found = await store.findWhole(key);
  if (!found) throw new NotFound('order');
  return found;
}

export const statusOf = ({ order, fulfilments }: WholeOrder) => orderStatus(order, fulfilments);

/** With everybody's name, for operations. */
export function openViewOf(whole: WholeOrder): z.input<typeof orderView> {
  const { tenant: _t, version: _v, released: _r, channel, ...shown } = whole.order;
  const { heard: _h, linesAt: _l, ...from } = channel;
  return { ...shown, channel: from, status: statusOf(whole) };
}

export function viewOf(whole: WholeOrder): z.input<typeof orderView> {
  const shown = openViewOf(whole);
  const { cancelRequest } = shown;
  return {
    ...shown,
    holds: shown.holds.map((hold) => ({ ...hold, placedBy: toldToSeller(hold.placedBy) })),
    ...(cancelRequest && {
      cancelRequest: { ...cancelRequest, by: toldToSeller(cancelRequest.by) },
    }),
  };
}

/** 202: what was asked is written; what follows from it is on its way. */
export function acceptedAnswer({ order, fulfilments }: WholeOrder, holdId?: string): HttpAnswer {
  const body = { ...acceptedBody(order, fulfilments), ...(holdId !== undefined && { holdId }) };
  return { status: 202, body, headers: { location: locationOf(order) } };
}

export function acceptedBody(
  order: Order,
  fulfilments: readonly Fulfilment[],
): z.input<typeof orderAccepted> {
  const { orderId, reference, updatedAt } = order;
  return { orderId, reference, status: orderStatus(order, fulfilments), updatedAt };
}

export const locationOf = ({ orderId }: Pick<Order, 'orderId'>) => `/orders/${orderId}`;
