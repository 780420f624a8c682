/** Orders that are edited in their shop after we heard of them: followed as long as nobody picks, asked about later. */
import '../../support/quiet.ts';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { shopifyReturns } from '../../../adapters/channels/shopify/read-return.ts';
import { createShopStore } from '../../../adapters/dynamodb/shop-store.ts';
import type { Order } from '../../../domain/order/order.ts';
import { createFoldShopMessages } from '../../../functions/consumers/fold-shop-messages.ts';
import { orderIdOf } from '../../../functions/runtime/order-id.ts';
import { tenant } from '../../support/example-shipment.ts';
import { aShop } from '../../support/example-shop.ts';
import { SHOPIFY_ID, shopifyOrder } from '../../unit/adapters/channels/shop-payloads.ts';
import { createOrderWorld, EWR, LAMP, SPEAKER, type OrderWorld } from './order-world.ts';

const shop = 'lumio.myshopify.com';
const orderId = orderIdOf(tenant, { source: 'SHOPIFY', shop, externalId: SHOPIFY_ID });

let world: OrderWorld;
let told = 0;
beforeEach(async () => {
  world = await createOrderWorld();
  await world.stock(EWR, LAMP, 10);
  await createShopStore(world.table).put(aShop({ connectedAt: world.now() }));
});
afterEach(() => world.close());

interface Item {
  readonly id: number;
  readonly sku: string;
  readonly quantity: number;
}
const lamps = (quantity: number): Item => ({ id: 1, sku: LAMP, quantity });
const speakers = (quantity: number): Item => ({ id: 2, sku: SPEAKER, quantity });

/** As the shop says it `hour` hours after the first word. */
async function say(hour: number, items: readonly Item[], status = 'paid', address1?: string) {
  told += 1;
  const line_items = items.map((item) => ({ ...item, requires_shipping: true }));
  const updatedAt = `2026-11-20T${10 + hour}:00:00Z`;
  const options = { updatedAt, status, more: { line_items }, ...(address1 && { address1 }) };
  const text = shopifyOrder(options);
  const fold = createFoldShopMessages({
    ...world,
    shops: createShopStore(world.table),
    readRaw: () => Promise.resolve(new TextEncoder().encode(text)),
    orderIdOf,
    shopReturns: shopifyReturns,
  });
  const delivery = { source: 'SHOPIFY', shop, topic: 'orders/updated', rawKey: 'k' } as const;
  const deliveryId = `d-${told}`;
  await fold({ ...delivery, deliveryId, receivedAt: world.now() }, { count: () => undefined });
}

async function order(): Promise<Order> {
  const found = await world.orders.find({ tenant, orderId });
  if (!found) throw new Error('no order');
  return found;
}
const shippedLines = async () =>
  (await world.untilStatus(await order(), 'DELIVERED')).lines.map(({ sku, quantity }) => [
    sku,
    quantity,
  ]);
const sound = async () => {
  for (const sku of [LAMP, SPEAKER]) expect(await world.violations(EWR, sku)).toEqual([]);
};

describe('lines edited before the goods go to the floor', () => {
  it('before the first plan are the order’s lines', async () => {
    await world.stock(EWR, SPEAKER, 1);
    await say(0, [lamps(2)]);
    await say(1, [lamps(1), speakers(1)]);
    expect(await shippedLines()).toEqual([
      [LAMP, 1],
      [SPEAKER, 1],
    ]);
    await sound();
  });

  it('while it waits for stock leave the old queue and are planned anew', async () => {
    await say(0, [speakers(2)]);
    await world.untilStatus(await order(), 'BACKORDERED');
    await say(1, [lamps(3)]);
    expect(await shippedLines()).toEqual([[LAMP, 3]]);
    expect(await world.orders.backorders(tenant, SPEAKER, 10)).toEqual([]);
    expect(await world.bucketsOf(EWR, LAMP)).toMatchObject({ available: 7, shipped: 3 });
    await sound();
  });

  it('under a hold are what is planned after it; what was reserved is free meanwhile', async () => {
    await say(0, [lamps(2)], 'pending');
    await world.untilStatus(await order(), 'PLANNED');
    await say(1, [lamps(4)], 'pending');
    await say(2, [lamps(4)]);
    expect(await shippedLines()).toEqual([[LAMP, 4]]);
    await sound();
  });

  it('by an older message that comes late are not followed', async () => {
    await say(3, [lamps(1)], 'pending');
    await say(1, [lamps(5)], 'pending');
    await say(4, [lamps(1)]);
    expect(await shippedLines()).toEqual([[LAMP, 1]]);
  });

  it('that are not paid yet wait for a newer word that they are', async () => {
    await say(0, [speakers(1)]);
    await world.untilStatus(await order(), 'BACKORDERED');
    await say(2, [lamps(3)], 'partially_paid');
    await world.pass(86_400);
    expect((await order()).holds).toMatchObject([{ holdId: 'payment-edit', reason: 'PAYMENT' }]);
    await say(1, [speakers(1)], 'paid');
    expect((await order()).holds).toHaveLength(1);
    await say(3, [lamps(3)]);
    expect(await shippedLines()).toEqual([[LAMP, 3]]);
  });

  it('to nothing cancel the order', async () => {
    await say(0, [speakers(1)]);
    await world.untilStatus(await order(), 'BACKORDERED');
    await say(1, []);
    await world.untilStatus(await order(), 'CANCELLED');
  });

  it('end the same whichever message comes first', async () => {
    await world.stock(EWR, SPEAKER, 3);
    const messages = [
      [0, [lamps(1)]],
      [1, [lamps(2), speakers(1)]],
      [2, [speakers(3)]],
    ] as const;
    for (const at of [2, 0, 1, 2, 0]) {
      const [hour, items] = messages[at] ?? messages[0];
      await say(hour, items);
    }
    expect(await shippedLines()).toEqual([[SPEAKER, 3]]);
  });
});

describe('edits that come later', () => {
  it('of lines are asked about once; meanwhile it goes on', async () => {
    await say(0, [lamps(2)]);
    await world.untilStatus(await order(), 'PICKING');
    for (const hour of [1, 2, 3]) await say(hour, [lamps(1)]);
    const cases = await world.cases.ofEntity(tenant, orderId);
    expect(cases).toMatchObject([{ kind: 'ORDER_EDITED', options: ['noted', 'cancel'] }]);
    expect(await shippedLines()).toEqual([[LAMP, 2]]);
    await sound();
  });

  it('answered by cancel stop the floor', async () => {
    await say(0, [lamps(2)]);
    await world.untilStatus(await order(), 'PICKING');
    await say(1, [lamps(1)]);
    await world.decide(await world.untilOpenCase(await order(), 'ORDER_EDITED'), 'cancel');
    await world.untilStatus(await order(), 'CANCELLED');
    expect(await world.bucketsOf(EWR, LAMP)).toMatchObject({ available: 10, reserved: 0 });
  });

  it('of the address of a labelled parcel are asked about; its label stands', async () => {
    await say(0, [lamps(2)]);
    await world.untilStatus(await order(), 'LABELED');
    await say(1, [lamps(2)], 'paid', '1 Elsewhere');
    await world.untilOpenCase(await order(), 'ORDER_EDITED');
    expect((await order()).shipTo.lines[0]).toBe('12 Bergen Ave');
  });

  it('of what has left say nothing: it is a return', async () => {
    await say(0, [lamps(2)]);
    await world.untilStatus(await order(), 'SHIPPED');
    await say(1, [lamps(1)]);
    expect(await world.caseKinds(await order())).toEqual([]);
  });
});

it('an order of a hundred lines is shipped in parts of thirty', async () => {
  await world.stock(EWR, LAMP, 200);
  await say(
    0,
    Array.from({ length: 100 }, (_, at) => ({ id: at + 1, sku: LAMP, quantity: 1 })),
  );
  for (const n of [1, 2, 3, 4]) await world.untilStatus(await order(), 'DELIVERED', n);
  const { fulfilments } = await world.whole(await order());
  expect(fulfilments.map(({ lines }) => lines.length)).toEqual([30, 30, 30, 10]);
  expect(await world.bucketsOf(EWR, LAMP)).toMatchObject({ shipped: 100, reserved: 0 });
  await sound();
});
