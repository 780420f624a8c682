/** Money that a shop paid back: for a return of ours, and nobody pays again; for none, and it stands with the order. */
import { beforeEach, describe, expect, it } from 'vitest';
import { shopSchema } from '../../../../domain/channel/shop.ts';
import { skuCodeSchema } from '../../../../domain/kernel/ids.ts';
import { startFulfilment } from '../../../../domain/order/fulfilment-outbox.ts';
import { returnReport } from '../../../../domain/insight/return-report.ts';
import {
  foldRefundCreated,
  foldRefundsListed,
} from '../../../../functions/consumers/fold-shop-refund.ts';
import { pushRefunds } from '../../../../functions/consumers/push-refund.ts';
import { orderIdOf } from '../../../../functions/runtime/order-id.ts';
import { anOrder } from '../../../support/example-order.ts';
import { aReturn, returnId, returnKey } from '../../../support/example-return.ts';
import { T0, tenant } from '../../../support/example-shipment.ts';
import { createWorld, type World } from '../world.ts';

const channel = { source: 'SHOPIFY', shop: 'lumio.myshopify.com', externalId: '1' } as const;
const orderId = orderIdOf(tenant, channel);
const shop = shopSchema.parse({
  ...{ source: channel.source, shop: channel.shop, tenant, name: 'Lumio' },
  ...{ endpoint: 'https://lumio.test', accessToken: 't', webhookSecrets: [] },
  ...{ status: 'ACTIVE', connectedAt: T0 },
});
const refundId = `${returnId}-received`;
const usd = (amount: string) => ({ amount, currency: 'USD' });
const owed = { refundId, amount: usd('72.40'), reason: 'RECEIVED', at: T0 };
const line = { lineId: '1', sku: 'LAMP-1', quantity: 2, externalLineId: '466157049' };

let world: World;
beforeEach(async () => {
  world = createWorld();
  const lines = [{ ...line, sku: skuCodeSchema.parse('LAMP-1') }];
  const order = anOrder({ tenant, orderId, channel, lines });
  await world.orders.create({ order, outbox: startFulfilment({ ...order, n: 1, epoch: 1 }, T0) });
});

const returning = async (changed: object = {}) => {
  const { source, shop: name } = channel;
  const asked = { source, shop: name, externalOrderId: '1', externalReturnId: '945' };
  const lines = [{ ...line, unitPrice: usd('39.90') }];
  const ret = aReturn({ orderId, channel: asked, lines, ...changed });
  await world.returns.create({ ret, claims: [{ lineId: '1', quantity: 2, delivered: 2 }] });
  return ret;
};
const say = (refund: object) =>
  foldRefundCreated(
    { ...world, orderIdOf },
    shop,
    JSON.stringify({ id: 7, order_id: 1, ...refund }),
  );
const paid = (amount: string) => ({ transactions: [{ kind: 'refund', ...usd(amount) }] });
const refunds = async () => (await world.returns.find(returnKey))?.refunds;
const payments = () => world.payments.ofReturn(returnKey);
const order = () => world.orders.find({ tenant, orderId });

describe('a refund in the shop', () => {
  it('before we owe anything settles the return, over all payments it went to', async () => {
    await returning();
    const card = { kind: 'refund', status: 'success', ...usd('60.00') };
    const gift = { kind: 'refund', status: 'success', ...usd('19.80') };
    const failed = { kind: 'refund', status: 'failure', ...usd('19.80') };
    for (let times = 0; times < 2; times += 1)
      await say({ return: { id: 945 }, transactions: [failed, card, gift] });
    expect(await refunds()).toMatchObject([
      { refundId: 'shop-7', reason: 'BY_SHOP', amount: usd('79.80') },
    ]);
  });

  it('of the units that we owe is how it was paid, also once the return is closed', async () => {
    const closed = { status: 'COMPLETED', closedAt: T0, closeReason: 'PROCESSED' };
    await returning({ refunds: [owed], ...closed });
    await say({ refund_line_items: [{ line_item_id: 466157049, quantity: 1 }], ...paid('70.00') });
    expect(await payments()).toMatchObject([
      { refundId, status: 'PAID', by: 'SHOP', externalRefundId: '7' },
    ]);
    expect(await refunds()).toHaveLength(1);
  });

  it('that is the echo of ours changes nothing, whichever is heard first', async () => {
    const ret = await returning({ refunds: [owed] });
    await world.policies.put({ tenant, version: 1, rules: { refundInShop: true }, updatedAt: T0 });
    const echo = { note: `refund ${refundId}`, ...paid('72.40') };
    const pushRefund = async () => {
      await say(echo);
      return { kind: 'PAID', externalRefundId: '7' } as const;
    };
    await pushRefunds({ ...world, channels: { pushRefund } }, ret, shop);
    await say(echo);
    expect(await payments()).toMatchObject([{ status: 'PAID', by: 'PORTAGE', tries: 1 }]);
    expect(await refunds()).toEqual([owed]);
    expect((await order())?.shopRefunds).toBeUndefined();
  });

  it('that people made after we were refused closes the question', async () => {
    const ret = await returning({ refunds: [owed] });
    await world.policies.put({ tenant, version: 1, rules: { refundInShop: true }, updatedAt: T0 });
    const pushRefund = async () => ({ kind: 'BY_HAND' }) as const;
    await pushRefunds({ ...world, channels: { pushRefund } }, ret, shop);
    await say(paid('72.40'));
    expect(await world.cases.ofEntity(tenant, returnId)).toMatchObject([
      { kind: 'REFUND_BLOCKED', status: 'CLOSED', closeReason: 'the shop has paid' },
    ]);
    expect(await payments()).toMatchObject([{ status: 'PAID', by: 'SHOP' }]);
  });
});

it('the refunds that each message of a WooCommerce order lists are heard once', async () => {
  const woo = { ...channel, source: 'WOOCOMMERCE', shop: 'shop.lumio.example' } as const;
  const wooId = orderIdOf(tenant, woo);
  const first = anOrder({ tenant, orderId: wooId, channel: woo });
  await world.orders.create({
    order: first,
    outbox: startFulfilment({ ...first, n: 1, epoch: 1 }, T0),
  });
  await returning({ orderId: wooId, refunds: [owed] });
  const goodwill = { id: 9, reason: 'sorry', total: '-5.00' };
  const ours = { id: 8, reason: refundId, total: '-72.40' };
  const text = JSON.stringify({ id: 1, currency: 'USD', refunds: [ours, goodwill] });
  const site = shopSchema.parse({ ...shop, ...{ source: woo.source, shop: woo.shop } });
  for (let times = 0; times < 2; times += 1)
    await foldRefundsListed({ ...world, orderIdOf }, site, text);
  expect(await payments()).toMatchObject([{ status: 'PAID', by: 'SHOP', externalRefundId: '8' }]);
  const kept = await world.orders.find({ tenant, orderId: wooId });
  expect(kept?.shopRefunds).toMatchObject([{ externalRefundId: '9', amount: usd('5.00') }]);
});

describe('a refund without a return', () => {
  it('stands with its order and is counted, once', async () => {
    const goodwill = { refund_line_items: [{ line_item_id: '466157049', quantity: 1 }] };
    for (let times = 0; times < 2; times += 1) await say({ ...goodwill, ...paid('5.00') });
    expect((await order())?.shopRefunds).toMatchObject([
      { externalRefundId: '7', amount: usd('5.00'), lines: [{ lineId: '1', quantity: 1 }] },
    ]);
    const days = await world.insights.days(tenant, { from: '2026-01-01', to: '2026-12-31' });
    expect(returnReport(days).platforms).toMatchObject([
      { platform: 'SHOPIFY', goodwill: { refunds: 1, paid: [usd('5.00')] } },
    ]);
  });

  it('of a few dollars does not settle a return under way', async () => {
    await returning();
    await say(paid('5.00'));
    expect(await refunds()).toEqual([]);
    expect((await order())?.shopRefunds).toHaveLength(1);
  });

  it('of what was cancelled is on record, and no goodwill', async () => {
    const cancelled = await order();
    if (!cancelled) throw new Error('no order');
    const cancelRequest = { at: T0, by: 'shop:SHOPIFY', reason: 'customer' };
    const next = { ...cancelled, cancelRequest, version: cancelled.version + 1 };
    await world.orders.save({ order: next });
    await say(paid('79.80'));
    expect((await order())?.shopRefunds).toHaveLength(1);
    expect(await world.insights.days(tenant, { from: '2026-01-01', to: '2026-12-31' })).toEqual([]);
  });

  it('of an order that we never had is the shop’s own affair', async () => {
    const before = world.bytes();
    await say({ order_id: 2, ...paid('5.00') });
    expect(world.bytes()).toBe(before);
  });
});
