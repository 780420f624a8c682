import '../../support/quiet.ts';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { correctAddress, releaseHold } from '../../../domain/order/amend-order.ts';
import { orderStatus } from '../../../domain/order/order-status.ts';
import type { Hold, Order } from '../../../domain/order/order.ts';
import { createOrderWorld, EWR, LAMP, LAX, SPEAKER, type OrderWorld } from './order-world.ts';

let world: OrderWorld;
beforeEach(async () => {
  world = await createOrderWorld();
});
afterEach(() => world.close());

const lines = (...wanted: readonly (readonly [typeof LAMP, number])[]) =>
  wanted.map(([sku, quantity], at) => ({ lineId: String(at + 1), sku, quantity }));
const statusOf = async (order: Order) => {
  const { order: current, fulfilments } = await world.whole(order);
  return orderStatus(current, fulfilments);
};

describe('holds', () => {
  const nowhere = {
    name: 'Ana',
    lines: ['1 Main St'],
    city: 'Nowhere',
    region: 'NJ',
    postalCode: '00099',
    country: 'US',
  };
  beforeEach(() => world.stock(EWR, LAMP, 10));

  it('keep an order with an address nobody can drive to, until it is corrected', async () => {
    const order = await world.place({ shipTo: nowhere });
    await world.untilOpenCase(order, 'ORDER_HOLD');
    const { order: held } = await world.whole(order);
    expect(held.holds).toMatchObject([
      { reason: 'INVALID_ADDRESS', codes: ['POSTAL_CODE_UNKNOWN /shipTo/postalCode'] },
    ]);
    expect(await statusOf(order)).toBe('ON_HOLD');
    expect(await world.bucketsOf(EWR, LAMP)).toMatchObject({ reserved: 0 });
    await world.amend(order, (current) =>
      correctAddress(current, { ...nowhere, city: 'Newark', postalCode: '07102' }, world.now()),
    );
    await world.untilStatus(order, 'DELIVERED');
    expect((await world.cases.ofEntity(order.tenant, order.orderId))[0]).toMatchObject({
      kind: 'ORDER_HOLD',
      status: 'CLOSED',
    });
  });

  it('end an order when nobody mends it in five days', async () => {
    const order = await world.place({ shipTo: nowhere });
    const cancelled = await world.untilStatus(order, 'CANCELLED');
    expect(cancelled.closeReason).toBe('HOLD_EXPIRED');
    expect(await statusOf(order)).toBe('CANCELLED');
    expect((await world.execution(order)).status).toBe('SUCCEEDED');
  });

  it('name every SKU that is not registered or not approved', async () => {
    const { skuCodeSchema } = await import('../../../domain/kernel/ids.ts');
    const order = await world.place({
      lines: lines([LAMP, 1], [skuCodeSchema.parse('GHOST-1'), 1]),
    });
    await world.untilOpenCase(order, 'ORDER_HOLD');
    const { order: held } = await world.whole(order);
    expect(held.holds).toMatchObject([{ reason: 'SKU', codes: ['SKU_UNKNOWN /lines/1/sku'] }]);
  });

  it('wait for a payment; released by a decision, the order goes on', async () => {
    const payment: Hold = {
      holdId: 'payment',
      reason: 'PAYMENT',
      codes: [],
      note: '',
      placedBy: 'shop',
      placedAt: world.now(),
      releasePolicy: 'ON_PAYMENT',
    };
    const paid = await world.place({ holds: [payment] });
    const trusted = await world.place({ holds: [payment] });
    const found = await world.untilOpenCase(trusted, 'ORDER_HOLD');
    await world.amend(paid, (current) => releaseHold(current, 'payment', world.now()));
    await world.decide(found, 'release');
    await world.untilStatus(paid, 'DELIVERED');
    await world.untilStatus(trusted, 'DELIVERED');
  });

  it('tell of a parcel that no service takes', async () => {
    const order = await world.place({
      lines: lines([LAMP, 2]),
      options: ['WHITE_GLOVE'],
      shipTo: { ...nowhere, city: 'Newark', postalCode: '07102', lines: ['PO Box 12'] },
    });
    await world.untilOpenCase(order, 'ORDER_HOLD');
    const { order: held } = await world.whole(order);
    expect(held.holds[0]?.codes).toContain('NO_PO_BOX /');
  });
});

describe('allocation', () => {
  it('passes by the nearer warehouse that has not everything', async () => {
    await world.stock(EWR, LAMP, 1);
    await world.stock(LAX, LAMP, 5);
    const order = await world.place();
    const fulfilment = await world.untilStatus(order, 'RELEASED');
    expect(fulfilment.warehouseId).toBe(LAX);
    expect(fulfilment.allocation).toContain('not US-EWR: lacks 1 units');
  });

  it('splits over two warehouses, each with its own parcel', async () => {
    await world.stock(EWR, LAMP, 2);
    await world.stock(LAX, SPEAKER, 2);
    const order = await world.place({
      policy: 'FILL_OR_KILL',
      lines: lines([LAMP, 2], [SPEAKER, 1]),
    });
    await world.untilStatus(order, 'DELIVERED', 1);
    await world.untilStatus(order, 'DELIVERED', 2);
    const { fulfilments } = await world.whole(order);
    expect(fulfilments.map(({ warehouseId }) => warehouseId)).toEqual([EWR, LAX]);
    expect(fulfilments.map(({ lines: own }) => own.map(({ sku }) => sku))).toEqual([
      [LAMP],
      [SPEAKER],
    ]);
    expect(await statusOf(order)).toBe('DELIVERED');
  });

  it('shares what is there between two lines of one SKU', async () => {
    await world.stock(EWR, LAMP, 3);
    const order = await world.place({
      policy: 'FILL_ALL_AVAILABLE',
      lines: lines([LAMP, 2], [LAMP, 2]),
    });
    await world.untilStatus(order, 'DELIVERED', 1);
    const { fulfilments } = await world.whole(order);
    expect(fulfilments.map(({ lines: own }) => own.map(({ quantity }) => quantity))).toEqual([
      [2, 1],
      [1],
    ]);
    expect(fulfilments[1]).toMatchObject({ status: 'CANCELLED', closeReason: 'OUT_OF_STOCK' });
    expect(await world.bucketsOf(EWR, LAMP)).toMatchObject({ available: 0, shipped: 3 });
  });

  it('reserves the seller’s own material for the parcel, and uses it up', async () => {
    await world.stock(EWR, LAMP, 3);
    await world.stock(LAX, LAMP, 3);
    await world.stock(LAX, SPEAKER, 1);
    const order = await world.place({ packaging: { kind: 'SELLER', materialSku: SPEAKER } });
    const fulfilment = await world.untilStatus(order, 'DELIVERED');
    expect(fulfilment.warehouseId).toBe(LAX);
    expect(await world.bucketsOf(LAX, SPEAKER)).toMatchObject({ reserved: 0, shipped: 1 });
    expect(await world.violations(LAX, SPEAKER)).toEqual([]);
  });
});

describe('fill policies without enough stock', () => {
  beforeEach(() => world.stock(EWR, LAMP, 1));

  it('FILL_OR_KILL rejects the whole order and reserves nothing', async () => {
    const order = await world.place({ policy: 'FILL_OR_KILL' });
    await world.untilStatus(order, 'REJECTED');
    expect(await statusOf(order)).toBe('REJECTED');
    expect(await world.bucketsOf(EWR, LAMP)).toMatchObject({ available: 1, reserved: 0 });
  });

  it('FILL_ALL_AVAILABLE without any rejects it', async () => {
    const order = await world.place({
      policy: 'FILL_ALL_AVAILABLE',
      lines: lines([SPEAKER, 1]),
    });
    await world.untilStatus(order, 'REJECTED');
  });

  it('FILL_ALL ships what there is; the rest waits for the next putaway', async () => {
    const order = await world.place({ lines: lines([LAMP, 3]) });
    await world.untilStatus(order, 'DELIVERED', 1);
    expect(await world.statuses(order)).toEqual(['DELIVERED', 'BACKORDERED']);
    expect(await statusOf(order)).toBe('PARTIALLY_DELIVERED');
    await world.restock(EWR, LAMP, 5);
    await world.untilStatus(order, 'DELIVERED', 2);
    expect(await world.bucketsOf(EWR, LAMP)).toMatchObject({ available: 3, shipped: 3 });
    expect(await world.orders.backorders(order.tenant, LAMP, 10)).toEqual([]);
    expect((await world.cases.ofEntity(order.tenant, order.orderId))[0]).toMatchObject({
      kind: 'BACKORDER',
      status: 'CLOSED',
    });
  });

  it('a backorder that nothing comes for is cancelled after 14 days', async () => {
    const order = await world.place({ lines: lines([SPEAKER, 1]) });
    await world.untilOpenCase(order, 'BACKORDER');
    const cancelled = await world.untilStatus(order, 'CANCELLED');
    expect(cancelled.closeReason).toBe('BACKORDER_EXPIRED');
    expect(await world.orders.backorders(order.tenant, SPEAKER, 10)).toEqual([]);
  });
});

describe('the queue of a SKU', () => {
  it('serves the oldest order first, and a newer one never overtakes it', async () => {
    const first = await world.place({ lines: lines([LAMP, 2]) });
    await world.untilStatus(first, 'BACKORDERED');
    await world.pass(60);
    const second = await world.place({ lines: lines([LAMP, 2]) });
    await world.untilStatus(second, 'BACKORDERED');
    await world.pass(60);
    await world.stock(EWR, LAMP, 3);
    const third = await world.place({ lines: lines([LAMP, 1]) });
    await world.pass(60);
    expect(await world.statuses(third)).toEqual(['BACKORDERED']);
    await world.restock(EWR, LAMP, 1);
    await world.untilStatus(first, 'DELIVERED');
    await world.untilStatus(second, 'DELIVERED');
    expect(await world.statuses(third)).toEqual(['BACKORDERED']);
    await world.restock(EWR, LAMP, 1);
    await world.untilStatus(third, 'DELIVERED');
  });

  it('hears of a reservation that was given back', async () => {
    await world.stock(EWR, LAMP, 2);
    const first = await world.place();
    await world.untilStatus(first, 'RELEASED');
    const second = await world.place();
    await world.untilStatus(second, 'BACKORDERED');
    await world.cancel(first);
    await world.untilStatus(first, 'CANCELLED');
    await world.untilStatus(second, 'DELIVERED');
    expect(await world.bucketsOf(EWR, LAMP)).toMatchObject({ available: 0, shipped: 2 });
  });
});
