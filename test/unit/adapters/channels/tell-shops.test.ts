/** What is told to a shop follows from what it has already: partial parcels, two locations, and every repeat. */
import { createServer } from 'node:http';
import { once } from 'node:events';
import { json } from 'node:stream/consumers';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { createChannelClient } from '../../../../adapters/channels/channel-client.ts';
import { planFulfilments } from '../../../../adapters/channels/shopify/plan-fulfilment.ts';
import type { WooOrder } from '../../../../adapters/channels/woocommerce/orders-api.ts';
import { tracked } from '../../../../adapters/channels/woocommerce/tracking-metas.ts';
import { shopSchema } from '../../../../domain/channel/shop.ts';

const notice = {
  reference: 'ord_1-1',
  externalOrderId: '1',
  lines: [
    { externalLineId: '11', sku: 'LAMP-1', quantity: 3 },
    { sku: 'SHADE-1', quantity: 1 },
  ],
  carrier: 'UPS',
  trackingNumber: '1Z1',
  trackingUrl: 'https://t.test/1Z1',
  shippedAt: '2026-11-24T20:00:00.000Z',
};

const line = (id: string, remainingQuantity: number, lineItem: string, sku: string | null) => ({
  id: `gid://shopify/FulfillmentOrderLineItem/${id}`,
  remainingQuantity,
  lineItem: { id: `gid://shopify/LineItem/${lineItem}`, sku },
});
const at = (id: string, location: string | null, ...nodes: ReturnType<typeof line>[]) => ({
  id,
  assignedLocation: { location: location === null ? null : { id: location } },
  lineItems: { nodes },
});
const order = (
  nodes: ReturnType<typeof at>[],
  fulfillments: Parameters<typeof planFulfilments>[0]['fulfillments'] = [],
) => ({ cancelledAt: null, fulfillments, fulfillmentOrders: { nodes } });

describe('a parcel told to Shopify', () => {
  it('fulfils its units wherever they are assigned: one fulfilment for each location', () => {
    const plans = planFulfilments(
      order([
        at('fo-1', 'east', line('1', 2, '11', 'OTHER'), line('2', 4, '12', 'SHADE-1')),
        at('fo-2', 'west', line('3', 5, '11', 'OTHER')),
      ]),
      notice,
    );
    expect(plans).toEqual([
      [
        {
          fulfillmentOrderId: 'fo-1',
          fulfillmentOrderLineItems: [
            { id: 'gid://shopify/FulfillmentOrderLineItem/1', quantity: 2 },
            { id: 'gid://shopify/FulfillmentOrderLineItem/2', quantity: 1 },
          ],
        },
      ],
      [
        {
          fulfillmentOrderId: 'fo-2',
          fulfillmentOrderLineItems: [
            { id: 'gid://shopify/FulfillmentOrderLineItem/3', quantity: 1 },
          ],
        },
      ],
    ]);
  });

  it('goes on after a push that died in between: what the number has is not told again', () => {
    const told = {
      id: 'f-1',
      trackingInfo: [{ number: '1Z1' }],
      fulfillmentLineItems: {
        nodes: [
          { quantity: 2, lineItem: { id: 'gid://shopify/LineItem/11' } },
          { quantity: 1, lineItem: { id: 'gid://shopify/LineItem/12' } },
        ],
      },
      events: { nodes: [] },
    };
    const open = [
      at('fo-1', 'east', line('1', 0, '11', null), line('2', 3, '12', 'SHADE-1')),
      at('fo-2', null, line('3', 5, '11', null)),
    ];
    const [plan, ...more] = planFulfilments(order(open, [told]), notice);
    expect(more).toEqual([]);
    expect(plan).toMatchObject([
      { fulfillmentOrderId: 'fo-2', fulfillmentOrderLineItems: [{ quantity: 1 }] },
    ]);
    const other = { ...told, trackingInfo: [{ number: null }, { number: '1Z2' }] };
    expect(planFulfilments(order(open, [other]), notice)).toHaveLength(2);
  });
});

describe('a parcel told to WooCommerce', () => {
  const woo = (more: Partial<WooOrder> = {}): WooOrder => ({
    status: 'processing',
    line_items: [
      { id: '11', sku: 'LAMP-1', quantity: 3 },
      { id: '12', sku: 'SHADE-1', quantity: 2 },
      { id: '13', sku: '', quantity: 1 },
    ],
    meta_data: [],
    ...more,
  });
  const written = (change: ReturnType<typeof tracked>) =>
    (change?.meta_data ?? []).map(({ key, value }, id) => ({ id: String(id), key, value }));

  it('completes the order with the last parcel, not before', () => {
    const first = tracked(woo(), notice);
    expect(first?.status).toBeUndefined();
    const rest = { ...notice, reference: 'ord_1-2', lines: [{ sku: 'SHADE-1', quantity: 1 }] };
    const last = tracked(woo({ meta_data: written(first) }), rest);
    expect(last?.status).toBe('completed');
    expect(last?.meta_data?.map(({ id }) => id)).toEqual(['0', '1']);
    expect(tracked(woo({ meta_data: written(last) }), notice)).toBeUndefined();
  });

  it('leaves what other plugins keep', () => {
    const theirs = { tracking_id: 'x', tracking_number: '42' };
    const kept = [{ id: '7', key: '_wc_shipment_tracking_items', value: [theirs] }];
    const change = tracked(woo({ meta_data: kept }), notice);
    expect(change?.meta_data?.find(({ id }) => id === '7')?.value).toMatchObject([
      theirs,
      { tracking_number: '1Z1', date_shipped: '1795550400' },
    ]);
    const strange = [{ id: '7', key: '_wc_shipment_tracking_items', value: 'serialised' }];
    const keys = tracked(woo({ meta_data: strange }), notice)?.meta_data?.map(({ key }) => key);
    expect(keys).toEqual(['_portage_fulfilments']);
  });
});

describe('a disposition told to Shopify', () => {
  const disposed: unknown[] = [];
  let dispositions: { type: string; quantity: number }[] = [];
  let url = '';
  const shopServer = createServer((request, response) => {
    void json(request).then((body) => {
      const { query, variables } = z
        .object({ query: z.string(), variables: z.record(z.string(), z.unknown()) })
        .parse(body);
      if (query.includes('DisposeReturn')) disposed.push(variables['inputs']);
      const lines = [
        {
          id: 'gid://shopify/ReverseFulfillmentOrderLineItem/5',
          totalQuantity: 2,
          dispositions,
          fulfillmentLineItem: { lineItem: { id: 'gid://shopify/LineItem/11' } },
        },
      ];
      const data = query.includes('DisposeReturn')
        ? { reverseFulfillmentOrderDispose: { userErrors: [] } }
        : {
            return: {
              status: 'OPEN',
              reverseFulfillmentOrders: { nodes: [{ lineItems: { nodes: lines } }] },
            },
            location: { id: 'gid://shopify/Location/9' },
          };
      response.end(JSON.stringify({ data }));
    });
  });
  beforeAll(async () => {
    await once(shopServer.listen(0, '127.0.0.1'), 'listening');
    const address = shopServer.address();
    url = `http://127.0.0.1:${typeof address === 'object' && address ? address.port : 0}`;
  });
  afterAll(() => shopServer.close());
  beforeEach(() => {
    disposed.length = 0;
    dispositions = [];
  });

  type Word = 'RESTOCKED' | 'PROCESSING_REQUIRED';
  const tell = (disposition: Word, quantity: number, externalLineId = '11') =>
    createChannelClient().pushDisposition(
      shopSchema.parse({
        source: 'SHOPIFY',
        shop: 's.myshopify.com',
        tenant: 'lumio',
        name: 's',
        endpoint: url,
        accessToken: 't',
        webhookSecrets: [],
        status: 'ACTIVE',
        connectedAt: '2026-11-23T08:00:00.000Z',
      }),
      { reference: 'ret_1', externalReturnId: '3', externalLineId, quantity, disposition },
    );

  it('names the shop’s location only for what is restocked', async () => {
    await tell('RESTOCKED', 1);
    await tell('PROCESSING_REQUIRED', 1, '5');
    const line5 = 'gid://shopify/ReverseFulfillmentOrderLineItem/5';
    expect(disposed).toEqual([
      [
        {
          reverseFulfillmentOrderLineItemId: line5,
          quantity: 1,
          dispositionType: 'RESTOCKED',
          locationId: 'gid://shopify/Location/9',
        },
      ],
      [
        {
          reverseFulfillmentOrderLineItemId: line5,
          quantity: 1,
          dispositionType: 'PROCESSING_REQUIRED',
        },
      ],
    ]);
  });

  it('may follow one that was not final, and is not told beyond the line', async () => {
    dispositions = [{ type: 'PROCESSING_REQUIRED', quantity: 2 }];
    await tell('RESTOCKED', 2);
    expect(disposed).toHaveLength(1);
    dispositions.push({ type: 'RESTOCKED', quantity: 2 });
    await tell('RESTOCKED', 2);
    await tell('PROCESSING_REQUIRED', 1);
    expect(disposed).toHaveLength(1);
    await expect(tell('RESTOCKED', 1, '99')).rejects.toMatchObject({ name: 'PartnerRefused' });
  });
});
