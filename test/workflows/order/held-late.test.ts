/** Holds that come when the goods are with the floor, or gone (lifecycles 4.2): the floor is asked to stop, and its answer stands. */
import '../../support/quiet.ts';
import { afterEach, expect, it } from 'vitest';
import type { Order } from '../../../domain/order/order.ts';
import { orderAccepted, orderTimelineView } from '../../../functions/api/orders/contract.ts';
import { createOrderWorld, EWR, LAMP, type OrderWorld } from './order-world.ts';

let world: OrderWorld;
afterEach(() => world.close());

type Options = NonNullable<Parameters<typeof createOrderWorld>[0]>;

async function begin(options: Options = {}): Promise<Order> {
  world = await createOrderWorld(options);
  await world.stock(EWR, LAMP, 10);
  return world.place();
}

const post = (order: Order, path: string, body: object = {}) =>
  world.api({
    method: 'POST',
    path: `/orders/${order.orderId}${path}`,
    body,
    headers: { 'idempotency-key': path },
  });
const stops = () => world.requests.filter(({ path }) => path.endsWith('/stop')).length;
const codes = async (order: Order) => {
  const { json } = await world.api({ path: `/orders/${order.orderId}/timeline` });
  return orderTimelineView.parse(json).entries.map(({ code }) => code);
};

it.each(['RELEASED', 'PICKING', 'LABELED'])(
  'of %s goods: they are put back and wait; released, they are sent after all',
  async (status) => {
    const order = await begin();
    await world.untilStatus(order, status);
    const { json } = await post(order, '/holds', { note: 'fraud check' });
    await world.untilStatus(order, 'PLANNED');
    await world.untilOpenCase(order, 'ORDER_HOLD');
    expect([stops(), await world.bucketsOf(EWR, LAMP)]).toMatchObject([
      1,
      { available: 10, reserved: 0 },
    ]);
    await post(order, `/holds/${orderAccepted.parse(json).holdId ?? ''}/release`);
    const { attempt, formerLabels } = await world.untilStatus(order, 'DELIVERED');
    expect([attempt, formerLabels?.length]).toEqual([2, status === 'LABELED' ? 1 : undefined]);
    expect(await world.violations(EWR, LAMP)).toEqual([]);
    expect((await world.execution(order)).status).toBe('SUCCEEDED');
  },
);

it('released before the floor answered does not keep what the floor put back', async () => {
  const order = await begin();
  await world.untilStatus(order, 'PICKING');
  const { json } = await post(order, '/holds', { note: 'fraud check' });
  await world.clock.settle();
  await post(order, `/holds/${orderAccepted.parse(json).holdId ?? ''}/release`);
  expect(await world.untilStatus(order, 'DELIVERED')).toMatchObject({ attempt: 2 });
});

it('too late for the floor is noted on the hold, told to the seller, and the parcel goes', async () => {
  const order = await begin({
    partners: {
      script: ({ path }) => {
        const pickId = /^\/picks\/(.*)\/stop$/.exec(path)?.[1];
        if (pickId === undefined) return undefined;
        const data = { pickId: decodeURIComponent(pickId), at: world.now() };
        const eventId = `${pickId}-too-late`;
        const type = 'warehouse.pick.too_late';
        return [
          { source: 'warehouse', eventId, body: { type, eventId, timestamp: data.at, data } },
        ];
      },
    },
  });
  await world.untilStatus(order, 'PICKING');
  await post(order, '/holds', { note: 'fraud check' });
  await world.untilStatus(order, 'DELIVERED');
  const { holds } = (await world.whole(order)).order;
  expect(holds).toMatchObject([{ note: 'fraud check', tooLateFor: [1] }]);
  expect(await world.caseKinds(order)).toEqual(['INTERCEPT']);
  expect(await codes(order)).toContain('HOLD_TOO_LATE');
});

it('of a parcel that left is refused', async () => {
  const order = await begin();
  await world.untilStatus(order, 'SHIPPED');
  const { status, json } = await post(order, '/holds', { note: 'fraud check' });
  expect([status, json['code']]).toEqual([409, 'ILLEGAL_TRANSITION']);
  expect((await world.whole(order)).order.holds).toEqual([]);
});
