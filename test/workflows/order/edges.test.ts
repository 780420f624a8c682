/** Orders through their own doors: the API and the shops, with the workflow behind. */
import '../../support/quiet.ts';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { shopifyReturns } from '../../../adapters/channels/shopify/read-return.ts';
import { createShopStore } from '../../../adapters/dynamodb/shop-store.ts';
import { orderIdSchema } from '../../../domain/kernel/ids.ts';
import type { Order } from '../../../domain/order/order.ts';
import {
  orderAccepted,
  orderDetail,
  orderTimelineView,
} from '../../../functions/api/orders/contract.ts';
import { createFoldShopMessages } from '../../../functions/consumers/fold-shop-messages.ts';
import { orderIdOf } from '../../../functions/runtime/order-id.ts';
import { tenant } from '../../support/example-shipment.ts';
import { aShop } from '../../support/example-shop.ts';
import { SHOPIFY_ID, shopifyOrder } from '../../unit/adapters/channels/shop-payloads.ts';
import { createOrderWorld, EWR, LAMP, type OrderWorld } from './order-world.ts';

let world: OrderWorld;
beforeEach(async () => {
  world = await createOrderWorld();
  await world.stock(EWR, LAMP, 10);
});
afterEach(() => world.close());

const shipTo = {
  name: 'Ana',
  lines: ['1 Main St'],
  city: 'Newark',
  region: 'NJ',
  postalCode: '07102',
  country: 'US',
};
const request = { reference: 'SO-1', shipTo, lines: [{ sku: 'LAMP-1', quantity: 2 }] };

const post = (path: string, body: object, key = path) =>
  world.api({ method: 'POST', path, body, headers: { 'idempotency-key': key } });

async function place(body: object = request): Promise<Pick<Order, 'tenant' | 'orderId'>> {
  const { json } = await post('/orders', body);
  return { tenant, orderId: orderIdSchema.parse(json['orderId']) };
}
const read = async ({ orderId }: Pick<Order, 'orderId'>) =>
  orderDetail.parse((await world.api({ path: `/orders/${orderId}` })).json);
const asOrder = async (key: Pick<Order, 'tenant' | 'orderId'>) => {
  const found = await world.orders.find(key);
  if (!found) throw new Error(`no ${key.orderId}`);
  return found;
};

describe('an order placed by API', () => {
  it('is delivered, and its timeline tells the whole way, in Chinese too (M-102, M-110)', async () => {
    const key = await place();
    await world.untilStatus(await asOrder(key), 'DELIVERED');
    const { status, fulfilments } = await read(key);
    expect(status).toBe('DELIVERED');
    expect(fulfilments[0]).toMatchObject({ warehouseId: EWR, parcel: { status: 'delivered' } });
    const headers = { 'accept-language': 'zh-CN' };
    const told = await world.api({ path: `/orders/${key.orderId}/timeline`, headers });
    const { entries } = orderTimelineView.parse(told.json);
    const codes = entries.map(({ code }) => code);
    for (const code of ['ORDER_RECEIVED', 'PLANNED', 'RELEASED', 'PACKED', 'LABELED', 'SHIPPED'])
      expect(codes).toContain(code);
    expect(codes).toContain('out_for_delivery');
    expect(codes.at(-1)).toBe('delivered');
    expect(entries.at(-1)?.text).toBe('成功签收');
    const times = entries.map(({ at }) => at);
    expect(times).toEqual(times.toSorted());
  });

  it('with an address nobody knows waits for PUT …/address, then is shipped', async () => {
    const key = await place({ ...request, shipTo: { ...shipTo, postalCode: '00000' } });
    await world.untilOpenCase(await asOrder(key), 'ORDER_HOLD');
    expect(await read(key)).toMatchObject({
      status: 'ON_HOLD',
      holds: [{ reason: 'INVALID_ADDRESS' }],
    });
    const path = `/orders/${key.orderId}/address`;
    expect((await world.api({ method: 'PUT', path, body: shipTo })).status).toBe(202);
    await world.untilStatus(await asOrder(key), 'SHIPPED');
  });

  it('held by its seller in time stays where it is until the hold is released', async () => {
    const key = await place();
    const held = await post(`/orders/${key.orderId}/holds`, { note: 'fraud check' });
    await world.pass(4 * 86_400);
    const { fulfilments, status } = await read(key);
    expect(status).toBe('ON_HOLD');
    expect(fulfilments.map((f) => f.shippedAt)).not.toContainEqual(expect.any(String));
    const { holdId = '' } = orderAccepted.parse(held.json);
    const hold = `/orders/${key.orderId}/holds/${holdId}`;
    expect((await post(`${hold}/release`, {})).status).toBe(202);
    await world.untilStatus(await asOrder(key), 'SHIPPED');
  });

  it('cancelled in time gives its units back', async () => {
    const key = await place();
    const answer = await post(`/orders/${key.orderId}/cancel`, { reason: 'sold twice' });
    expect(answer.status).toBe(202);
    await world.untilStatus(await asOrder(key), 'CANCELLED');
    expect(await read(key)).toMatchObject({ status: 'CANCELLED' });
    expect(await world.bucketsOf(EWR, LAMP)).toMatchObject({ available: 10, reserved: 0 });
    const late = await post(`/orders/${key.orderId}/holds`, { note: 'too late' });
    expect([late.status, late.json['code']]).toEqual([409, 'ILLEGAL_TRANSITION']);
  });
});

describe('an order of a shop', () => {
  const shop = 'lumio.myshopify.com';
  const orderId = orderIdOf(tenant, { source: 'SHOPIFY', shop, externalId: SHOPIFY_ID });
  const more = { line_items: [{ id: 1, sku: 'LAMP-1', quantity: 2, requires_shipping: true }] };

  async function say(topic: string, text: string): Promise<void> {
    const rawKey = `T/_/webhooks/shopify/${topic}`;
    const readRaw = () => Promise.resolve(new TextEncoder().encode(text));
    const shops = createShopStore(world.table);
    const fold = createFoldShopMessages({
      ...world,
      shops,
      readRaw,
      orderIdOf,
      shopReturns: shopifyReturns,
    });
    const delivery = { source: 'SHOPIFY', shop, topic, rawKey, deliveryId: topic } as const;
    await fold({ ...delivery, receivedAt: world.now() }, { count: () => undefined });
    await world.clock.settle();
  }

  beforeEach(async () => {
    await createShopStore(world.table).put(aShop({ connectedAt: world.now() }));
  });

  it('waits for its payment and is then delivered (M-090, M-092)', async () => {
    await say('orders/create', shopifyOrder({ status: 'pending', more }));
    await world.pass(2 * 86_400);
    expect(await read({ orderId })).toMatchObject({ status: 'ON_HOLD' });
    await say('orders/paid', shopifyOrder({ updatedAt: '2026-11-22T10:00:00Z', more }));
    await world.untilStatus(await asOrder({ tenant, orderId }), 'DELIVERED');
    expect((await read({ orderId })).channel).toEqual({
      source: 'SHOPIFY',
      shop,
      externalId: SHOPIFY_ID,
    });
  });

  it('that was cancelled before we heard of it reserves nothing', async () => {
    const cancelledAt = '2026-11-22T10:00:00Z';
    await say('orders/cancelled', shopifyOrder({ cancelledAt, updatedAt: cancelledAt, more }));
    await say('orders/create', shopifyOrder({ more }));
    await world.pass(86_400);
    expect(await read({ orderId })).toMatchObject({ status: 'CANCELLED' });
    expect(await world.bucketsOf(EWR, LAMP)).toMatchObject({ available: 10, reserved: 0 });
  });
});
