/**
 * What a seller, a shop or operations may change of an order that was placed. Each answers the next record, or undefined when
 * there is nothing to change. Whoever saves it wakes the order's executions (`lanesOf`); what they then do is theirs to decide.
 */
import { Conflict, NotFound } from '../kernel/domain-error.ts';
import type { Timestamp } from '../kernel/time.ts';
import type { Address } from '../shipment/shipment.ts';
import { laneOf } from './fulfilment.ts';
import type { Hold, Order } from './order.ts';

const MOST_HOLDS = 20;

/** Keeps from leaving what is not with a carrier yet: what is with a floor is called back. Throws Conflict TOO_MANY_HOLDS. */
export function placeHold(order: Order, hold: Hold): Order | undefined {
  if (order.holds.some(({ holdId }) => holdId === hold.holdId)) return undefined;
  if (order.holds.length >= MOST_HOLDS) throw new Conflict('TOO_MANY_HOLDS', 'release one first');
  return patchOrder(order, { holds: [...order.holds, hold] }, hold.placedAt);
}

/** Its floor did not stop, or its parcel is gone: the holds stand for what is still here. */
export function tooLateToHold(order: Order, n: number, at: Timestamp): Order {
  const holds = order.holds.map((hold) =>
    hold.tooLateFor?.includes(n) ? hold : { ...hold, tooLateFor: [...(hold.tooLateFor ?? []), n] },
  );
  return patchOrder(order, { holds }, at);
}

/** Throws NotFound: no such hold, or it was released before. */
export function releaseHold(order: Order, holdId: string, at: Timestamp): Order {
  const holds = order.holds.filter((hold) => hold.holdId !== holdId);
  if (holds.length === order.holds.length) throw new NotFound(`hold ${holdId}`);
  return patchOrder(order, { holds, released: [...(order.released ?? []), holdId] }, at);
}

/** Releases what waits for an address; planning checks the new one, and may hold the order again. */
export function correctAddress(order: Order, shipTo: Address, at: Timestamp): Order {
  const holds = order.holds.filter(({ releasePolicy }) => releasePolicy !== 'ON_ADDRESS');
  return patchOrder(order, { shipTo, holds }, at);
}

/** A wish: before picking it is granted at once, later the floor and then the carrier are asked (lifecycles 4.2). */
export function requestCancellation(
  order: Order,
  request: { readonly by: string; readonly reason: string; readonly at: Timestamp },
): Order | undefined {
  if (order.cancelRequest || order.rejected) return undefined;
  return patchOrder(order, { cancelRequest: request }, request.at);
}

type OrderPatch = Partial<
  Omit<Order, 'tenant' | 'orderId' | 'version' | 'createdAt' | 'updatedAt'>
>;

/** Other facts, version + 1. */
export function patchOrder(order: Order, patch: OrderPatch, at: Timestamp): Order {
  return { ...order, ...patch, version: order.version + 1, updatedAt: at };
}

/** The rendezvous of all executions of an order: those of its fulfilments, the first of which exists from the start. */
export function lanesOf({ fulfilmentCount }: Pick<Order, 'fulfilmentCount'>): string[] {
  return Array.from({ length: Math.max(1, fulfilmentCount) }, (_, at) => laneOf({ n: at + 1 }));
}
