import { expect, it } from 'vitest';
import { Conflict, NotFound } from '../../../../domain/kernel/domain-error.ts';
import {
  correctAddress,
  lanesOf,
  placeHold,
  releaseHold,
  requestCancellation,
} from '../../../../domain/order/amend-order.ts';
import { startFulfilment } from '../../../../domain/order/fulfilment-outbox.ts';
import { orderIdOf } from '../../../../functions/runtime/order-id.ts';
import { anOrder, minutes } from '../../../support/example-order.ts';

const hold = (holdId: string, releasePolicy: 'ON_ADDRESS' | 'BY_HAND' = 'BY_HAND') => ({
  holdId,
  reason: 'OTHER' as const,
  codes: [],
  note: '',
  placedBy: 'key_1',
  placedAt: minutes(1),
  releasePolicy,
});

it('a hold is placed once and released once', () => {
  const held = placeHold(anOrder(), hold('fraud'));
  expect(held).toMatchObject({ version: 2, holds: [{ holdId: 'fraud' }] });
  const order = held ?? anOrder();
  expect(placeHold(order, hold('fraud'))).toBeUndefined();
  const free = releaseHold(order, 'fraud', minutes(2));
  expect(free).toMatchObject({ version: 3, holds: [], released: ['fraud'] });
  expect(() => releaseHold(free, 'fraud', minutes(3))).toThrow(NotFound);
});

it('holds have an end of their number', () => {
  const many = Array.from({ length: 20 }, (_, n) => hold(`h-${n}`));
  expect(() => placeHold(anOrder({ holds: many }), hold('one-more'))).toThrow(Conflict);
});

it('a new address releases what waited for one, and nothing else', () => {
  const order = anOrder({ holds: [hold('address', 'ON_ADDRESS'), hold('fraud')] });
  const next = correctAddress(order, { ...order.shipTo, city: 'Harrison' }, minutes(2));
  expect(next.shipTo.city).toBe('Harrison');
  expect(next.holds.map(({ holdId }) => holdId)).toEqual(['fraud']);
});

it('a cancellation is asked for once', () => {
  const request = { by: 'key_1', reason: 'changed my mind', at: minutes(3) };
  const next = requestCancellation(anOrder(), request);
  expect(next?.cancelRequest).toEqual(request);
  expect(next && requestCancellation(next, { ...request, reason: 'again' })).toBeUndefined();
});

it('every execution of an order is woken, the first even before it was planned', () => {
  expect(lanesOf({ fulfilmentCount: 0 })).toEqual(['f1']);
  expect(lanesOf({ fulfilmentCount: 3 })).toEqual(['f1', 'f2', 'f3']);
});

it('executions of one order never share a name or a place in the outbox', () => {
  const { tenant, orderId } = anOrder();
  const messages = [1, 2].flatMap((n) =>
    [1, 2].map((epoch) => startFulfilment({ tenant, orderId, n, epoch }, minutes(1))),
  );
  expect(new Set(messages.map(({ epoch }) => epoch)).size).toBe(4);
  expect(messages.map(({ executionName }) => executionName)).toContain(`ful-${orderId}-2-1`);
});

it('the same order of the same shop has the same id; another shop’s has another', () => {
  const { tenant, channel } = anOrder();
  expect(orderIdOf(tenant, channel)).toBe(orderIdOf(tenant, { ...channel }));
  expect(orderIdOf(tenant, { ...channel, shop: 'other.myshopify.com' })).not.toBe(
    orderIdOf(tenant, channel),
  );
});
