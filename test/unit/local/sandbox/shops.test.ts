/** The sandbox's shops, called by the clients that call real ones; and playing the shop. */
import { createServer } from 'node:http';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { buffer } from 'node:stream/consumers';
import { afterAll, afterEach, beforeEach, expect, it } from 'vitest';
import { createChannelClient } from '../../../../adapters/channels/channel-client.ts';
import { parseOrderChange } from '../../../../adapters/channels/amazon/parse-notification.ts';
import { parseAmazonOrder } from '../../../../adapters/channels/amazon/parse-order.ts';
import { isSignedBase64 } from '../../../../adapters/webhooks/base64-signature.ts';
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

it("lets nobody in without the shop's token", async () => {
  const shop = { ...shopOf('WOOCOMMERCE'), accessToken: 'ck_x:cs_y' };
  await expect(channel.pushCancellation(shop, '727', 'ord-1', 'x')).rejects.toThrow('401');
});
