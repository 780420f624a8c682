import '../../support/quiet.ts';
import { afterEach, describe, expect, it } from 'vitest';
import { z } from 'zod';
import type { OrderScenario } from '../../../local/sandbox/scenario.ts';
import { seededRandom } from '../../support/world/seeded-random.ts';
import { createOrderWorld, EWR, LAMP, LAX, type OrderWorld } from './order-world.ts';

const pickSchema = z.looseObject({ pickId: z.string() });

let world: OrderWorld;
afterEach(() => world.close());

async function begin(orders: OrderScenario, options: Parameters<typeof createOrderWorld>[0] = {}) {
  world = await createOrderWorld({ partners: { orders }, ...options });
  await world.stock(EWR, LAMP, 10);
  return world.place();
}
const eventsOf = async (order: Awaited<ReturnType<typeof begin>>) =>
  (await world.orders.changes(order)).map(({ event }) => event);

describe('on the floor', () => {
  it('a short pick is written off, planned anew and picked from what is left', async () => {
    const order = await begin('short-pick');
    const fulfilment = await world.untilStatus(order, 'DELIVERED');
    expect(fulfilment.attempt).toBe(2);
    expect(await eventsOf(order)).toEqual(['pick_short']);
    expect(await world.caseKinds(order)).toEqual(['SHORT_PICK']);
    expect(await world.bucketsOf(EWR, LAMP)).toEqual({
      available: 7,
      reserved: 0,
      shipped: 2,
      lost: 1,
    });
    expect(await world.violations(EWR, LAMP)).toEqual([]);
  });

  it('a slow floor is asked about, and waited for', async () => {
    const order = await begin('slow-floor');
    await world.untilOpenCase(order, 'FLOOR_OVERDUE');
    await world.untilStatus(order, 'DELIVERED');
    expect(await world.caseKinds(order)).toEqual(['FLOOR_OVERDUE']);
  });

  it('what the books do not know of a bin is shipped, and explained by a person', async () => {
    world = await createOrderWorld({
      partners: {
        script: ({ path, body }) => {
          if (path !== '/picks') return undefined;
          const { pickId } = pickSchema.parse(body);
          const at = world.now();
          const data = {
            pickId,
            at,
            weightG: 2000,
            dimensions: { lengthMm: 300, widthMm: 200, heightMm: 200 },
            picks: [{ sku: LAMP, quantity: 2, bin: 'Z-99', lot: 'unknown' }],
          };
          const eventId = `${pickId}-packed`;
          return [
            {
              source: 'warehouse',
              eventId,
              body: { type: 'warehouse.parcel.packed', eventId, timestamp: at, data },
            },
          ];
        },
      },
    });
    await world.stock(EWR, LAMP, 10);
    const order = await world.place();
    await world.untilStatus(order, 'DELIVERED');
    expect(await world.caseKinds(order)).toEqual(['STOCK_SUSPENSE']);
    expect(await world.bucketsOf(EWR, LAMP)).toMatchObject({ available: 8, shipped: 2 });
    expect(await world.violations(EWR, LAMP)).toEqual([]);
  });
});

describe('labels', () => {
  it('are bought of the next best service when the best refuses', async () => {
    const order = await begin('label-refused');
    const { route, label, refusals } = await world.untilStatus(order, 'DELIVERED');
    expect(refusals?.services).toHaveLength(1);
    expect(label?.serviceId).not.toBe(refusals?.services[0]);
    expect(route?.alternatives).toContainEqual({
      serviceId: refusals?.services[0],
      lostBecause: 'label refused',
    });
  });

  it('that every service refuses become a case; its retry asks them anew', async () => {
    let broken = true;
    const { PartnerRefused } = await import('../../../domain/kernel/domain-error.ts');
    world = await createOrderWorld({
      partners: {
        script: ({ path }) => {
          if (broken && path.endsWith('/buy')) throw new PartnerRefused('easypost', 'no account');
          return undefined;
        },
      },
    });
    await world.stock(EWR, LAMP, 10);
    const order = await world.place();
    const found = await world.untilOpenCase(order, 'LABEL_REFUSED');
    expect(await world.statuses(order)).toEqual(['PACKED']);
    broken = false;
    await world.decide(found, 'retry');
    await world.untilStatus(order, 'DELIVERED');
  });
});

describe('cancelling', () => {
  it('before picking gives the units back at once', async () => {
    const order = await begin('delivered', { seams: {} });
    await world.cancel(order);
    const cancelled = await world.untilStatus(order, 'CANCELLED');
    expect(cancelled.closeReason).toBe('CANCEL_REQUESTED');
    expect(await world.bucketsOf(EWR, LAMP)).toMatchObject({ available: 10, reserved: 0 });
  });

  it('while it is picked asks the floor, which puts the goods back', async () => {
    const order = await begin('delivered');
    await world.untilStatus(order, 'RELEASED');
    await world.pass(25 * 60);
    expect(await world.statuses(order)).toEqual(['PICKING']);
    await world.cancel(order);
    await world.untilStatus(order, 'CANCELLED');
    expect(world.requests.filter(({ path }) => path.endsWith('/stop'))).toHaveLength(1);
    expect(await world.bucketsOf(EWR, LAMP)).toMatchObject({ available: 10, reserved: 0 });
    expect((await world.execution(order)).status).toBe('SUCCEEDED');
  });

  it('once labelled voids the label too', async () => {
    const order = await begin('delivered');
    await world.untilStatus(order, 'LABELED');
    await world.cancel(order);
    const cancelled = await world.untilStatus(order, 'CANCELLED');
    expect(cancelled.label?.voidedAt).toBeDefined();
    expect(world.requests.filter(({ path }) => path.endsWith('/refund'))).toHaveLength(1);
    expect(await world.bucketsOf(EWR, LAMP)).toMatchObject({ available: 10, reserved: 0 });
  });

  it('after it left asks the carrier to bring it back', async () => {
    const order = await begin('delivered');
    await world.untilStatus(order, 'SHIPPED');
    await world.pass(2 * 3600);
    await world.cancel(order);
    await world.pass(3600);
    const shipped = await world.fulfilment(order);
    expect(shipped.acts?.map(({ act }) => act)).toContain('INTERCEPT');
    const [end] = await Promise.all([
      shipped.acts?.some(({ answer }) => answer === 'accepted')
        ? world.untilStatus(order, 'RETURNED_TO_SENDER')
        : world.untilStatus(order, 'DELIVERED'),
    ]);
    expect(end.closedAt).toBeDefined();
  });

  it('an undo that fails stops and asks; done by hand, the rest is undone', async () => {
    const { PartnerRefused } = await import('../../../domain/kernel/domain-error.ts');
    world = await createOrderWorld({
      partners: {
        script: ({ path }) => {
          if (path.endsWith('/refund')) throw new PartnerRefused('easypost', 'not refundable');
          return undefined;
        },
      },
    });
    await world.stock(EWR, LAMP, 10);
    const order = await world.place();
    await world.untilStatus(order, 'LABELED');
    await world.cancel(order);
    const found = await world.untilOpenCase(order, 'COMPENSATION_FAILED');
    expect(await world.statuses(order)).toEqual(['LABELED']);
    await world.decide(found, 'done-by-hand');
    await world.untilStatus(order, 'CANCELLED');
    expect(await world.bucketsOf(EWR, LAMP)).toMatchObject({ available: 10, reserved: 0 });
  });
});

describe('on the way', () => {
  it('a failed delivery is asked about; nobody answers, and it is tried again', async () => {
    const order = await begin('attempt-failed');
    const found = await world.untilOpenCase(order, 'DELIVERY_FAILED');
    expect(found).toMatchObject({ audience: 'seller', defaultOption: 'reattempt' });
    await world.untilStatus(order, 'DELIVERED');
  });

  it('a refused parcel goes back to its sender, and a return receives it', async () => {
    const order = await begin('refused');
    const fulfilment = await world.untilStatus(order, 'RETURNED_TO_SENDER');
    expect(fulfilment.acts?.map(({ act }) => act)).toContain('RTS');
    const page = await world.returns.list({ tenant: order.tenant, kind: 'RTS' }, { limit: 10 });
    expect(page.data.map(({ orderId }) => orderId)).toEqual([order.orderId]);
  });

  it('a silent parcel is asked about, then lost, with a claim', async () => {
    const order = await begin('lost');
    await world.untilOpenCase(order, 'PARCEL_STALLED');
    const lost = await world.untilStatus(order, 'LOST');
    expect(lost.closeReason).toBe('SILENT');
    expect(await world.caseKinds(order)).toEqual(
      expect.arrayContaining(['PARCEL_STALLED', 'PARCEL_LOST']),
    );
  });

  it('damage is told to the seller', async () => {
    const order = await begin('damaged');
    const found = await world.untilOpenCase(order, 'PARCEL_DAMAGED');
    expect(found.options).toContain('replace');
  });

  it('the post may bring the last leg, under another number', async () => {
    const order = await begin('handed-to-post');
    await world.untilStatus(order, 'DELIVERED');
  });
});

describe('when things break', () => {
  it('steps die before or after their work, and nothing is done twice', async () => {
    const random = seededRandom(7);
    world = await createOrderWorld({
      faults: { crash: () => (random() < 0.2 ? (random() < 0.5 ? 'before' : 'after') : undefined) },
    });
    await world.stock(EWR, LAMP, 20);
    const orders = [];
    for (let n = 0; n < 8; n += 1) orders.push(await world.place());
    for (const order of orders) await world.untilStatus(order, 'DELIVERED');
    expect(await world.bucketsOf(EWR, LAMP)).toMatchObject({ available: 4, shipped: 16 });
    expect(await world.violations(EWR, LAMP)).toEqual([]);
    const bought = world.requests.filter(({ path }) => path.endsWith('/buy'));
    expect(bought).toHaveLength(8);
  });

  it('a workflow that failed goes on in its next epoch once operations say so', async () => {
    let broken = true;
    const order = await begin('delivered', {
      sweepEverySeconds: 60,
      faults: { crash: (name) => (broken && name === 'LabelParcel' ? 'before' : undefined) },
    });
    const found = await world.untilOpenCase(order, 'WORKFLOW_FAILED');
    expect(found.evidence).toMatchObject({ state: 'LabelParcel', epoch: 1 });
    broken = false;
    await world.decide(found, 'resume');
    await world.untilStatus(order, 'DELIVERED');
    expect((await world.execution(order, 1, 2)).status).toBe('SUCCEEDED');
    expect((await world.execution(order)).status).toBe('FAILED');
  });

  it('what the stream lost is dispatched by the sweeper', async () => {
    const order = await begin('delivered', {
      sweepEverySeconds: 60,
      seams: { isStreamLost: () => true },
    });
    await world.untilStatus(order, 'DELIVERED');
  });
});

it('200 orders at once on 50 units reserve exactly 50, and the ledger adds up', async () => {
  world = await createOrderWorld();
  await world.stock(EWR, LAMP, 30);
  await world.stock(LAX, LAMP, 20);
  const orders = await Promise.all(
    Array.from({ length: 200 }, (_, n) =>
      world.place({
        lines: [{ lineId: '1', sku: LAMP, quantity: 1 }],
        policy: n % 2 === 0 ? 'FILL_OR_KILL' : 'FILL_ALL',
      }),
    ),
  );
  await world.pass(300);
  const statuses = (await Promise.all(orders.map((order) => world.statuses(order)))).flat();
  const count = (status: string) => statuses.filter((each) => each === status).length;
  expect(count('RELEASED')).toBe(50);
  expect(count('REJECTED') + count('BACKORDERED')).toBe(150);
  const ewr = await world.bucketsOf(EWR, LAMP);
  const lax = await world.bucketsOf(LAX, LAMP);
  expect(ewr.reserved + lax.reserved).toBe(50);
  expect([ewr.available, lax.available]).toEqual([0, 0]);
  expect(await world.violations(EWR, LAMP)).toEqual([]);
  expect(await world.violations(LAX, LAMP)).toEqual([]);
}, 60_000);
