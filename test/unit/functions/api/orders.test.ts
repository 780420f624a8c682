import { beforeEach, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { tenantSchema } from '../../../../domain/kernel/ids.ts';
import { newFulfilment, patchFulfilment } from '../../../../domain/order/fulfilment-record.ts';
import type { FulfilmentPatch } from '../../../../domain/order/fulfilment-record.ts';
import { orderIdSchema, skuCodeSchema, warehouseIdSchema } from '../../../../domain/kernel/ids.ts';
import { patchOrder } from '../../../../domain/order/amend-order.ts';
import {
  batchAnswer,
  orderAccepted,
  orderDetail,
  orderPage,
  orderTimelineView,
} from '../../../../functions/api/orders/contract.ts';
import { createOrdersHandler } from '../../../../functions/api/orders/orders-handler.ts';
import { FNSKU, relay, relayRequest } from '../../../support/example-relay.ts';
import { aLamp } from '../../../support/example-shipment.ts';
import { call, faultsIn, sellerAuthorizer, type Call, type HttpLambda } from '../lambda-event.ts';
import { createWorld, type World } from '../world.ts';

const tenant = tenantSchema.parse('lumio');
const body = {
  reference: 'SO-1',
  buyer: { email: 'ann@example.com', language: 'zh-CN' },
  shipTo: {
    name: 'Ann Lee',
    lines: ['12 Bergen Ave'],
    city: 'Jersey City',
    region: 'NJ',
    postalCode: '07304',
    country: 'US',
  },
  lines: [{ sku: 'LAMP-1', quantity: 2, unitPrice: { amount: '39.90', currency: 'USD' } }],
};

let world: World;
let orders: HttpLambda;
beforeEach(() => {
  world = createWorld();
  orders = createOrdersHandler(world);
});

const ask = (path: string, more: Partial<Call> & { as?: string } = {}) => {
  const { as = 'lumio', ...asked } = more;
  return call(orders, { path, authorizer: sellerAuthorizer(as), ...asked });
};
const post = (path: string, payload: unknown, key = 'k-1', more: Partial<Call> = {}) =>
  ask(path, { method: 'POST', body: payload, headers: { 'idempotency-key': key }, ...more });
const placed = async (reference = 'SO-1') =>
  orderAccepted.parse((await post('/orders', { ...body, reference }, reference)).json).orderId;

/** One fulfilment of the order, as far as `patch` says. */
async function fulfil(
  orderId: string,
  status: 'PLANNED' | 'LABELED' | 'CANCELLED',
  patch: FulfilmentPatch,
) {
  const key = { tenant, orderId: orderIdSchema.parse(orderId) };
  const order = await world.orders.find(key);
  if (!order) throw new Error('no order');
  const lines = [{ lineId: '1', sku: skuCodeSchema.parse('LAMP-1'), quantity: 2 }];
  const fresh = newFulfilment({ ...key, n: 1 }, lines, world.now());
  await world.orders.save({
    order: patchOrder(order, { fulfilmentCount: 1 }, world.now()),
    fulfilments: [{ ...patchFulfilment(fresh, patch, world.now()), status }],
  });
}

const label = {
  labelReference: 'r-1',
  carrier: 'UPS',
  serviceId: 'UPS_GROUND',
  trackingNumber: '1Z999AA10123456784',
  carrierShipmentId: 'shp_1',
  price: { amount: '9.20', currency: 'USD' as const },
  labelKey: 'T/lumio/orders/label.pdf',
};

describe('POST /orders', () => {
  it('places the order and one execution, and answers where it is', async () => {
    const answer = await post('/orders', body);
    expect(answer.status).toBe(202);
    const { orderId, status } = orderAccepted.parse(answer.json);
    expect(status).toBe('RECEIVED');
    expect(answer.headers['location']).toBe(`/orders/${orderId}`);
    const outboxes = world.table.all().filter(({ workflow }) => workflow === 'order');
    expect(outboxes).toMatchObject([
      { workflow: 'order', executionName: `ful-${orderId}-1-1`, entityId: orderId },
    ]);
  });

  it('answers the same again for the same key, refuses the key for another payload', async () => {
    const first = await post('/orders', body);
    const before = world.bytes();
    const again = await post('/orders', body);
    expect([again.status, again.text]).toEqual([202, first.text]);
    expect(again.headers['idempotent-replayed']).toBe('true');
    const other = await post('/orders', { ...body, reference: 'SO-2' });
    expect([other.status, other.json['code']]).toEqual([422, 'IDEMPOTENCY_KEY_REUSED']);
    expect(world.bytes()).toBe(before);
  });

  it('takes a reference once, for each seller', async () => {
    await post('/orders', body);
    const second = await post('/orders', body, 'k-2');
    expect([second.status, second.json['code']]).toEqual([409, 'REFERENCE_TAKEN']);
    const other = await post('/orders', body, 'k-1', { authorizer: sellerAuthorizer('nordlys') });
    expect(other.status).toBe(202);
  });

  it('never refuses an order for a SKU or a place it does not know', async () => {
    const shipTo = { ...body.shipTo, country: 'BR', postalCode: '00000' };
    const lines = [{ sku: 'NEVER-HEARD-OF', quantity: 1 }];
    expect((await post('/orders', { ...body, shipTo, lines })).status).toBe(202);
  });

  it('tells all faults at once, in Chinese when asked', async () => {
    const wrong = {
      reference: '',
      shipTo: { name: 'Ann', lines: [], city: '', country: 'usa' },
      lines: [{ sku: 'bad sku', quantity: 0, colour: 'red' }],
      policy: 'FILL_SOME',
      costTarget: { amount: '-1.23', currency: 'USD' },
      extra: 1,
    };
    const headers = { 'idempotency-key': 'k-1', 'accept-language': 'zh-CN' };
    const answer = await ask('/orders', { method: 'POST', body: wrong, headers });
    expect(answer.status).toBe(422);
    expect(answer.headers['content-language']).toBe('zh-CN');
    expect(faultsIn(answer).sort()).toEqual([
      '/costTarget INVALID_VALUE',
      '/extra UNKNOWN_FIELD',
      '/lines/0/colour UNKNOWN_FIELD',
      '/lines/0/quantity TOO_SMALL',
      '/lines/0/sku WRONG_FORMAT',
      '/policy NOT_ALLOWED',
      '/reference TOO_SMALL',
      '/shipTo/city TOO_SMALL',
      '/shipTo/country WRONG_FORMAT',
      '/shipTo/lines TOO_SMALL',
    ]);
    expect(answer.text).toContain('未知字段');
    expect(world.table.all()).toEqual([]);
  });

  it('needs a key and the scope', async () => {
    const keyless = await ask('/orders', { method: 'POST', body });
    expect([keyless.status, keyless.json['code']]).toEqual([400, 'IDEMPOTENCY_KEY_MISSING']);
    const authorizer = sellerAuthorizer('lumio', ['orders:read']);
    expect((await post('/orders', body, 'k-1', { authorizer })).status).toBe(403);
  });
});

describe('POST /orders:batch', () => {
  const three = [body, { ...body, reference: 'SO-2', lines: [] }, { ...body, reference: 'SO-3' }];
  const batch = async (items: unknown[], key = 'b-1') =>
    batchAnswer.parse((await post('/orders:batch', { orders: items }, key)).json).data;

  it('places each for itself and says of each what became of it', async () => {
    const results = await batch(three);
    expect(results.map(({ index, status }) => [index, status])).toEqual([
      [0, 202],
      [1, 422],
      [2, 202],
    ]);
    const { errors } = z
      .looseObject({ errors: z.array(z.looseObject({ pointer: z.string() })) })
      .parse(results[1]?.problem);
    expect(errors.map(({ pointer }) => pointer)).toEqual(['/orders/1/lines']);
  });

  it('sent again with the mistake mended places only what was missing', async () => {
    const first = await batch(three);
    const again = await batch([three[0], { ...body, reference: 'SO-2' }, three[2]]);
    expect(again.map(({ status, replayed }) => [status, replayed ?? false])).toEqual([
      [202, true],
      [202, false],
      [202, true],
    ]);
    expect(again[0]?.orderId).toBe(first[0]?.orderId);
    const heads = world.table.all().filter(({ sk }) => sk === 'HEAD');
    expect(heads).toHaveLength(3);
  });

  it('takes a hundred, not one more', async () => {
    const many = Array.from({ length: 100 }, (_, i) => ({ ...body, reference: `B-${i}` }));
    const results = await batch(many);
    expect(new Set(results.map(({ orderId }) => orderId)).size).toBe(100);
    const more = await post('/orders:batch', { orders: [...many, body] }, 'b-2');
    expect(faultsIn(more)).toEqual(['/orders TOO_BIG']);
  });

  it('leaves every other path of one segment unknown', async () => {
    expect((await post('/orders:search', { orders: [body] })).status).toBe(404);
  });
});

describe('a relay to Amazon', () => {
  const heavy = { sku: 'LAMP-1', quantity: 2, fnsku: 'B0ABCDEFGH' };

  it('is placed, and listed apart from what is sold', async () => {
    await placed('SO-1');
    const { orderId } = orderAccepted.parse((await post('/orders', relayRequest, 'r-1')).json);
    const read = async (query: string) =>
      orderPage
        .parse((await ask('/orders', { query })).json)
        .data.map(({ reference }) => reference);
    expect(await read('relay=true')).toEqual(['RELAY-1']);
    expect(await read('relay=false')).toEqual(['SO-1']);
    expect(await read('')).toHaveLength(2);
    const shown = orderDetail.parse((await ask(`/orders/${orderId}`)).json);
    expect([shown.relay, shown.lines[0]?.fnsku]).toEqual([relay, FNSKU]);
    const { json } = await ask(`/orders/${orderId}/timeline`);
    expect(orderTimelineView.parse(json).entries).toMatchObject([
      { code: 'ORDER_RECEIVED' },
      { code: 'RELAY', detail: 'FBA15H2XQ8KSU000001 ONT8' },
    ]);
  });

  it('is measured by its SKUs when it is placed, and told everything', async () => {
    await world.skus.create(aLamp({ weightG: 12_000, tenant }), {
      key: 's-1',
      payloadHash: '0',
      status: 202,
      body: '{}',
      location: '/skus/LAMP-1',
      expiresAt: world.now(),
    });
    const refused = await post('/orders', { ...relayRequest, lines: [heavy] }, 'r-1');
    expect([refused.status, ...faultsIn(refused)]).toEqual([
      422,
      '/lines/0/fnsku FNSKU_COMMINGLED',
      '/lines FBA_CARTON_TOO_HEAVY',
    ]);
    const { json } = await post('/orders:batch', { orders: [body, relayRequest] }, 'b-1');
    const second = batchAnswer.parse(json).data[1]?.problem;
    expect(second?.['errors']).toMatchObject([{ pointer: '/orders/1/lines' }]);
  });

  it('takes its box once, until the one before it is cancelled', async () => {
    const first = orderAccepted.parse((await post('/orders', relayRequest, 'r-1')).json).orderId;
    expect((await post('/orders', relayRequest, 'r-1')).status).toBe(202);
    const other = (reference: string, more: object = {}) =>
      post('/orders', { ...relayRequest, reference, relay: { ...relay, ...more } }, reference);
    const taken = await other('RELAY-2');
    expect([taken.status, taken.json['code']]).toEqual([409, 'FBA_BOX_TAKEN']);
    expect((await other('RELAY-3', { box: 2 })).status).toBe(202);
    await fulfil(first, 'CANCELLED', {});
    expect((await other('RELAY-2')).status).toBe(202);
    expect((await other('RELAY-4')).json['code']).toBe('FBA_BOX_TAKEN');
  });

  it('cannot be turned to a buyer', async () => {
    const { orderId } = orderAccepted.parse((await post('/orders', relayRequest, 'r-1')).json);
    const put = (address: object) =>
      ask(`/orders/${orderId}/address`, { method: 'PUT', body: address });
    expect(faultsIn(await put(body.shipTo))).toEqual(['/name CONSIGNEE_NOT_AMAZON']);
    expect((await put({ ...relayRequest.shipTo, lines: ['Dock 4'] })).status).toBe(202);
  });

  it('shows the label of its box beside the carrier’s', async () => {
    const orderId = await placed();
    const boxLabel = { boxId: 'FBA15H2XQ8KSU000001', labelKey: 'T/lumio/box.pdf' };
    await fulfil(orderId, 'LABELED', { label: { ...label, boughtAt: world.now() }, boxLabel });
    const { json } = await ask(`/orders/${orderId}/label`);
    expect(json['data']).toMatchObject([{ n: 1, box: { boxId: boxLabel.boxId } }]);
    const answer = await ask(`/orders/${orderId}`);
    expect(orderDetail.parse(answer.json).fulfilments[0]?.box).toEqual({ boxId: boxLabel.boxId });
    expect(answer.text).not.toContain('labelKey');
  });
});

describe('reading orders', () => {
  it('lists the newest first, filtered, page by page', async () => {
    for (const reference of ['A', 'B', 'C']) {
      await placed(reference);
      world.pass(60);
    }
    const read = async (query: string) => orderPage.parse((await ask('/orders', { query })).json);
    const first = await read('limit=2');
    expect(first.data.map(({ reference }) => reference)).toEqual(['C', 'B']);
    const second = await read(`limit=2&cursor=${first.nextCursor ?? ''}`);
    expect(second.data.map(({ reference }) => reference)).toEqual(['A']);
    expect(second.nextCursor).toBeNull();
    expect((await read('reference=B')).data.map(({ reference }) => reference)).toEqual(['B']);
    expect((await read('status=ON_HOLD')).data).toEqual([]);
    expect((await read('from=2026-11-02&to=2026-11-03&status=RECEIVED')).data).toHaveLength(3);
    expect((await read('from=2026-11-03')).data).toEqual([]);
  });

  it('shows nothing of another seller: the same 404 as for what is not there', async () => {
    const orderId = await placed();
    const absent = `ord_${'0'.repeat(26)}`;
    for (const path of ['', '/timeline', '/label']) {
      const foreign = await ask(`/orders/${orderId}${path}`, { as: 'nordlys' });
      const missing = await ask(`/orders/${absent}${path}`);
      expect([foreign.status, foreign.json['code']]).toEqual([404, 'NOT_FOUND']);
      expect(missing.json['code']).toBe('NOT_FOUND');
    }
    const cancel = await post(`/orders/${orderId}/cancel`, { reason: 'x' }, 'k', {
      authorizer: sellerAuthorizer('nordlys'),
    });
    expect(cancel.status).toBe(404);
    expect(orderPage.parse((await ask('/orders', { as: 'nordlys' })).json).data).toEqual([]);
  });

  it('tells route and reasons, label and number, and never our own ids', async () => {
    const orderId = await placed();
    await fulfil(orderId, 'LABELED', {
      allocation: ['US-EWR 4 mi'],
      route: {
        rateCard: '2026-07',
        serviceId: 'UPS_GROUND',
        carrier: 'UPS',
        name: 'Ground',
        mode: 'EXPRESS',
        days: { from: 1, to: 2 },
        priceCents: 920,
        alternatives: [{ serviceId: 'USPS_GA', lostBecause: 'slower' }],
        refused: [],
      },
      label: { ...label, boughtAt: world.now() },
    });
    const answer = await ask(`/orders/${orderId}`);
    const { fulfilments, status } = orderDetail.parse(answer.json);
    expect(status).toBe('ALLOCATED');
    expect(fulfilments[0]).toMatchObject({
      route: { price: { amount: '9.20', currency: 'USD' } },
      label: { trackingNumber: label.trackingNumber },
      parcel: { status: 'pending', trackingNumber: label.trackingNumber },
    });
    expect(answer.text).not.toMatch(/labelKey|carrierShipmentId|"heard"|"tenant"/);
    const links = await ask(`/orders/${orderId}/label`);
    expect(links.json['data']).toMatchObject([{ n: 1, carrier: 'UPS' }]);
    expect((await ask(`/orders/${orderId}/label`, { query: 'n=2' })).status).toBe(404);
  });

  it('tells the timeline in both languages, staff without names', async () => {
    const orderId = await placed();
    world.pass(60);
    const warehouseId = warehouseIdSchema.parse('US-EWR');
    await fulfil(orderId, 'LABELED', { warehouseId, label: { ...label, boughtAt: world.now() } });
    world.pass(60);
    await post(`/orders/${orderId}/cancel`, { reason: 'changed my mind' });
    const told = async (language: string) => {
      const headers = { 'accept-language': language };
      const { json } = await ask(`/orders/${orderId}/timeline`, { headers });
      return orderTimelineView.parse(json).entries.map(({ code, text }) => [code, text]);
    };
    expect(await told('en')).toEqual([
      ['ORDER_RECEIVED', 'Order received'],
      ['PLANNED', 'Warehouse chosen'],
      ['LABELED', 'Label printed'],
      ['CANCEL_REQUESTED', 'Cancellation asked for'],
    ]);
    expect((await told('zh-CN')).map(([, text]) => text)).toEqual([
      '已接单',
      '已分配仓库',
      '已出面单',
      '已申请取消',
    ]);
  });
});

describe('changing an order', () => {
  it('cancels once, wakes every lane, and says so again', async () => {
    const orderId = await placed();
    const cancel = () => post(`/orders/${orderId}/cancel`, { reason: 'sold twice' });
    expect((await cancel()).status).toBe(202);
    const wait = () =>
      world.waits.find({ tenant, entityId: orderIdSchema.parse(orderId), lane: 'f1' });
    expect((await wait())?.signal).toBeDefined();
    const { order } = (await world.orders.findWhole({
      tenant,
      orderId: orderIdSchema.parse(orderId),
    })) ?? { order: undefined };
    expect(order?.cancelRequest).toMatchObject({ reason: 'sold twice', by: 'seller:lumiokey' });
    expect((await cancel()).status).toBe(202);
    expect(order?.version).toBe(2);
  });

  it('holds, and releases each hold by itself; a repeat changes nothing', async () => {
    const orderId = await placed();
    const hold = (note: string, key: string) =>
      post(`/orders/${orderId}/holds`, { note, reason: 'OTHER' }, key);
    const { holdId, status } = orderAccepted.parse((await hold('fraud check', 'h-1')).json);
    expect(status).toBe('ON_HOLD');
    const before = world.bytes();
    expect(orderAccepted.parse((await hold('fraud check', 'h-1')).json).holdId).toBe(holdId);
    expect(world.bytes()).toBe(before);
    expect((await hold('other', 'h-1')).json['code']).toBe('IDEMPOTENCY_KEY_REUSED');
    const release = () => post(`/orders/${orderId}/holds/${holdId ?? ''}/release`, undefined);
    expect(orderAccepted.parse((await release()).json).status).toBe('RECEIVED');
    expect((await release()).status).toBe(202);
    expect((await hold('fraud check', 'h-1')).status).toBe(202);
    const { holds } = orderDetail.parse((await ask(`/orders/${orderId}`)).json);
    expect(holds).toEqual([]);
    const { json } = await ask(`/orders/${orderId}/timeline`);
    const { entries } = orderTimelineView.parse(json);
    expect(entries.map(({ code, actor }) => [code, actor])).toEqual([
      ['ORDER_RECEIVED', undefined],
      ['HOLD_PLACED', 'seller:lumiokey'],
      ['HOLD_RELEASED', 'seller:lumiokey'],
    ]);
    expect((await post(`/orders/${orderId}/holds/never/release`, undefined)).status).toBe(404);
  });

  it('refuses a hold that would end the order at once', async () => {
    const orderId = await placed();
    const hold = { note: 'wait', expiresAt: world.now() };
    expect(faultsIn(await post(`/orders/${orderId}/holds`, hold))).toEqual([
      '/expiresAt IN_THE_PAST',
    ]);
  });

  it('corrects the address until a label has the old one', async () => {
    const orderId = await placed();
    const to = { ...body.shipTo, lines: ['14 Bergen Ave'] };
    const put = (address: object) =>
      ask(`/orders/${orderId}/address`, { method: 'PUT', body: address });
    expect((await put(to)).status).toBe(202);
    expect((await put(to)).status).toBe(202);
    const again = { tenant, orderId: orderIdSchema.parse(orderId) };
    expect((await world.orders.find(again))?.version).toBe(2);
    await fulfil(orderId, 'LABELED', { label: { ...label, boughtAt: world.now() } });
    const late = await put(body.shipTo);
    expect([late.status, late.json['code']]).toEqual([409, 'ILLEGAL_TRANSITION']);
    expect(faultsIn(await put({ ...to, country: 'U', lines: [''] }))).toEqual([
      '/lines/0 TOO_SMALL',
      '/country WRONG_FORMAT',
    ]);
  });
});
