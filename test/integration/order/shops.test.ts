/** Orders of shops and of the API on the deployed functions: receivers, queues, consumers, routes. */
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { batchAnswer, orderPage } from '../../../functions/api/orders/contract.ts';
import { DEMO_TENANT } from '../../../local/demo/demo-client.ts';
import { amazonOrder, shopifyOrder, wooOrder } from '../../unit/adapters/channels/shop-payloads.ts';
import { openPortage, type OpenPortage } from '../shipment/open-portage.ts';

let opened: OpenPortage;
beforeAll(async () => {
  opened = await openPortage();
}, 240_000);
afterAll(async () => {
  await opened.close();
});

const ask = async (method: string, path: string, body?: object) => {
  const { runtime, keys } = opened.portage;
  const answer = await fetch(runtime.url + path, {
    method,
    headers: {
      authorization: `Bearer ${keys[DEMO_TENANT] ?? ''}`,
      'content-type': 'application/json',
      'idempotency-key': 'once',
    },
    ...(body && { body: JSON.stringify(body) }),
  });
  const json: unknown = await answer.json();
  return json;
};

/** The shop does something, in its own words. */
const play = (source: string, topic: string, body: string) =>
  fetch(
    `${opened.portage.sandbox.url}/sandbox/shops/${source}/webhooks?topic=${encodeURIComponent(topic)}`,
    { method: 'POST', body },
  );

async function untilOrdered(reference: string) {
  for (let tries = 0; tries < 100; tries += 1) {
    const path = `/orders?reference=${encodeURIComponent(reference)}`;
    const [found] = orderPage.parse(await ask('GET', path)).data;
    if (found) return found;
    await sleep(250);
  }
  throw new Error(`no order ${reference}`);
}

describe('orders on the embedded runtime', () => {
  it('come from Shopify and WooCommerce by signed webhooks', async () => {
    await play('shopify', 'orders/paid', shopifyOrder());
    await play('woocommerce', 'order.updated', wooOrder());
    expect((await untilOrdered('#1001')).channel.source).toBe('SHOPIFY');
    expect((await untilOrdered('727')).channel.source).toBe('WOOCOMMERCE');
  });

  it('come from Amazon by a queue, fetched', async () => {
    await play('amazon', 'ORDER_CHANGE', amazonOrder());
    const AmazonOrderId = '902-3159896-1390916';
    expect((await untilOrdered(AmazonOrderId)).channel.source).toBe('AMAZON');
  });

  it('come a batch at a time, over a path with a colon', async () => {
    const order = {
      shipTo: {
        name: 'Ann',
        lines: ['1 Main St'],
        city: 'Newark',
        postalCode: '07102',
        country: 'US',
      },
      lines: [{ sku: 'LAMP-1', quantity: 1 }],
    };
    const orders = [{ ...order, reference: 'B-1' }, order];
    const { data } = batchAnswer.parse(await ask('POST', '/orders:batch', { orders }));
    expect(data.map(({ status }) => status)).toEqual([202, 422]);
  });
});
