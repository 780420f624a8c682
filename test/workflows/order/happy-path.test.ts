import '../../support/quiet.ts';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createOrderWorld, EWR, LAMP, LAX, type OrderWorld } from './order-world.ts';

let world: OrderWorld;
beforeEach(async () => {
  world = await createOrderWorld();
  await world.stock(EWR, LAMP, 10);
  await world.stock(LAX, LAMP, 10);
});
afterEach(() => world.close());

describe('an order of what is there', () => {
  it('is delivered from the nearest warehouse, and its units leave the stock', async () => {
    const order = await world.place();
    const fulfilment = await world.untilStatus(order, 'DELIVERED');
    expect(fulfilment).toMatchObject({ warehouseId: EWR, attempt: 1 });
    expect(fulfilment.nextDeadlineAt).toBeUndefined();
    expect(fulfilment.route?.alternatives.length).toBeGreaterThan(0);
    expect(await world.bucketsOf(EWR, LAMP)).toEqual({
      available: 8,
      reserved: 0,
      shipped: 2,
      lost: 0,
    });
    expect(await world.violations(EWR, LAMP)).toEqual([]);
    expect(await world.caseKinds(order)).toEqual([]);
  });

  it('takes eight transitions from accepted to delivered', async () => {
    const order = await world.place({ speed: 'EXPRESS' });
    await world.untilStatus(order, 'DELIVERED');
    await world.pass(60);
    expect(await world.execution(order)).toEqual({
      status: 'SUCCEEDED',
      states: [
        'PlanFulfilment',
        'IsReserved',
        'AwaitPacking',
        'LabelParcel',
        'AwaitParcel',
        'AssessParcel',
        'IsDelivered',
        'Delivered',
      ],
    });
  });

  it('asks the floor for one pick and the carrier for one label', async () => {
    const order = await world.place();
    await world.untilStatus(order, 'DELIVERED');
    const asked = world.requests.map(({ path, method = 'POST' }) => `${method} ${path}`);
    expect(asked.filter((each) => each === 'POST /picks')).toHaveLength(1);
    expect(asked.filter((each) => each.endsWith('/buy'))).toHaveLength(1);
    const { label } = await world.fulfilment(order);
    expect(world.bucket.has(label?.labelKey ?? '')).toBe(true);
  });
});

it('ends the same when every webhook comes five times and turned round', async () => {
  const other = await createOrderWorld({ partners: { copies: 5, reversed: true } });
  await other.stock(EWR, LAMP, 2);
  const order = await other.place();
  await other.untilStatus(order, 'DELIVERED');
  expect(await other.bucketsOf(EWR, LAMP)).toMatchObject({ reserved: 0, shipped: 2 });
  expect(await other.violations(EWR, LAMP)).toEqual([]);
  expect(other.deadLetters()).toEqual([]);
  await other.close();
});
