import { describe, expect, it } from 'vitest';
import { skuCodeSchema } from '../../../../domain/kernel/ids.ts';
import { amendLines, lateEdits, sameLines } from '../../../../domain/order/amend-lines.ts';
import type { Fulfilment } from '../../../../domain/order/fulfilment.ts';
import { orderStatus } from '../../../../domain/order/order-status.ts';
import type { Hold, OrderLine } from '../../../../domain/order/order.ts';
import { aFulfilment, anOrder, minutes } from '../../../support/example-order.ts';

const order = anOrder();
const sku = skuCodeSchema.parse('LAMP-1');
const lamps = (quantity: number): OrderLine[] => [
  { lineId: '1', sku, quantity, externalLineId: '466157049' },
];
const speaker: OrderLine = {
  lineId: '2',
  sku: skuCodeSchema.parse('SPKR-1'),
  quantity: 1,
  externalLineId: '466157050',
};
const occasion = { at: minutes(30), actor: 'shop:SHOPIFY', correlationId: 'm-1' };
const { label: _l, shippedAt: _s, ...plain } = aFulfilment();
const part = (status: Fulfilment['status'], more: Partial<Fulfilment> = {}): Fulfilment => ({
  ...plain,
  status,
  ...more,
});
const amend = (fulfilments: readonly Fulfilment[], lines = lamps(5)) =>
  amendLines({ order, fulfilments }, lines, occasion);

describe('edited lines', () => {
  it('of reserved goods give the reservation back under its plan, and are a new plan', () => {
    const save = amend([part('RESERVED')]);
    expect(save?.order).toMatchObject({ version: 2, lines: [{ quantity: 5 }] });
    expect(save?.fulfilments).toMatchObject([
      { status: 'PLANNED', attempt: 2, version: 7, lines: [{ quantity: 5 }] },
    ]);
    expect(save?.movements).toMatchObject([
      {
        kind: 'RELEASE_RESERVATION',
        quantity: 2,
        movementId: `${order.orderId}-1-1-LAMP-1-release`,
      },
    ]);
  });

  it('of what waits for stock leave its queue', () => {
    const save = amend([part('BACKORDERED')]);
    expect(save?.unqueue).toMatchObject([{ sku: 'LAMP-1', quantity: 2 }]);
    expect([save?.movements, save?.fulfilments?.[0]?.status]).toEqual([undefined, 'PLANNED']);
  });

  it('before any plan write the plan’s record, so that one made of the old lines fails', () => {
    expect(amend([])?.fulfilments).toMatchObject([{ n: 1, version: 1, status: 'PLANNED' }]);
  });

  it.each(['RELEASED', 'PICKING', 'PACKED', 'LABELED', 'SHIPPED', 'DELIVERED'] as const)(
    'of what is %s are not applied, nor of an order that was split',
    (status) => {
      expect(amend([part(status)])).toBeUndefined();
      expect(amend([part('PLANNED'), part(status, { n: 2 })])).toBeUndefined();
    },
  );
});

describe('an edit that comes late', () => {
  const asked = (fulfilments: readonly Fulfilment[], lines: readonly OrderLine[]) =>
    lateEdits({ order, fulfilments }, lines, minutes(30)).map(({ fulfilment: { n } }) => n);

  it('is about the parts it takes from; one that only adds is about the first that is here', () => {
    const other = part('PICKING', { n: 2, lines: [{ lineId: '9', sku, quantity: 1 }] });
    expect(asked([part('PICKING'), other], lamps(1))).toEqual([1]);
    expect(asked([part('PICKING'), other], [...lamps(2), speaker])).toEqual([1]);
    expect(asked([part('SHIPPED'), other], [...lamps(2), speaker])).toEqual([2]);
    expect(asked([part('SHIPPED'), part('CANCELLED', { n: 2 })], lamps(1))).toEqual([]);
  });

  it('has one name for one content, in whatever order its lines come', () => {
    expect(sameLines([...lamps(2), speaker], [speaker, ...lamps(2)])).toBe(true);
    expect(sameLines(lamps(2), lamps(3))).toBe(false);
    const price = { amount: '1.00', currency: 'USD' } as const;
    expect(sameLines([{ ...speaker, unitPrice: price }], [speaker])).toBe(true);
  });
});

it('a hold that came too late for every part holds the order no more', () => {
  const hold: Hold = {
    holdId: 'h',
    reason: 'OTHER',
    codes: [],
    note: 'fraud',
    placedBy: 'key_1',
    placedAt: minutes(1),
    releasePolicy: 'BY_HAND',
    tooLateFor: [1],
  };
  const of = (...parts: Fulfilment[]) => orderStatus({ holds: [hold] }, parts);
  expect(of(part('LABELED'))).toBe('ALLOCATED');
  expect(of(part('LABELED'), part('BACKORDERED', { n: 2 }))).toBe('ON_HOLD');
});
