import { shopifyReturns } from '../../../../adapters/channels/shopify/read-return.ts';
import fc from 'fast-check';
import { beforeEach, describe, expect, it } from 'vitest';
import { createShopStore } from '../../../../adapters/dynamodb/shop-store.ts';
import { shopSchema, type Shop } from '../../../../domain/channel/shop.ts';
import { orderIdSchema, tenantSchema } from '../../../../domain/kernel/ids.ts';
import { newFulfilment } from '../../../../domain/order/fulfilment-record.ts';
import { createFoldAmazonChanges } from '../../../../functions/consumers/fold-amazon-changes.ts';
import { createFoldShopMessages } from '../../../../functions/consumers/fold-shop-messages.ts';
import { orderIdOf } from '../../../../functions/runtime/order-id.ts';
import {
  amazonOrder,
  SHOPIFY_ID,
  shopifyOrder,
  wooOrder,
} from '../../adapters/channels/shop-payloads.ts';
import { createWorld, type World } from '../world.ts';

const tenant = tenantSchema.parse('lumio');
const shopOf = (world: World, source: Shop['source'], shop: string): Shop =>
  shopSchema.parse({
    source,
    shop,
    tenant,
    name: shop,
    endpoint: `https://${shop}`,
    accessToken: 't',
    webhookSecrets: [],
    status: 'ACTIVE',
    connectedAt: world.now(),
  });

async function createShopWorld() {
  const world = createWorld();
  const shops = createShopStore(world.table);
  await shops.put(shopOf(world, 'SHOPIFY', 'lumio.myshopify.com'));
  await shops.put(shopOf(world, 'WOOCOMMERCE', 'shop.lumio.example'));
  await shops.put(shopOf(world, 'AMAZON', 'A1LUMIO'));
  const bodies = new Map<string, Uint8Array>();
  const counted: string[] = [];
  const fetched = new Map<string, string>();
  const ports = {
    ...world,
    shops,
    orderIdOf,
    shopReturns: shopifyReturns,
    readRaw: async (key: string) => bodies.get(key) ?? new Uint8Array(),
    keepRaw: async (key: string, body: Uint8Array) => void bodies.set(key, body),
    channels: { fetchOrder: async (_: Shop, id: string) => fetched.get(id) ?? '' },
  };
  const telemetry = { count: (name: string) => void counted.push(name) };
  const fold = createFoldShopMessages(ports);
  const foldAmazon = createFoldAmazonChanges(ports);
  let deliveries = 0;
  return {
    ...world,
    shops,
    bodies,
    counted,
    fetched,
    say: async (topic: string, text: string, source: 'SHOPIFY' | 'WOOCOMMERCE' = 'SHOPIFY') => {
      const deliveryId = `d-${(deliveries += 1)}`;
      bodies.set(deliveryId, new TextEncoder().encode(text));
      const shop = source === 'SHOPIFY' ? 'lumio.myshopify.com' : 'shop.lumio.example';
      const delivery = { source, shop, topic, rawKey: deliveryId, deliveryId };
      await fold({ ...delivery, receivedAt: world.now() }, telemetry);
    },
    notify: (message: unknown) => foldAmazon(message, telemetry),
    order: async (source: Shop['source'], shop: string, externalId: string) =>
      world.orders.find({ tenant, orderId: orderIdOf(tenant, { source, shop, externalId }) }),
  };
}
type ShopWorld = Awaited<ReturnType<typeof createShopWorld>>;

let world: ShopWorld;
beforeEach(async () => {
  world = await createShopWorld();
});
const shopify = (of: ShopWorld = world) => of.order('SHOPIFY', 'lumio.myshopify.com', SHOPIFY_ID);

describe('orders of shops', () => {
  it('that are paid become an order without holds and one execution', async () => {
    await world.say('orders/create', shopifyOrder());
    const order = await shopify();
    expect(order).toMatchObject({ holds: [], reference: '#1001', speed: 'EXPRESS', version: 1 });
    expect(order?.channel.externalId).toBe(SHOPIFY_ID);
    const outboxes = world.table.all().filter(({ pk }) => pk.startsWith('T#_#OUTBOX#'));
    expect(outboxes).toMatchObject([{ executionName: `ful-${order?.orderId ?? ''}-1-1` }]);
  });

  it('that are not wait for orders/paid', async () => {
    await world.say('orders/create', shopifyOrder({ status: 'pending' }));
    expect((await shopify())?.holds).toMatchObject([
      { holdId: 'payment', reason: 'PAYMENT', releasePolicy: 'ON_PAYMENT' },
    ]);
    const later = '2026-11-20T11:00:00-05:00';
    await world.say('orders/paid', shopifyOrder({ updatedAt: later }));
    expect((await shopify())?.holds).toEqual([]);
    const orderId = (await shopify())?.orderId ?? orderIdSchema.parse('');
    const wait = await world.waits.find({ tenant, entityId: orderId, lane: 'f1' });
    expect(wait?.signal).toBeDefined();
  });

  it('wake nobody for what the shop tells of itself, and again for what may not have been heard', async () => {
    await world.say('orders/create', shopifyOrder());
    const orderId = (await shopify())?.orderId ?? orderIdSchema.parse('');
    const signals = async () =>
      (await world.waits.find({ tenant, entityId: orderId, lane: 'f1' }))?.signal;
    const later = shopifyOrder({ updatedAt: '2026-11-20T11:00:00-05:00' });
    await world.say('orders/updated', later);
    expect(await signals()).toBeUndefined();
    await world.say('orders/updated', later);
    expect(await signals()).toBeDefined();
  });

  it('of WooCommerce are one order however often they are told', async () => {
    for (let i = 0; i < 5; i += 1) await world.say('order.updated', wooOrder(), 'WOOCOMMERCE');
    const order = await world.order('WOOCOMMERCE', 'shop.lumio.example', '727');
    expect(order).toMatchObject({ version: 1, speed: 'ECONOMY' });
    expect(world.table.all().filter(({ sk }) => sk === 'HEAD')).toHaveLength(1);
  });

  it('end the same in any order of their messages, each told any number of times', async () => {
    const hour = (h: number) => `2026-11-20T${String(h).padStart(2, '0')}:00:00Z`;
    const messages: [topic: string, text: string][] = [
      ['orders/create', shopifyOrder({ status: 'pending', updatedAt: hour(10) })],
      ['orders/paid', shopifyOrder({ updatedAt: hour(11) })],
      ['orders/updated', shopifyOrder({ updatedAt: hour(12), address1: '14 Bergen Ave' })],
      [
        'orders/updated',
        shopifyOrder({ updatedAt: hour(13), more: { shipping_address: { name: 'Ann' } } }),
      ],
      ['orders/updated', shopifyOrder({ updatedAt: hour(14), address1: '16 Bergen Ave' })],
      [
        'orders/cancelled',
        shopifyOrder({ updatedAt: hour(15), cancelledAt: hour(15), address1: '16 Bergen Ave' }),
      ],
    ];
    const ends = async (told: typeof messages) => {
      const of = await createShopWorld();
      for (const [topic, text] of told) await of.say(topic, text);
      const order = await shopify(of);
      const { version: _v, released: _r, ...end } = order ?? { version: 0 };
      return JSON.stringify({
        ...end,
        heads: of.table.all().filter((i) => i.sk === 'HEAD').length,
      });
    };
    const whole = await ends(messages);
    expect(JSON.parse(whole)).toMatchObject({
      holds: [],
      heads: 1,
      shipTo: { lines: ['16 Bergen Ave', 'Apt 4'] },
      cancelRequest: { by: 'shop:SHOPIFY', reason: 'customer' },
    });
    const times = fc.array(fc.nat(messages.length - 1), { maxLength: 6 });
    const anyOrder = times.chain((again) =>
      fc.shuffledSubarray(
        [...messages.keys(), ...again].map((at, key) => ({ at, key })),
        {
          minLength: messages.length + again.length,
        },
      ),
    );
    await fc.assert(
      fc.asyncProperty(anyOrder, async (told) => {
        expect(await ends(told.flatMap(({ at }) => messages.slice(at, at + 1)))).toBe(whole);
      }),
      { numRuns: 60 },
    );
  });

  it('keep the address of a parcel that has its label', async () => {
    await world.say('orders/create', shopifyOrder());
    const order = await shopify();
    if (!order) throw new Error('no order');
    const lines = order.lines.slice(0, 1).map(({ lineId, sku, quantity }) => {
      return { lineId, sku, quantity };
    });
    const fresh = newFulfilment({ ...order, n: 1 }, lines, world.now());
    await world.orders.save({ fulfilments: [{ ...fresh, version: 1, status: 'LABELED' }] });
    const moved = { updatedAt: '2026-11-20T12:00:00-05:00', address1: '1 Elsewhere' };
    await world.say('orders/updated', shopifyOrder(moved));
    expect((await shopify())?.shipTo.lines[0]).toBe('12 Bergen Ave');
    // Money back after the parcel has its label is a return, not a cancellation.
    await world.say('orders/updated', shopifyOrder({ ...moved, status: 'refunded' }));
    expect((await shopify())?.cancelRequest).toBeUndefined();
  });

  it('refunded before anything left are cancelled', async () => {
    await world.say('orders/create', shopifyOrder());
    const refunded = { status: 'refunded', updatedAt: '2026-11-20T12:00:00-05:00' };
    await world.say('orders/updated', shopifyOrder({ ...refunded, currentQuantity: 0 }));
    expect((await shopify())?.cancelRequest?.reason).toBe('refunded');
  });

  it('of topics we do not know are counted and done with; unreadable ones fail with their faults', async () => {
    await world.say('app/uninstalled', '{}');
    expect(world.counted).toEqual(['TopicUnknown']);
    await expect(world.say('orders/create', '{"id":1}')).rejects.toThrow('/name');
    expect(world.bodies.size).toBe(2);
    expect(world.table.all().filter(({ sk }) => sk === 'HEAD')).toEqual([]);
  });

  it('of a shop that is gone are nobody’s', async () => {
    const shop = await world.shops.find('SHOPIFY', 'lumio.myshopify.com');
    if (shop) await world.shops.put({ ...shop, status: 'DISCONNECTED' });
    await world.say('orders/create', shopifyOrder());
    expect(world.counted).toEqual(['ShopIsGone']);
  });
});

describe('Amazon’s order changes', () => {
  const id = '902-3159896-1390916';
  const change = {
    NotificationType: 'ORDER_CHANGE',
    Payload: { OrderChangeNotification: { SellerId: 'A1LUMIO', AmazonOrderId: id } },
    NotificationMetadata: { NotificationId: 'n-1' },
  };
  const amazon = () => world.order('AMAZON', 'A1LUMIO', id);

  it('fetch the order as it is, keep both, and end a hold when it is paid', async () => {
    world.fetched.set(id, amazonOrder({ OrderStatus: 'Pending' }, { shippingAddress: null }));
    await world.notify(change);
    expect((await amazon())?.holds.map(({ reason }) => reason)).toEqual([
      'PAYMENT',
      'INVALID_ADDRESS',
    ]);
    world.fetched.set(id, amazonOrder());
    await world.notify(change);
    expect(await amazon()).toMatchObject({ holds: [], shipTo: { city: 'Jersey City' } });
    expect([...world.bodies.keys()].filter((key) => key.includes('/amazon/'))).toHaveLength(3);
  });

  it('cancel an order whose items Amazon no longer counts', async () => {
    world.fetched.set(id, amazonOrder());
    await world.notify(change);
    const later = { OrderStatus: 'Canceled', LastUpdateDate: '2026-11-20T10:40:00Z' };
    world.fetched.set(id, amazonOrder(later, { orderItems: [], shippingAddress: null }));
    await world.notify(change);
    expect(await amazon()).toMatchObject({
      cancelRequest: { reason: 'Canceled at Amazon' },
      shipTo: { city: 'Jersey City' },
    });
  });

  it('of another seller, another type or Amazon’s own parcels make nothing', async () => {
    world.fetched.set(id, amazonOrder({ FulfillmentChannel: 'AFN' }));
    await world.notify(change);
    await world.notify({ NotificationType: 'ANY_OFFER_CHANGED' });
    const stranger = { SellerId: 'A1OTHER', AmazonOrderId: id };
    await world.notify({ ...change, Payload: { OrderChangeNotification: stranger } });
    expect(world.counted).toEqual(['TopicUnknown', 'ShopIsGone']);
    expect(await amazon()).toBeUndefined();
  });
});
