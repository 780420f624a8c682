import { describe, expect, it } from 'vitest';
import { announce } from '../../../../domain/announcement/announce.ts';
import { announcementSchema } from '../../../../domain/announcement/announcement.ts';
import { hearersOf } from '../../../../domain/announcement/hearers.ts';
import { webhookEndpointSchema } from '../../../../domain/announcement/webhook-endpoint.ts';
import type { Order } from '../../../../domain/order/order.ts';
import type { RecordChange } from '../../../../domain/announcement/record-change.ts';
import { aFulfilment, anOrder, minutes, shopper } from '../../../support/example-order.ts';

type Image = RecordChange['after'];
const at = minutes(0);

function change(part: RecordChange['part'], after: object, before?: object, more: object = {}) {
  const known: RecordChange = {
    tenant: shopper.tenant,
    entityId: shopper.orderId,
    part,
    after: { ...after },
    ...(before && { before: { ...before } satisfies Image }),
    at,
    ...(part === 'FULFILMENT' || part === 'TRACKING' ? { n: 1 } : {}),
    ...more,
  };
  return announce(known).map((one) => announcementSchema.parse(one));
}
const types = (said: readonly { type: string }[]) => said.map(({ type }) => type);

describe('an order', () => {
  it('is received once, with the holds it came with', () => {
    const hold: Order['holds'][number] = {
      holdId: 'payment',
      reason: 'PAYMENT',
      codes: ['UNPAID'],
      note: '',
      placedBy: 'system',
      placedAt: at,
      releasePolicy: 'ON_PAYMENT',
    };
    const held = anOrder({ fulfilmentCount: 0, holds: [hold] });
    const said = change('HEAD', held);
    expect(types(said)).toEqual(['order.received', 'order.on_hold']);
    expect(said[0]?.announcementId).toBe(`${shopper.orderId}-received`);
    expect(said[1]?.data).toMatchObject({
      reference: 'PO-1001',
      reason: 'PAYMENT',
      codes: ['UNPAID'],
    });
    expect(change('HEAD', { ...held, version: 2 }, held)).toEqual([]);
  });

  it('that is to be cancelled, or was rejected, leaves it to its fulfilments to say so', () => {
    const cancelRequest = { at, by: 'seller:1', reason: 'changed mind' };
    expect(change('HEAD', anOrder({ cancelRequest }), anOrder())).toEqual([]);
    const rejected = { at, reason: 'OUT_OF_STOCK' };
    expect(change('HEAD', anOrder({ rejected }), anOrder())).toEqual([]);
  });
});

describe('a fulfilment', () => {
  it.each([
    ['BACKORDERED', 'order.backordered'],
    ['SHIPPED', 'order.shipped'],
    ['DELIVERED', 'order.delivered'],
    ['RETURNED_TO_SENDER', 'order.returned_to_sender'],
    ['LOST', 'order.exception'],
    ['CANCELLED', 'order.cancelled'],
    ['REJECTED', 'order.rejected'],
  ] as const)('that becomes %s is told as %s', (status, type) => {
    const [said, ...more] = change(
      'FULFILMENT',
      aFulfilment({ status }),
      aFulfilment({ status: 'PLANNED' }),
    );
    expect(said).toMatchObject({ type, n: 1, at: minutes(60) });
    expect(more).toEqual([]);
  });

  it.each(['PLANNED', 'RESERVED', 'RELEASED', 'PICKING', 'PACKED', 'LABELED'] as const)(
    'that becomes %s is nobody’s business outside',
    (status) => {
      expect(
        change('FULFILMENT', aFulfilment({ status }), aFulfilment({ status: 'PLANNED' })),
      ).toEqual([]);
    },
  );

  it('says nothing when it is written without moving, and the same id when it is heard twice', () => {
    const shipped = aFulfilment();
    expect(change('FULFILMENT', { ...shipped, version: 7 }, shipped)).toEqual([]);
    const once = change('FULFILMENT', shipped, aFulfilment({ status: 'LABELED' }));
    expect(change('FULFILMENT', shipped, aFulfilment({ status: 'LABELED' }))).toEqual(once);
    expect(once[0]?.announcementId).toBe(`${shopper.orderId}-f1-shipped`);
    expect(once[0]?.data).toMatchObject({
      carrier: 'USPS',
      trackingNumber: '9400111206206406260787',
    });
  });

  it('waits for stock again under another id', () => {
    const ids = [1, 2].map((attempt) => {
      const waiting = aFulfilment({ status: 'BACKORDERED', attempt });
      return change('FULFILMENT', waiting, aFulfilment({ status: 'PLANNED' }))[0]?.announcementId;
    });
    expect(new Set(ids).size).toBe(2);
  });
});

describe('a parcel', () => {
  const parcel = (status: string, more: object = {}) => ({
    version: 3,
    status,
    attempts: 0,
    lastEventAt: minutes(90),
    told: 'packed',
    ...more,
  });

  it.each([
    ['in_transit', []],
    ['out_for_delivery', ['order.out_for_delivery']],
    ['available_for_pickup', ['order.available_for_pickup']],
    ['attempt_failed', ['order.exception']],
    ['exception', ['order.exception']],
    ['returning', ['order.exception']],
    // The fulfilment tells these two, once they are certain.
    ['delivered', []],
    ['lost', []],
  ])('that becomes %s is told besides as %j', (status, more) => {
    const said = change('TRACKING', parcel(status), parcel('info_received'));
    expect(types(said)).toEqual(['order.tracking.updated', ...more]);
    expect(said[0]).toMatchObject({ at: minutes(90), data: { status, fulfilment: 1 } });
  });

  it('of which nothing is known says nothing', () => {
    expect(change('TRACKING', parcel('pending'))).toEqual([]);
    expect(change('TRACKING', parcel('in_transit', { version: 4 }), parcel('in_transit'))).toEqual(
      [],
    );
  });

  it('goes out again after a failed attempt under another id, and within one attempt under the same', () => {
    const out = (attempts: number, version: number) =>
      change('TRACKING', parcel('out_for_delivery', { attempts, version }), parcel('in_transit'))[1]
        ?.announcementId;
    expect(out(0, 3)).toBe(out(0, 5));
    expect(out(0, 3)).not.toBe(out(1, 6));
  });
});

describe('other records', () => {
  const shipment = { entityId: 'shp_01KADHNJS8ZBV7P3GJX6BWQ001' };
  it('a shipment tells each status, its end by name', () => {
    const head = (status: string, version: number) => ({ status, version, statusSince: at });
    const told = (status: string) =>
      types(change('HEAD', head(status, 2), head('QUOTED', 1), shipment));
    expect(['BOOKED', 'COMPLETED_SHORT', 'CANCELLED'].map(told)).toEqual([
      ['shipment.updated'],
      ['shipment.completed'],
      ['shipment.cancelled'],
    ]);
    expect(change('HEAD', head('QUOTED', 2), head('QUOTED', 1), shipment)).toEqual([]);
  });

  it('a return tells its stages, not its desk’s every step', () => {
    const returned = { entityId: 'ret_01KADHNJS8ZBV7P3GJX6BWQ001' };
    const steps = [
      'REQUESTED',
      'TRIAGED',
      'APPROVED',
      'LABEL_ISSUED',
      'IN_TRANSIT',
      'ARRIVED',
      'INSPECTING',
      'DISPOSITION_PENDING',
      'PROCESSING',
      'COMPLETED',
    ].map((status, index) => ({ status, version: index + 1, updatedAt: at }));
    const said = steps.flatMap((after, index) => change('HEAD', after, steps[index - 1], returned));
    expect(types(said)).toEqual([
      'return.created',
      'return.approved',
      'return.received',
      'return.graded',
      'return.completed',
    ]);
  });

  it('a return says once for each refund what it owes, and nothing of what its shop has paid', () => {
    const returned = { entityId: 'ret_01KADHNJS8ZBV7P3GJX6BWQ001' };
    const refund = (reason: string, refundId: string) => {
      return { refundId, reason, amount: { amount: '9.00', currency: 'USD' }, at };
    };
    const head = (...refunds: object[]) => ({
      status: 'PROCESSING',
      version: 1,
      updatedAt: at,
      channel: { source: 'SHOPIFY', shop: 'lumio.myshopify.com' },
      refunds,
    });
    const owed = refund('RECEIVED', 'ret_1-received');
    const [due, ...others] = change('HEAD', head(owed), head(), returned);
    expect(due).toMatchObject({
      type: 'return.refund_due',
      announcementId: `${returned.entityId}-refund-received`,
      data: { refundId: 'ret_1-received', shop: 'lumio.myshopify.com' },
    });
    expect(others).toEqual([]);
    expect(change('HEAD', head(owed), head(owed), returned)).toEqual([]);
    const byShop = refund('BY_SHOP', 'shop-1');
    expect(change('HEAD', head(byShop), head(), returned)).toEqual([]);
  });

  it('a refund that was refused is the shop’s to hear again once somebody has answered, and nobody else’s', () => {
    const asked = {
      caseId: 'cas_00000001',
      kind: 'REFUND_BLOCKED',
      evidence: { refundId: 'x', channel: { source: 'SHOPIFY', shop: 'lumio.myshopify.com' } },
    };
    const returned = { entityId: 'ret_01KADHNJS8ZBV7P3GJX6BWQ001' };
    const decided = { ...asked, decision: { option: 'retry', by: 'ops', at } };
    const [again] = change('CASE', decided, asked, returned);
    if (!again) throw new Error('not said');
    expect(again).toMatchObject({ type: 'return.refund_due', entityId: returned.entityId });
    const everything = webhookEndpointSchema.parse({
      tenant: shopper.tenant,
      endpointId: 'whe_01KADHNJS8ZBV7P3GJX6BWQ001',
      version: 1,
      url: 'https://lumio.test/hooks',
      topics: ['*'],
      payloadVersion: '2026-11',
      secrets: [{ secret: `whsec_${'A'.repeat(43)}=`, createdAt: at }],
      status: 'ENABLED',
      createdAt: at,
      updatedAt: at,
    });
    expect(hearersOf(again, undefined, [everything])).toEqual({
      shop: true,
      buyer: false,
      endpoints: [],
    });
  });

  it('a case asks its seller once, and nobody else', () => {
    const opened = {
      caseId: 'cas_00000001',
      kind: 'DELIVERY_FAILED',
      title: 'What now?',
      status: 'OPEN',
      audience: 'seller',
      options: ['reattempt'],
      defaultOption: null,
      openedAt: at,
      deadlineAt: minutes(60),
    };
    expect(types(change('CASE', opened))).toEqual(['decision.required']);
    expect(change('CASE', { ...opened, status: 'DECIDED' }, opened)).toEqual([]);
    expect(change('CASE', { ...opened, audience: 'operations' })).toEqual([]);
    const [alone] = change('CASE', opened, undefined, { entityId: 'CASES' });
    expect(alone).toMatchObject({ entityId: 'cas_00000001' });
  });

  it('that contradict their kind are refused, not guessed at', () => {
    expect(() => change('FULFILMENT', { status: 'SHIPPED' })).toThrow();
  });
});

describe('a safety stock', () => {
  const low = { status: 'OPEN', openedAt: minutes(10), available: 4 };
  const watch = (alert?: object, threshold = 5) => ({
    sku: 'LAMP-1',
    threshold,
    ...(alert && { alert }),
  });
  const told = (after: object, before?: object) =>
    announce({
      tenant: shopper.tenant,
      entityId: 'sku_LAMP-1',
      part: 'STOCK_WATCH',
      after: { ...after },
      ...(before && { before: { ...before } }),
      at: minutes(10),
    }).map(({ type, announcementId, data }) => [type, announcementId, data['sku']]);

  it('that is crossed is told once, and once more when the stock has recovered', () => {
    const id = `sku_LAMP-1-stock-low-${minutes(10).replaceAll(/\D/g, '')}`;
    expect(told(watch(low), watch())).toEqual([['stock.low', id, 'LAMP-1']]);
    expect(told(watch(low))).toHaveLength(1);
    const seen = { ...low, status: 'ACKNOWLEDGED', acknowledgedAt: minutes(20) };
    expect(told(watch(seen), watch(low))).toEqual([]);
    expect(told(watch(low, 6), watch(low))).toEqual([]);
    const over = { ...seen, status: 'RESOLVED', resolvedAt: minutes(30) };
    expect(told(watch(over), watch(seen)).map(([type]) => type)).toEqual(['stock.recovered']);
    expect(told(watch(over, 7), watch(over))).toEqual([]);
    const again = { ...low, openedAt: minutes(40) };
    expect(told(watch(again), watch(over)).map(([type]) => type)).toEqual(['stock.low']);
  });

  it('without an alert says nothing', () => {
    expect(told(watch())).toEqual([]);
  });
});
