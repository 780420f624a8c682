import '../../support/quiet.ts';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { postalArea } from '../../../domain/geo/postal-distance.ts';
import { dayOf } from '../../../domain/kernel/time.ts';
import { placeOf } from '../../../domain/order/route-order.ts';
import { weeksFor } from '../../../domain/routing/lane-history.ts';
import { createOrderWorld, EWR, LAMP, LAX, type OrderWorld } from './order-world.ts';

let world: OrderWorld;
beforeEach(async () => {
  world = await createOrderWorld();
  await world.stock(EWR, LAMP, 10);
});
afterEach(() => world.close());

it('two orders alike take different ways when the lane was late in between (M-101)', async () => {
  const first = await world.place();
  const before = await world.untilStatus(first, 'DELIVERED');
  const place = placeOf(first.shipTo);
  const serviceId = before.label?.serviceId ?? '';
  const fact = {
    serviceId,
    destinationArea: place ? postalArea(place) : '',
    week: weeksFor(dayOf(world.now())).to,
    onTime: false,
  };
  for (let parcels = 0; parcels < 400; parcels += 1) await world.lanes.count(fact);

  const second = await world.place();
  const { label, route } = await world.untilStatus(second, 'DELIVERED');
  expect(label?.serviceId).not.toBe(serviceId);
  expect(route?.alternatives.find((other) => other.serviceId === serviceId)?.lostBecause).toContain(
    'on time worse',
  );
});

it('a delivered order is in the history of its lane', async () => {
  const order = await world.place();
  const { label } = await world.untilStatus(order, 'DELIVERED');
  await world.pass(60);
  const place = placeOf(order.shipTo);
  const lanes = await world.lanes.ofArea(
    place ? postalArea(place) : '',
    '2000-01-03',
    '2100-01-04',
  );
  expect(lanes).toMatchObject([{ serviceId: label?.serviceId, delivered: 1 }]);
});

it('is asked for by a plan that compares warehouses, and by the label', async () => {
  await world.close();
  const asked: string[] = [];
  world = await createOrderWorld({
    seams: {
      stores: (stores) => ({
        ...stores,
        lanes: {
          ...stores.lanes,
          ofArea: (area: string, from: string, to: string) => {
            asked.push(`${area} ${from} ${to}`);
            return stores.lanes.ofArea(area, from, to);
          },
        },
      }),
    },
  });
  await world.stock(EWR, LAMP, 10);
  await world.untilStatus(await world.place(), 'DELIVERED');
  const forLabels = asked.length;
  await world.stock(LAX, LAMP, 10);
  await world.untilStatus(await world.place(), 'DELIVERED');
  expect([forLabels, asked.length]).toEqual([1, 3]);
  expect(new Set(asked).size).toBe(1);
});
