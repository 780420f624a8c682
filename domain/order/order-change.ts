/** What somebody changed of an order, for its log: found by comparing, so that the log never says what was not done. */
import type { Timestamp } from '../kernel/time.ts';
import type { StatusChange } from '../shipment/shipment.ts';
import type { Fulfilment } from './fulfilment.ts';
import { orderStatus } from './order-status.ts';
import type { Order } from './order.ts';

export interface Wisher {
  readonly actor: string;
  readonly at: Timestamp;
  /** The request or message that asked. */
  readonly correlationId: string;
}

/** At most one entry, under n 0; none when only what the shop said last was noted. Several wishes are joined by `+`. */
export function orderChanges(
  before: Order,
  after: Order,
  fulfilments: readonly Pick<Fulfilment, 'status'>[],
  wisher: Wisher,
): (StatusChange & { readonly n: number })[] {
  const wishes = [
    ...(isMore(after.holds, before.holds) ? ['place_hold'] : []),
    ...(isMore(before.holds, after.holds) ? ['release_hold'] : []),
    ...(missed(after.holds) > missed(before.holds) ? ['hold_too_late'] : []),
    ...(JSON.stringify(after.shipTo) === JSON.stringify(before.shipTo) ? [] : ['correct_address']),
    ...(JSON.stringify(after.lines) === JSON.stringify(before.lines) ? [] : ['edit_lines']),
    ...(after.cancelRequest && !before.cancelRequest ? ['cancel'] : []),
  ];
  if (wishes.length === 0) return [];
  const [from, to] = [orderStatus(before, fulfilments), orderStatus(after, fulfilments)];
  return [{ n: 0, version: after.version, from, event: wishes.join('+'), to, ...wisher }];
}

const isMore = (some: Order['holds'], others: Order['holds']) =>
  some.some(({ holdId }) => !others.some((other) => other.holdId === holdId));

const missed = (holds: Order['holds']) =>
  holds.reduce((sum, { tooLateFor = [] }) => sum + tooLateFor.length, 0);
