import { describe, expect, it } from 'vitest';
import { releaseHold } from '../../../../domain/order/amend-order.ts';
import { checkedHolds } from '../../../../domain/order/check-order.ts';
import type { Order } from '../../../../domain/order/order.ts';
import { plannedParcel } from '../../../../domain/order/planned-parcel.ts';
import type { Sku } from '../../../../domain/sku/sku.ts';
import { aLamp, aWarehouse } from '../../../support/example-shipment.ts';
import { anOrder, minutes } from '../../../support/example-order.ts';

const lamp = aLamp();
const check = (order: Order, skus = [lamp]) =>
  checkedHolds({
    order,
    skus: new Map(skus.map((sku) => [sku.sku, sku])),
    warehouses: order.shipTo.country === 'US' ? [aWarehouse()] : [],
    now: minutes(5),
  });
const codesOf = (order: Order, skus = [lamp]) => check(order, skus).flatMap(({ codes }) => codes);
const { shipTo } = anOrder();

describe('an order that can be planned', () => {
  it('deserves no hold, and keeps its very own list', () => {
    const order = anOrder();
    expect(check(order)).toBe(order.holds);
  });
});

describe('an order that cannot', () => {
  it.each([
    ['POSTAL_CODE_UNKNOWN /shipTo/postalCode', { ...shipTo, postalCode: '00099' }],
    ['COUNTRY_NOT_SERVED /shipTo/country', { ...shipTo, country: 'FR', postalCode: '75001' }],
    ['NAME_MISSING /shipTo/name', { ...shipTo, name: ' ' }],
  ])('says %s', (code, address) => {
    expect(codesOf(anOrder({ shipTo: address }))).toContain(code);
  });

  it('says that the postal code is missing', () => {
    const { postalCode: _, ...rest } = shipTo;
    expect(codesOf(anOrder({ shipTo: rest }))).toContain('POSTAL_CODE_MISSING /shipTo/postalCode');
  });

  it('names the SKU that is unknown or not approved', () => {
    expect(codesOf(anOrder(), [])).toEqual(['SKU_UNKNOWN /lines/0/sku']);
    const { reviewStatus: _, ...details } = lamp;
    const pending: Sku = { ...details, reviewStatus: 'PENDING_REVIEW', reviewReasons: [] };
    expect(codesOf(anOrder(), [pending])).toEqual(['SKU_NOT_APPROVED /lines/0/sku']);
  });

  it('says why no service takes the parcel', () => {
    const long = aLamp({ dimensions: { lengthMm: 9000, widthMm: 100, heightMm: 100 } });
    expect(codesOf(anOrder(), [long])).toContain('OVER_LENGTH_LIMIT /');
  });

  it('keeps the day of a hold that stands, and drops one whose cause is gone', () => {
    const held = check(anOrder({ shipTo: { ...shipTo, postalCode: '00099' } }));
    const again = checkedHolds({
      order: anOrder({ shipTo: { ...shipTo, postalCode: '00099' }, holds: [...held] }),
      skus: new Map([[lamp.sku, lamp]]),
      warehouses: [aWarehouse()],
      now: minutes(99),
    });
    expect(again).toEqual(held);
    expect(check(anOrder({ holds: [...held] }))).toEqual([]);
  });

  it('is not held again for what a person released', () => {
    const long = aLamp({ dimensions: { lengthMm: 9000, widthMm: 100, heightMm: 100 } });
    const order = anOrder({ holds: [...check(anOrder(), [long])] });
    expect(check(releaseHold(order, 'service', minutes(9)), [long])).toEqual([]);
  });
});

describe('the planned parcel', () => {
  it('is one box, nearly a cube, at least as long as its longest unit', () => {
    const parcel = plannedParcel([{ sku: lamp.sku, quantity: 8 }], new Map([[lamp.sku, lamp]]));
    const { lengthMm, widthMm, heightMm } = parcel.dimensions;
    expect(parcel.weightG).toBe(8 * 900 + 150);
    expect(lengthMm).toBeGreaterThanOrEqual(300);
    expect(lengthMm * widthMm * heightMm).toBeGreaterThanOrEqual(8 * 300 * 180 * 180);
    expect(Math.max(lengthMm, widthMm, heightMm)).toBeLessThan(600);
  });
});
