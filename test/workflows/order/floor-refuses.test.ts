/** A floor that will not: it refuses the label, says that it is too late and hands nothing over, or knows no pick to stop. */
import '../../support/quiet.ts';
import { afterEach, describe, expect, it } from 'vitest';
import { PartnerRefused } from '../../../domain/kernel/domain-error.ts';
import type { Order } from '../../../domain/order/order.ts';
import { pickIdOf } from '../../../domain/order/pick-id.ts';
import { createOrderWorld, EWR, LAMP, LAX, type OrderWorld } from './order-world.ts';

type Script = NonNullable<
  NonNullable<Parameters<typeof createOrderWorld>[0]>['partners']
>['script'];

let world: OrderWorld;
afterEach(() => world.close());

async function begin(script: NonNullable<Script>): Promise<Order> {
  world = await createOrderWorld({ partners: { script } });
  await world.stock(EWR, LAMP, 10);
  await world.stock(LAX, LAMP, 10);
  return world.place();
}

/** It refuses so many label notices. */
function refusing(times: number): NonNullable<Script> {
  let left = times;
  return ({ path }) => {
    if (!/^\/picks\/.*\/label$/.test(path) || left === 0) return undefined;
    left -= 1;
    throw new PartnerRefused('warehouse', 'the printer does not know this service');
  };
}

const tooLate: NonNullable<Script> = (request) => {
  const pickId = /^\/picks\/(.*)\/stop$/.exec(request.path)?.[1];
  if (pickId === undefined) return refusing(Infinity)(request);
  const eventId = `${pickId}-too-late`;
  const data = { pickId: decodeURIComponent(pickId), at: world.now() };
  const type = 'warehouse.pick.too_late';
  return [{ source: 'warehouse', eventId, body: { type, eventId, timestamp: data.at, data } }];
};

const stops = () => world.requests.filter(({ path }) => path.endsWith('/stop')).length;
const voids = () => world.requests.filter(({ path }) => path.endsWith('/refund')).length;

describe('a floor that does not take the label', () => {
  it('is sent it again once its cause was mended', async () => {
    const order = await begin(refusing(1));
    await world.decide(await world.untilOpenCase(order, 'PARTNER_REFUSED'), 'send-again');
    const { label, formerLabels } = await world.untilStatus(order, 'DELIVERED');
    expect([label?.voidedAt, formerLabels, voids()]).toEqual([undefined, undefined, 0]);
    expect(await world.violations(EWR, LAMP)).toEqual([]);
  });

  it('gets the label of another service; the first one is void', async () => {
    const order = await begin(refusing(1));
    await world.decide(await world.untilOpenCase(order, 'PARTNER_REFUSED'), 'relabel');
    const { label, formerLabels = [] } = await world.untilStatus(order, 'DELIVERED');
    expect(formerLabels).toHaveLength(1);
    expect(formerLabels[0]?.voidedAt).toBeDefined();
    expect(label?.serviceId).not.toBe(formerLabels[0]?.serviceId);
    expect([voids(), stops(), (await world.execution(order)).status]).toEqual([1, 0, 'SUCCEEDED']);
  });

  it('puts the goods back, and another warehouse sends them', async () => {
    const order = await begin(refusing(1));
    await world.decide(await world.untilOpenCase(order, 'PARTNER_REFUSED'), 'take-back');
    const { warehouseId, attempt, avoid } = await world.untilStatus(order, 'DELIVERED');
    expect({ warehouseId, attempt, avoid }).toEqual({ warehouseId: LAX, attempt: 2, avoid: [EWR] });
    expect([stops(), voids()]).toEqual([1, 1]);
    expect(await world.bucketsOf(EWR, LAMP)).toMatchObject({ available: 10, reserved: 0 });
    for (const warehouse of [EWR, LAX]) expect(await world.violations(warehouse, LAMP)).toEqual([]);
  });

  it('whose goods nobody else has lets the order wait for stock', async () => {
    world = await createOrderWorld({ partners: { script: refusing(1) } });
    await world.stock(EWR, LAMP, 10);
    const order = await world.place();
    await world.decide(await world.untilOpenCase(order, 'PARTNER_REFUSED'), 'take-back');
    await world.untilStatus(order, 'BACKORDERED');
    expect(await world.bucketsOf(EWR, LAMP)).toMatchObject({ available: 10, reserved: 0 });
    await world.restock(LAX, LAMP, 5);
    expect(await world.untilStatus(order, 'DELIVERED')).toMatchObject({ warehouseId: LAX });
  });

  it('stops, and the order is cancelled', async () => {
    const order = await begin(refusing(1));
    await world.decide(await world.untilOpenCase(order, 'PARTNER_REFUSED'), 'cancel');
    await world.untilStatus(order, 'CANCELLED');
    expect([stops(), voids()]).toEqual([1, 1]);
    expect(await world.bucketsOf(EWR, LAMP)).toMatchObject({ available: 10, reserved: 0 });
  });

  it('three times is not asked a fourth', async () => {
    const order = await begin(refusing(Infinity));
    for (const option of ['send-again', 'relabel'])
      await world.decide(await world.untilOpenCase(order, 'PARTNER_REFUSED'), option);
    const last = await world.untilOpenCase(order, 'PARTNER_REFUSED');
    expect(last.options).toEqual(['take-back', 'cancel']);
  });
});

describe('a floor for which it was too late, and which hands nothing over', () => {
  it('is asked where the goods are; put back by hand, they are free and the order ends', async () => {
    const order = await begin(tooLate);
    await world.untilOpenCase(order, 'PARTNER_REFUSED');
    await world.cancel(order);
    await world.decide(await world.untilOpenCase(order, 'PARTNER_REFUSED'), 'take-back');
    const asked = await world.untilOpenCase(order, 'FLOOR_OVERDUE');
    expect(asked.options).toEqual(['keep-waiting', 'put-back']);
    await world.decide(asked, 'put-back');
    await world.untilStatus(order, 'CANCELLED');
    expect(voids()).toBe(1);
    expect(await world.bucketsOf(EWR, LAMP)).toMatchObject({ available: 10, reserved: 0 });
    expect((await world.execution(order)).status).toBe('SUCCEEDED');
  });

  it('is asked ever more seldom, and in the year of an execution a bounded number of times', async () => {
    const order = await begin(tooLate);
    await world.untilOpenCase(order, 'PARTNER_REFUSED');
    await world.decide(await world.untilOpenCase(order, 'PARTNER_REFUSED'), 'take-back');
    await world.pass(360 * 86_400);
    const kinds = await world.caseKinds(order);
    expect(kinds.filter((kind) => kind === 'FLOOR_OVERDUE').length).toBeLessThan(12);
    expect(await world.statuses(order)).toEqual(['LABELED']);
  });
});

describe('a pick list', () => {
  it('sent again after a crash has the same bytes, though the bins were filled anew', async () => {
    let crashes = 1;
    world = await createOrderWorld({
      faults: {
        crash: (name) => {
          if (name !== 'ReleaseToWarehouse' || crashes === 0) return undefined;
          crashes -= 1;
          void world.stock(EWR, LAMP, 5, 'A-0');
          return 'after';
        },
      },
    });
    await world.stock(EWR, LAMP, 1, 'B-1');
    await world.stock(EWR, LAMP, 10, 'B-2');
    const order = await world.place();
    const { pickList } = await world.untilStatus(order, 'DELIVERED');
    const sent = world.requests.filter(({ path }) => path === '/picks');
    expect(sent).toHaveLength(2);
    expect(JSON.stringify(sent[1]?.body)).toBe(JSON.stringify(sent[0]?.body));
    // The floor's word took it off the record.
    expect(pickList).toBeUndefined();
  });

  it('that was refused is read anew before it is sent again', async () => {
    let refusals = 1;
    const order = await begin(({ path }) => {
      if (path !== '/picks' || refusals === 0) return undefined;
      refusals -= 1;
      throw new PartnerRefused('warehouse', 'no such bin');
    });
    const asked = await world.untilOpenCase(order, 'PARTNER_REFUSED');
    expect((await world.fulfilment(order)).pickList).toBeUndefined();
    await world.decide(asked, 'retry');
    await world.untilStatus(order, 'DELIVERED');
  });
});

describe('a floor that refuses the pick list', () => {
  const notHere: NonNullable<Script> = ({ path, body }) => {
    const isHere = !JSON.stringify(body).includes(LAX) && /^\/picks$|\/stop$/.test(path);
    if (isHere) throw new PartnerRefused('warehouse', 'closed for the count');
    return undefined;
  };

  it.each([
    ['take-back', 'DELIVERED', LAX],
    ['cancel', 'CANCELLED', EWR],
  ] as const)('answered by %s has nothing to put back: %s', async (option, status, warehouse) => {
    const order = await begin(notHere);
    await world.decide(await world.untilOpenCase(order, 'PARTNER_REFUSED'), option);
    const { warehouseId } = await world.untilStatus(order, status);
    expect(warehouseId).toBe(warehouse);
    expect(await world.caseKinds(order)).toEqual(['PARTNER_REFUSED']);
    expect(await world.bucketsOf(EWR, LAMP)).toMatchObject({ available: 10, reserved: 0 });
  });
});

it('a parcel that leaves though it was put back is a person’s to explain', async () => {
  const order = await begin(tooLate);
  await world.decide(await world.untilOpenCase(order, 'PARTNER_REFUSED'), 'take-back');
  await world.decide(await world.untilOpenCase(order, 'FLOOR_OVERDUE'), 'put-back');
  // Planned anew, and elsewhere the label is refused as well.
  await world.untilOpenCase(order, 'PARTNER_REFUSED');
  const pickId = pickIdOf({ ...(await world.fulfilment(order)), attempt: 1 });
  const type = 'warehouse.parcel.handed_over';
  const data = { pickId, at: world.now() };
  await world.webhook('warehouse', { type, eventId: 'late', timestamp: data.at, data });
  expect((await world.untilOpenCase(order, 'STOCK_SUSPENSE')).evidence).toMatchObject({
    what: 'GONE_AFTER_ALL',
    attempt: 1,
  });
});
