import { describe, expect, it } from 'vitest';
import { IllegalTransition } from '../../../../domain/kernel/domain-error.ts';
import { addSeconds } from '../../../../domain/kernel/time.ts';
import { checkSku, skuOf } from '../../../../domain/sku/check-sku.ts';
import { reviewSku } from '../../../../domain/sku/review-sku.ts';
import { skuDetailsSchema, skuSchema } from '../../../../domain/sku/sku.ts';
import { aLamp, T0, tenant } from '../../../support/example-shipment.ts';

const DAY = '2026-11-02';
const lamp = {
  sku: 'LAMP-1',
  name: 'LED table lamp',
  dimensions: { lengthMm: 300, widthMm: 180, heightMm: 180 },
  weightG: 900,
  barcode: { kind: 'GTIN', value: '6291041500213' },
  hsCode: '9405.21.0000',
  originCountry: 'CN',
  declaredValue: { amount: '18.50', currency: 'USD' },
  use: 'Lights a desk at home',
};
const details = (changed: object = {}) => skuDetailsSchema.parse({ ...lamp, ...changed });
const verdict = (changed: object = {}) => checkSku(details(changed), DAY);
const codes = (changed: object) => verdict(changed).faults.map((f) => `${f.pointer} ${f.code}`);

describe('faults of a SKU', () => {
  it('are none for a plain lamp, which is approved at once', () => {
    expect(verdict()).toEqual({ faults: [], warnings: [], reviewReasons: [] });
  });

  it('are told all at once', () => {
    expect(
      codes({
        barcode: { kind: 'GTIN', value: '6291041500214' },
        hsCode: '9405',
        importHsCode: 'abc',
        declaredValue: { amount: '0.00', currency: 'USD' },
        cargoFlags: ['BATTERY'],
        use: 'holds fireworks',
      }),
    ).toEqual([
      '/barcode/value GTIN_INVALID',
      '/hsCode HS_INVALID',
      '/importHsCode HS_INVALID',
      '/declaredValue/amount VALUE_MISSING',
      '/battery BATTERY_DETAILS_MISSING',
      '/name PROHIBITED_GOODS',
    ]);
  });

  it('name the kind of barcode', () => {
    expect(codes({ barcode: { kind: 'FNSKU', value: 'X001ABC2DE' } })).toEqual([]);
    expect(codes({ barcode: { kind: 'HOUSE', value: 'HB0123456789AB' } })).toEqual([]);
    expect(codes({ barcode: { kind: 'HOUSE', value: 'HB-1' } })).toEqual([
      '/barcode/value HOUSE_INVALID',
    ]);
    expect(codes({ barcode: { kind: 'FNSKU', value: 'X0012' } })).toEqual([
      '/barcode/value FNSKU_INVALID',
    ]);
  });

  it('see a battery without its flag', () => {
    const battery = { chemistry: 'LITHIUM_ION', packing: 'CONTAINED_IN_EQUIPMENT' };
    expect(codes({ battery })).toEqual(['/cargoFlags BATTERY_FLAG_MISSING']);
    expect(codes({ battery, cargoFlags: ['BATTERY'] })).toEqual([]);
  });
});

it('warns when export and import codes differ in the first six digits', () => {
  expect(verdict({ importHsCode: '9405.21.8010' }).warnings).toEqual([]);
  expect(verdict({ importHsCode: '9405.11.8010' }).warnings.map((w) => w.code)).toEqual([
    'HS_DIFFER',
  ]);
});

describe('a person looks at', () => {
  const reasons = (changed: object) => verdict(changed).reviewReasons;
  const battery = (packing: string, wattHours?: number) => ({
    cargoFlags: ['BATTERY'],
    battery: { chemistry: 'LITHIUM_ION', packing, ...(wattHours && { wattHours }) },
  });

  it('recorded brands, by brand or by name', () => {
    expect(reasons({ brand: 'Disney' })).toEqual(['RECORDED_BRAND']);
    expect(reasons({ name: 'Lamp for LEGO bricks' })).toEqual(['RECORDED_BRAND']);
    expect(reasons({ name: 'Legolas lamp', brand: 'Lumio' })).toEqual([]);
  });

  it('toys, magnets, powders and liquids', () => {
    expect(reasons({ productClass: 'CHILDRENS_TOY' })).toEqual(['CHILDRENS_TOY']);
    expect(reasons({ cargoFlags: ['MAGNETIC', 'POWDER', 'LIQUID'] })).toEqual([
      'MAGNETIC',
      'POWDER',
      'LIQUID',
    ]);
  });

  it('loose batteries and those over 100 Wh', () => {
    expect(reasons(battery('PACKED_LOOSE'))).toEqual(['BATTERY_LOOSE']);
    expect(reasons(battery('CONTAINED_IN_EQUIPMENT', 100))).toEqual([]);
    expect(reasons(battery('CONTAINED_IN_EQUIPMENT', 101))).toEqual(['BATTERY_OVER_100_WH']);
  });
});

describe('the stored SKU', () => {
  it('has HS codes as digits and is approved when nobody must look', () => {
    const sku = skuOf(details({ importHsCode: '9405 21 8010' }), tenant, T0);
    expect(sku).toMatchObject({
      hsCode: '9405210000',
      importHsCode: '9405218010',
      reviewStatus: 'APPROVED',
      version: 1,
    });
    expect(skuSchema.parse(sku)).toEqual(sku);
  });

  it('waits for review otherwise, keeping its birthday', () => {
    const later = addSeconds(T0, 60);
    const sku = skuOf(details({ brand: 'Sony' }), tenant, later, aLamp());
    expect(sku).toMatchObject({
      reviewStatus: 'PENDING_REVIEW',
      reviewReasons: ['RECORDED_BRAND'],
      version: 2,
      createdAt: T0,
      updatedAt: later,
    });
    expect(skuSchema.parse(sku)).toEqual(sku);
  });
});

describe('a review', () => {
  const pending = skuOf(details({ brand: 'Sony' }), tenant, T0);
  const at = addSeconds(T0, 60);

  it('approves, and may suspend and approve again', () => {
    const approved = reviewSku(pending, { kind: 'APPROVE' }, at);
    expect(approved).toMatchObject({ reviewStatus: 'APPROVED', approvedAt: at, version: 2 });
    expect(approved).not.toHaveProperty('reviewReasons');
    const suspended = reviewSku(approved, { kind: 'SUSPEND', reason: 'complaint' }, at);
    expect(suspended).toMatchObject({ reviewStatus: 'SUSPENDED', suspendReason: 'complaint' });
    expect(reviewSku(suspended, { kind: 'APPROVE' }, at).version).toBe(4);
  });

  it('rejects with a reason, and does not reject what is approved', () => {
    const reject = { kind: 'REJECT', reason: 'no letter' } as const;
    expect(reviewSku(pending, reject, at)).toMatchObject({ rejectReason: 'no letter' });
    expect(() => reviewSku(aLamp(), reject, at)).toThrow(IllegalTransition);
  });
});
