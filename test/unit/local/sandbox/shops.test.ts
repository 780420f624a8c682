/** The sandbox's shops, called by the clients that call real ones; and playing the shop. */
import { createServer } from 'node:http';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { buffer } from 'node:stream/consumers';
import { afterAll, afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { createChannelClient } from '../../../../adapters/channels/channel-client.ts';
import { parseOrderChange } from '../../../../adapters/channels/amazon/parse-notification.ts';
import { parseAmazonOrder } from '../../../../adapters/channels/amazon/parse-order.ts';
import { shopifyReturns } from '../../../../adapters/channels/shopify/read-return.ts';
import { isSignedBase64 } from '../../../../adapters/webhooks/base64-signature.ts';
import type { RefundNotice } from '../../../../domain/channel/channel-port.ts';
import { shopSchema, type Shop, type ShopSource } from '../../../../domain/channel/shop.ts';
import { startSandbox, type Sandbox } from '../../../../local/sandbox/start-sandbox.ts';

const SHOPIFY_ORDER =
  '{"id":820982911946154508,"name":"#1001","line_items":[{"id":866550311766439020,"sku":"LUMEN-DESK-01","quantity":2}]}';
const channel = createChannelClient();

let dataDir: string;
let sandbox: Sandbox;
const told: string[] = [];
const heard: { headers: Record<string, unknown>; body: Buffer }[] = [];
const door = createServer((request, response) => {
  void buffer(request).then((body) => {
    heard.push({ headers: request.headers, body });
    response.writeHead(202).end();
  });
});

beforeEach(async () => {
  heard.length = 0;
  told.length = 0;
  dataDir = mkdtempSync(join(tmpdir(), 'shops-'));
  if (!door.listening) await once(door.listen(0, '127.0.0.1'), 'listening');
  const address = door.address();
  const port = typeof address === 'object' && address ? address.port : 0;
  sandbox = await startSandbox({
    dataDir,
    frontDoor: `http://127.0.0.1:${port}`,
    pace: 0,
    notifyAmazon: async (body) => void told.push(body),
  });
});

afterEach(async () => {
  await sandbox.stop();
  rmSync(dataDir, { recursive: true });
});

afterAll(() => {
  door.close();
});

function shopOf(source: ShopSource): Shop {
  return shopSchema.parse({
    ...sandbox.shops.find((shop) => shop.source === source),
    tenant: 'shenzhen-lumen',
    status: 'ACTIVE',
    connectedAt: '2026-11-23T08:00:00.000Z',
  });
}

const play = (source: string, body: string, topic = 'orders/paid') =>
  fetch(`${sandbox.url}/sandbox/shops/${source}/webhooks?topic=${encodeURIComponent(topic)}`, {
    method: 'POST',
    body,
  });

const orderAt = async (source: string, id: string): Promise<unknown> =>
  (await fetch(`${sandbox.url}/sandbox/shops/${source}/orders/${id}`)).json();

const notice = (externalOrderId: string, externalLineId: string) => ({
  reference: 'ord_01KJPE7Q8Z4N6T3W5Y9ABCDEFG-1',
  externalOrderId,
  lines: [{ externalLineId, sku: 'LUMEN-DESK-01', quantity: 2 }],
  carrier: 'UPS',
  trackingNumber: '1Z4A8X710312345670',
  trackingUrl: 'https://www.ups.com/track',
  shippedAt: '2026-11-24T20:00:00.000Z',
});

it('sends an order byte for byte, signed as Shopify signs', async () => {
  await play('shopify', SHOPIFY_ORDER);
  const [delivery] = heard;
  const secrets = shopOf('SHOPIFY').webhookSecrets;
  const signature = delivery?.headers['x-shopify-hmac-sha256'];
  expect(delivery?.body.toString()).toBe(SHOPIFY_ORDER);
  expect(isSignedBase64(secrets, String(signature), delivery?.body ?? Buffer.of())).toBe(true);
});

it('keeps what Shopify is told: a parcel once, what became of it', async () => {
  await play('shopify', SHOPIFY_ORDER);
  const parcel = notice('820982911946154508', '866550311766439020');
  const shop = shopOf('SHOPIFY');
  await channel.pushFulfilment(shop, parcel);
  await channel.pushFulfilment(shop, parcel);
  await channel.pushTracking(shop, parcel, 'delivered', '2026-11-26T20:00:00.000Z');
  expect(await orderAt('shopify', '820982911946154508')).toMatchObject({
    fulfilments: [{ number: parcel.trackingNumber, events: [{ status: 'DELIVERED' }] }],
  });
});

it('cancels at Shopify what is not shipped', async () => {
  await play('shopify', SHOPIFY_ORDER);
  await channel.pushCancellation(shopOf('SHOPIFY'), '820982911946154508', 'ord-1', 'no stock');
  expect(await orderAt('shopify', '820982911946154508')).toMatchObject({
    cancelled: { note: 'ord-1: no stock' },
  });
});

it('completes a WooCommerce order with its last parcel and notes the number', async () => {
  const order = {
    id: 727,
    status: 'processing',
    line_items: [{ id: 315, sku: 'LUMEN-DESK-01', quantity: 2 }],
  };
  await play('woocommerce', JSON.stringify(order), 'order.updated');
  await channel.pushFulfilment(shopOf('WOOCOMMERCE'), notice('727', '315'));
  expect(await orderAt('woocommerce', '727')).toMatchObject({
    status: 'completed',
    notes: [expect.stringContaining('1Z4A8X710312345670')],
  });
});

it('notifies of an Amazon order, answers what it is, and takes its confirmation', async () => {
  const AmazonOrderId = '902-3159896-1390916';
  const fetched = {
    order: {
      AmazonOrderId,
      OrderStatus: 'Unshipped',
      MarketplaceId: 'ATVPDKIKX0DER',
      LastUpdateDate: '2026-11-23T08:00:00Z',
      FulfillmentChannel: 'MFN',
    },
    orderItems: [{ OrderItemId: '68828574383266', SellerSKU: 'LUMEN-DESK-01', QuantityOrdered: 2 }],
    shippingAddress: {
      Name: 'Grace',
      AddressLine1: '1 Main St',
      City: 'Trenton',
      CountryCode: 'US',
    },
    buyer: { BuyerEmail: 'x@marketplace.amazon.com' },
  };
  await play('amazon', JSON.stringify(fetched));
  expect(parseOrderChange(JSON.parse(told[0] ?? '{}'))).toMatchObject({ orderId: AmazonOrderId });
  const shop = shopOf('AMAZON');
  const order = parseAmazonOrder(await channel.fetchOrder(shop, AmazonOrderId));
  expect(order?.lines).toMatchObject([{ sku: 'LUMEN-DESK-01', quantity: 2 }]);
  await channel.pushFulfilment(shop, notice(AmazonOrderId, '68828574383266'));
  expect(await orderAt('amazon', AmazonOrderId)).toMatchObject({ fulfilments: [{ id: '1' }] });
  await channel.pushCancellation(shop, AmazonOrderId, 'ord-1', 'no stock');
  expect(await orderAt('amazon', AmazonOrderId)).toHaveProperty('cancelled');
});

describe('a refund', () => {
  const paid = { minor: 3900n, currency: 'USD' } as const;
  const orderId = '820982911946154508';
  const exact = SHOPIFY_ORDER.replace('"name"', '"total_price":"78.00","name"');
  const line = { externalLineId: '866550311766439020', quantity: 1, amount: paid };
  const refund = (lines: RefundNotice['lines'] = [line]): RefundNotice => {
    const reference = 'ret_01KJPE7Q8Z4N6T3W5Y9ABCDEFG-received';
    return { reference, attempt: 1, externalOrderId: orderId, amount: paid, lines };
  };

  it('of an order is made once in Shopify, and told back by it', async () => {
    await play('shopify', exact);
    const shop = shopOf('SHOPIFY');
    const first = await channel.pushRefund(shop, refund());
    expect(first).toMatchObject({ kind: 'PAID' });
    expect(await channel.pushRefund(shop, refund())).toEqual({ ...first, kind: 'PAID_BEFORE' });
    expect(await orderAt('shopify', orderId)).toMatchObject({
      refunds: [{ amount: '39.00', lines: [{ lineId: line.externalLineId, quantity: 1 }] }],
    });
    await vi.waitFor(() => {
      const last = heard.at(-1);
      expect(last?.headers['x-shopify-topic']).toBe('refunds/create');
      expect(last?.body.toString()).toContain('"amount":"39.00"');
    });
  });

  it('of a return asked for in Shopify approves and processes it', async () => {
    await play('shopify', exact);
    const asked = [{ lineId: line.externalLineId, quantity: 1, reason: 'DEFECTIVE' }];
    await fetch(`${sandbox.url}/sandbox/shops/shopify/orders/${orderId}/returns`, {
      method: 'POST',
      body: JSON.stringify({ lines: asked }),
    });
    const shop = shopOf('SHOPIFY');
    const { lines } = await shopifyReturns.fetchReturn(shop, orderId);
    const [{ externalReturnLineId } = { externalReturnLineId: '' }] = lines;
    const notice = { ...refund([{ ...line, externalReturnLineId }]), externalReturnId: orderId };
    expect(await channel.pushRefund(shop, notice)).toMatchObject({ kind: 'PAID' });
    expect(await channel.pushRefund(shop, notice)).toMatchObject({ kind: 'PAID_BEFORE' });
    expect(await orderAt('shopify', orderId)).toMatchObject({
      returned: { status: 'OPEN' },
      refunds: [{ ofReturn: true, amount: '39.00' }],
    });
  });

  it('that the shop’s people have made, or cannot make, is not made again', async () => {
    await play('shopify', exact);
    const shop = shopOf('SHOPIFY');
    const both = { ...line, quantity: 2, amount: { minor: 7000n, currency: 'USD' as const } };
    const byHand = { ...refund([both]), reference: 'goodwill', amount: both.amount };
    await channel.pushRefund(shop, byHand);
    expect(await channel.pushRefund(shop, refund())).toMatchObject({ kind: 'PAID_BEFORE' });
    await expect(channel.pushRefund(shop, refund([]))).rejects.toThrow('less than 39.00 USD left');
  });

  it('is known by its meta in WooCommerce, whose gateway may refuse it', async () => {
    const order = {
      id: 727,
      status: 'completed',
      total: '50.00',
      line_items: [{ id: 315, sku: 'LUMEN-DESK-01', quantity: 2 }],
    };
    await play('woocommerce', JSON.stringify(order), 'order.updated');
    const shop = shopOf('WOOCOMMERCE');
    const notice = { ...refund([{ ...line, externalLineId: '315' }]), externalOrderId: '727' };
    expect(await channel.pushRefund(shop, notice)).toEqual({
      kind: 'PAID',
      externalRefundId: '9001',
    });
    expect(await channel.pushRefund(shop, notice)).toMatchObject({ kind: 'PAID_BEFORE' });
    const second = { ...notice, reference: 'ret_2-received' };
    await expect(channel.pushRefund(shop, second)).rejects.toMatchObject({
      name: 'PartnerRefused',
    });
    const more = { ...second, lines: [{ ...line, externalLineId: '315', quantity: 2 }] };
    expect(await channel.pushRefund(shop, more)).toMatchObject({ kind: 'PAID_BEFORE' });
    expect(await orderAt('woocommerce', '727')).toMatchObject({ refunds: [{ amount: '39.00' }] });
  });

  it('is made by hand at Amazon', async () => {
    expect(await channel.pushRefund(shopOf('AMAZON'), refund())).toEqual({ kind: 'BY_HAND' });
  });
});

it('a return asked for in Shopify is answered once', async () => {
  await play('shopify', SHOPIFY_ORDER);
  const orderId = '820982911946154508';
  const asked = [{ lineId: '866550311766439020', quantity: 1, reason: 'UNWANTED' }];
  await fetch(`${sandbox.url}/sandbox/shops/shopify/orders/${orderId}/returns`, {
    method: 'POST',
    body: JSON.stringify({ lines: asked }),
  });
  expect(heard.at(-1)?.headers['x-shopify-topic']).toBe('returns/request');
  const shop = shopOf('SHOPIFY');
  for (const answer of ['TOO_LATE', 'TOO_LATE', 'APPROVE'] as const)
    await channel.pushReturnAnswer(shop, { externalReturnId: orderId, answer });
  expect(await orderAt('shopify', orderId)).toMatchObject({ returned: { status: 'DECLINED' } });
});

it('a disposition told again, or after a try that died half way, adds what is lacking', async () => {
  await play('shopify', SHOPIFY_ORDER);
  const shop = shopOf('SHOPIFY');
  const told = (disposition: 'RESTOCKED' | 'MISSING') => ({
    reference: 'ret_1',
    externalReturnId: '820982911946154508',
    externalLineId: '866550311766439020',
    quantity: 1,
    disposition,
  });
  for (const word of ['RESTOCKED', 'RESTOCKED', 'MISSING', 'RESTOCKED', 'MISSING'] as const)
    await channel.pushDisposition(shop, told(word));
  expect(await orderAt('shopify', '820982911946154508')).toMatchObject({
    dispositions: [
      { type: 'RESTOCKED', quantity: 1 },
      { type: 'MISSING', quantity: 1 },
    ],
  });
  const stands = await shopifyReturns.fetchDispositions(shop, '820982911946154508');
  expect(stands).toMatchObject({
    externalOrderId: '820982911946154508',
    externalReturnId: '820982911946154508',
    dispositions: [
      { externalLineId: '866550311766439020', type: 'RESTOCKED', quantity: 1 },
      { externalLineId: '866550311766439020', type: 'MISSING', quantity: 1 },
    ],
  });
});

it("lets nobody in without the shop's token", async () => {
  const shop = { ...shopOf('WOOCOMMERCE'), accessToken: 'ck_x:cs_y' };
  await expect(channel.pushCancellation(shop, '727', 'ord-1', 'x')).rejects.toThrow('401');
});
