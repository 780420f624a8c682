/** An order's status is what its holds and fulfilments say together (lifecycles rule 3); it is never stored. */
import { z } from 'zod';
import { fulfilmentLifecycle, type FulfilmentStatus } from './fulfilment-lifecycle.ts';
import type { Fulfilment } from './fulfilment.ts';
import type { Order } from './order.ts';

export const orderStatusSchema = z.enum([
  'RECEIVED',
  'ON_HOLD',
  'BACKORDERED',
  'ALLOCATED',
  'PARTIALLY_SHIPPED',
  'SHIPPED',
  'PARTIALLY_DELIVERED',
  'DELIVERED',
  'CANCELLED',
  'REJECTED',
  /** All over, but not all delivered: lost, or back with the sender. */
  'CLOSED',
]);
export type OrderStatus = z.infer<typeof orderStatusSchema>;

const NEVER_SENT: readonly FulfilmentStatus[] = ['CANCELLED', 'REJECTED'];
/** Nothing of these is held or stopped any more. */
export const LEFT: readonly FulfilmentStatus[] = [
  'SHIPPED',
  'DELIVERED',
  'RETURNED_TO_SENDER',
  'LOST',
];
const NOT_YET: readonly FulfilmentStatus[] = ['PLANNED', 'BACKORDERED'];

export function orderStatus(
  { holds, rejected }: Pick<Order, 'holds' | 'rejected'>,
  fulfilments: readonly Pick<Fulfilment, 'status'>[],
): OrderStatus {
  if (rejected) return 'REJECTED';
  const statuses = fulfilments.map(({ status }) => status);
  const sent = statuses.filter((status) => !NEVER_SENT.includes(status));
  if (statuses.length > 0 && sent.length === 0)
    return statuses.every((status) => status === 'REJECTED') ? 'REJECTED' : 'CANCELLED';
  if (sent.some((status) => LEFT.includes(status))) return onTheWay(sent);
  if (holds.some(({ tooLateFor = [] }) => tooLateFor.length < Math.max(1, sent.length)))
    return 'ON_HOLD';
  return beforeLeaving(sent);
}

function onTheWay(sent: readonly FulfilmentStatus[]): OrderStatus {
  if (sent.every((status) => status === 'DELIVERED')) return 'DELIVERED';
  if (sent.every((status) => fulfilmentLifecycle.terminal.includes(status))) return 'CLOSED';
  if (sent.includes('DELIVERED')) return 'PARTIALLY_DELIVERED';
  return sent.every((status) => LEFT.includes(status)) ? 'SHIPPED' : 'PARTIALLY_SHIPPED';
}

function beforeLeaving(sent: readonly FulfilmentStatus[]): OrderStatus {
  if (sent.some((status) => !NOT_YET.includes(status))) return 'ALLOCATED';
  return sent.includes('BACKORDERED') ? 'BACKORDERED' : 'RECEIVED';
}
