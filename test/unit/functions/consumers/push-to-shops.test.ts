import { beforeEach, describe, expect, it } from 'vitest';
import {
  announcementSchema,
  type AnnouncementType,
} from '../../../../domain/announcement/announcement.ts';
import { shopSchema, type Shop } from '../../../../domain/channel/shop.ts';
import type { Fulfilment } from '../../../../domain/order/fulfilment.ts';
import type { Order } from '../../../../domain/order/order.ts';
import { createPushToShops } from '../../../../functions/consumers/push-to-shops.ts';
import { aFulfilment, anOrder, minutes, shopper } from '../../../support/example-order.ts';
import { createWorld } from '../world.ts';

const connected = shopSchema.parse({
  source: 'SHOPIFY',
  shop: 'lumio.myshopify.com',
  tenant: shopper.tenant,
  name: 'Lumio',
  endpoint: 'https://lumio.myshopify.com',
  accessToken: 'token',
  webhookSecrets: ['secret'],
  status: 'ACTIVE',
  connectedAt: minutes(0),
});

const world = createWorld();
let pushed: unknown[][];
let counted: string[];
let order: Order;
let fulfilments: Fulfilment[];
let shop: Shop | undefined;
beforeEach(() => {
  [pushed, counted, order, fulfilments, shop] = [[], [], anOrder(), [aFulfilment()], connected];
});

function push(type: AnnouncementType, data: object = {}, now = minutes(61)) {
  const note =
    (verb: string) =>
    async (_: Shop, ...rest: unknown[]) =>
      void pushed.push([verb, ...rest]);
  return createPushToShops({
    now: () => now,
    orders: { findWhole: async () => ({ order, fulfilments }), find: async () => order },
    returns: { find: async () => undefined },
    shops: { find: async () => shop },
    channels: {
      pushFulfilment: note('shipped'),
      pushTracking: note('tracking'),
      pushCancellation: note('cancelled'),
      pushDisposition: note('disposed'),
      pushReturnAnswer: note('answered'),
      pushRefund: async () => ({ kind: 'BY_HAND' }),
    },
    policies: world.policies,
    payments: world.payments,
    cases: world.cases,
    count: (metric) => void counted.push(metric),
  })(
    announcementSchema.parse({
      announcementId: 'a-1',
      tenant: shopper.tenant,
      type,
      at: minutes(60),
      entityId: shopper.orderId,
      n: 1,
      data,
    }),
  );
}

const NOTICE = {
  reference: `${shopper.orderId}-1`,
  externalOrderId: '820982911946154508',
  lines: [{ externalLineId: '466157049', sku: 'LAMP-1', quantity: 2 }],
  carrier: 'USPS',
  trackingNumber: '9400111206206406260787',
  trackingUrl: 'https://t.17track.net/en#nums=9400111206206406260787',
  shippedAt: minutes(60),
};

describe('a shop', () => {
  it('hears that a parcel left, with the shop’s own ids', async () => {
    await push('order.shipped');
    expect(pushed).toEqual([['shipped', NOTICE]]);
    expect(counted).toEqual([]);
  });

  it('that hears of it more than an hour late is counted', async () => {
    await push('order.shipped', {}, minutes(60 + 61));
    expect(pushed).toHaveLength(1);
    expect(counted).toEqual(['PushedLate']);
  });

  it('hears what the carrier says once the parcel has left, not before', async () => {
    await push('order.tracking.updated', { status: 'out_for_delivery' });
    expect(pushed).toEqual([['tracking', NOTICE, 'out_for_delivery', minutes(60)]]);
    const { shippedAt: _, ...labeled } = aFulfilment({ status: 'LABELED' });
    fulfilments = [labeled];
    await push('order.tracking.updated', { status: 'info_received' });
    expect(pushed).toHaveLength(1);
  });

  it('hears of an end only when nothing of the order will come', async () => {
    const [over, alive] = [
      aFulfilment({ status: 'REJECTED', closeReason: 'NO_STOCK' }),
      aFulfilment({ n: 2 }),
    ];
    fulfilments = [over, alive];
    await push('order.rejected');
    expect(pushed).toEqual([]);
    fulfilments = [over, { ...alive, status: 'CANCELLED' }];
    await push('order.rejected');
    expect(pushed).toEqual([['cancelled', '820982911946154508', shopper.orderId, 'NO_STOCK']]);
  });

  it('is not told what it told us', async () => {
    order = anOrder({
      cancelRequest: { at: minutes(1), by: 'shop:lumio.myshopify.com', reason: 'customer' },
    });
    fulfilments = [aFulfilment({ status: 'CANCELLED' })];
    await push('order.cancelled');
    expect(pushed).toEqual([]);
  });

  it('that was disconnected, or is another seller’s by now, hears nothing', async () => {
    for (const other of [undefined, { ...connected, status: 'DISCONNECTED' as const }]) {
      shop = other;
      await push('order.shipped');
    }
    expect(pushed).toEqual([]);
    expect(counted).toEqual(['ShopIsGone', 'ShopIsGone']);
  });
});

it('an order placed by API has no shop', async () => {
  order = anOrder({ channel: { source: 'API', externalId: 'x' } });
  await push('order.shipped');
  expect([pushed, counted]).toEqual([[], []]);
});
