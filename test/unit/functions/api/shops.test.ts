import { beforeEach, describe, expect, it } from 'vitest';
import { createShopStore } from '../../../../adapters/dynamodb/shop-store.ts';
import type { ShopStore } from '../../../../domain/channel/shop.ts';
import { shopList, shopView } from '../../../../functions/api/shops/contract.ts';
import { createShopsHandler } from '../../../../functions/api/shops/shops-handler.ts';
import { call, faultsIn, sellerAuthorizer, type Call, type HttpLambda } from '../lambda-event.ts';
import { createWorld, type World } from '../world.ts';

const shopify = {
  source: 'SHOPIFY',
  shop: 'Lumio.myshopify.com',
  endpoint: 'https://lumio.myshopify.com/',
  accessToken: 'shpat_never_shown',
  webhookSecret: 'secret-never-shown',
};

let world: World;
let stored: ShopStore;
let shops: HttpLambda;
beforeEach(() => {
  world = createWorld();
  stored = createShopStore(world.table);
  shops = createShopsHandler({ now: world.now, shops: stored, mayBeLoopback: false });
});

const ask = (method: string, path: string, body?: object, as = 'lumio', more: Partial<Call> = {}) =>
  call(shops, { method, path, body, authorizer: sellerAuthorizer(as), ...more });
const PATH = '/shops/SHOPIFY/lumio.myshopify.com';

describe('sellers’ shops', () => {
  it('are connected under the platform’s own name, and their secrets never shown', async () => {
    const made = await ask('POST', '/shops', shopify);
    expect(made.status).toBe(201);
    expect(shopView.parse(made.json)).toMatchObject({
      shop: 'lumio.myshopify.com',
      endpoint: 'https://lumio.myshopify.com',
      webhookSecrets: 1,
      policy: 'FILL_ALL',
      status: 'ACTIVE',
    });
    const list = await ask('GET', '/shops');
    expect(shopList.parse(list.json).data).toHaveLength(1);
    expect(made.text + list.text).not.toContain('never');
    expect((await stored.find('SHOPIFY', 'https://LUMIO.myshopify.com/'))?.tenant).toBe('lumio');
  });

  it('belong to one seller; another neither sees, rotates, disconnects nor takes them', async () => {
    await ask('POST', '/shops', shopify);
    const before = world.bytes();
    const taken = await ask('POST', '/shops', shopify, 'nordlys');
    expect([taken.status, taken.json['code']]).toEqual([409, 'SHOP_TAKEN']);
    expect(shopList.parse((await ask('GET', '/shops', undefined, 'nordlys')).json).data).toEqual(
      [],
    );
    expect((await ask('DELETE', PATH, undefined, 'nordlys')).status).toBe(404);
    const rotate = await ask('POST', `${PATH}/secrets`, { webhookSecret: 'mine-now' }, 'nordlys');
    expect(rotate.status).toBe(404);
    expect(world.bytes()).toBe(before);
  });

  it('once disconnected may be connected by whoever has them now', async () => {
    await ask('POST', '/shops', shopify);
    expect((await ask('DELETE', PATH)).status).toBe(204);
    expect((await stored.find('SHOPIFY', shopify.shop))?.webhookSecrets).toEqual([]);
    expect((await ask('POST', '/shops', shopify, 'nordlys')).status).toBe(201);
    expect(shopList.parse((await ask('GET', '/shops')).json).data).toEqual([]);
  });

  it('rotate their secret: the one before stays accepted, the third drops the first', async () => {
    await ask('POST', '/shops', shopify);
    await ask('POST', `${PATH}/secrets`, { webhookSecret: 'second-secret' });
    const third = await ask('POST', `${PATH}/secrets`, { webhookSecret: 'third-secret' });
    expect(shopView.parse(third.json).webhookSecrets).toBe(2);
    const shop = await stored.find('SHOPIFY', shopify.shop);
    expect(shop?.webhookSecrets).toEqual(['third-secret', 'second-secret']);
  });

  it.each([
    'http://lumio.myshopify.com',
    'https://169.254.169.254/latest',
    'https://127.0.0.1:9001',
    'https://localhost',
    'https://[::1]/',
  ])('are never called at %s', async (endpoint) => {
    const answer = await ask('POST', '/shops', { ...shopify, endpoint });
    expect(faultsIn(answer)).toEqual(['/endpoint ENDPOINT_NOT_PUBLIC']);
  });

  it('tell all faults at once, in Chinese when asked', async () => {
    const { webhookSecret: _, ...unsigned } = shopify;
    const answer = await ask(
      'POST',
      '/shops',
      { ...unsigned, endpoint: 'http://a.test' },
      'lumio',
      {
        headers: { 'accept-language': 'zh', 'content-type': 'application/json' },
      },
    );
    expect(faultsIn(answer)).toEqual(['/endpoint ENDPOINT_NOT_PUBLIC', '/webhookSecret REQUIRED']);
    expect(answer.text).toContain('公网域名');
  });
});
