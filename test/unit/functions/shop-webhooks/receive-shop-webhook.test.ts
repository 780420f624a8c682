import { createHmac } from 'node:crypto';
import { beforeEach, describe, expect, it } from 'vitest';
import { createShopStore } from '../../../../adapters/dynamodb/shop-store.ts';
import { signBase64 } from '../../../../adapters/webhooks/base64-signature.ts';
import { shopSchema } from '../../../../domain/channel/shop.ts';
import {
  shopDeliverySchema,
  type ShopDelivery,
} from '../../../../functions/shop-webhooks/contract.ts';
import { createReceiveShopWebhookHandler } from '../../../../functions/shop-webhooks/receive-shop-webhook.ts';
import { call, type HttpLambda } from '../lambda-event.ts';
import { createWorld, type World } from '../world.ts';

let world: World;
let kept: Map<string, Uint8Array>;
let queued: ShopDelivery[];
let receive: HttpLambda;
beforeEach(async () => {
  world = createWorld();
  kept = new Map();
  queued = [];
  const shops = createShopStore(world.table);
  for (const [source, shop] of [
    ['SHOPIFY', 'lumio.myshopify.com'],
    ['WOOCOMMERCE', 'shop.lumio.example'],
  ] as const)
    await shops.put(
      shopSchema.parse({
        source,
        shop,
        tenant: 'lumio',
        name: shop,
        endpoint: `https://${shop}`,
        accessToken: 't',
        webhookSecrets: ['new-secret', 'old-secret'],
        status: 'ACTIVE',
        connectedAt: world.now(),
      }),
    );
  receive = createReceiveShopWebhookHandler({
    now: world.now,
    shops,
    keepRaw: async (key, body) => void kept.set(key, body),
    enqueue: async (delivery) => void queued.push(shopDeliverySchema.parse(delivery)),
  });
});

const body = '{"id": 820982911946154508, "note": "ünï"}';
const shopify = (headers: Record<string, string> = {}, raw = body, base64 = false) =>
  call(receive, {
    method: 'POST',
    path: '/webhooks/shopify',
    raw: base64 ? Buffer.from(raw).toString('base64') : raw,
    base64,
    headers: {
      'X-Shopify-Hmac-SHA256': signBase64('new-secret', Buffer.from(raw)),
      'X-Shopify-Shop-Domain': 'lumio.myshopify.com',
      'X-Shopify-Topic': 'orders/create',
      'X-Shopify-Webhook-Id': 'b54557e4-bdd9-4b37-8a5f-bf7d70bcd043',
      ...headers,
    },
  });

describe('messages of shops', () => {
  it('are signed as Shopify and WooCommerce sign: base64 of HMAC-SHA256 over the raw body', () => {
    // RFC 4231, test case 2.
    const hex = '5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843';
    expect(signBase64('Jefe', Buffer.from('what do ya want for nothing?'))).toBe(
      Buffer.from(hex, 'hex').toString('base64'),
    );
  });

  it('are kept byte for byte, queued by key with topic and shop, and answered 202', async () => {
    expect((await shopify({}, body, true)).status).toBe(202);
    const [delivery] = queued;
    expect(delivery).toMatchObject({
      source: 'SHOPIFY',
      shop: 'lumio.myshopify.com',
      topic: 'orders/create',
      deliveryId: 'b54557e4-bdd9-4b37-8a5f-bf7d70bcd043',
    });
    expect(Buffer.from(kept.get(delivery?.rawKey ?? '') ?? []).toString()).toBe(body);
    expect(JSON.stringify(queued)).not.toContain('820982911946154508');
  });

  it('are taken under both secrets while rotating', async () => {
    const old = { 'X-Shopify-Hmac-SHA256': signBase64('old-secret', Buffer.from(body)) };
    expect((await shopify(old)).status).toBe(202);
  });

  it('answer a wrong signature, an unknown shop and none alike, and keep nothing', async () => {
    const hex = createHmac('sha256', 'new-secret').update(body).digest('hex');
    const refused = await Promise.all([
      shopify({ 'X-Shopify-Hmac-SHA256': signBase64('other', Buffer.from(body)) }),
      shopify({ 'X-Shopify-Hmac-SHA256': hex }),
      shopify({ 'X-Shopify-Hmac-SHA256': '' }),
      shopify({ 'X-Shopify-Shop-Domain': 'unknown.myshopify.com' }),
      shopify({ 'X-Shopify-Shop-Domain': '' }),
      shopify({}, `${body} `).then(() =>
        shopify({ 'X-Shopify-Shop-Domain': 'shop.lumio.example' }),
      ),
    ]);
    expect(new Set(refused.map(({ status, text }) => `${status} ${text}`)).size).toBe(1);
    expect(refused[0].status).toBe(401);
    expect(queued).toHaveLength(1);
  });

  it('of a disconnected shop are refused', async () => {
    const shops = createShopStore(world.table);
    const shop = await shops.find('SHOPIFY', 'lumio.myshopify.com');
    if (shop) await shops.put({ ...shop, status: 'DISCONNECTED' });
    expect((await shopify()).status).toBe(401);
  });

  it('of unknown topics are kept and queued like any other', async () => {
    expect((await shopify({ 'X-Shopify-Topic': 'app/uninstalled' })).status).toBe(202);
    expect(queued[0]?.topic).toBe('app/uninstalled');
  });

  it('of WooCommerce name the site with scheme and slash; its ping is answered unsigned', async () => {
    const woo = (raw: string, signature: string) =>
      call(receive, {
        method: 'POST',
        path: '/webhooks/woocommerce',
        raw,
        headers: {
          'X-WC-Webhook-Signature': signature,
          'X-WC-Webhook-Source': 'https://Shop.Lumio.example/',
          'X-WC-Webhook-Topic': 'order.created',
          'X-WC-Webhook-Delivery-ID': 'd-1',
        },
      });
    expect((await woo(body, signBase64('old-secret', Buffer.from(body)))).status).toBe(202);
    expect(queued[0]).toMatchObject({ shop: 'shop.lumio.example', topic: 'order.created' });
    expect((await woo('webhook_id=17', '')).status).toBe(200);
    expect((await woo('webhook_id=17&more=1', '')).status).toBe(401);
    expect(queued).toHaveLength(1);
  });
});
