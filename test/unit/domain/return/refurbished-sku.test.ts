/** Refurbished units as a SKU of their own (M-128). */
import { describe, expect, it } from 'vitest';
import { parcelBarcode } from '../../../../adapters/documents/parcel-barcode.ts';
import { isHouseBarcode } from '../../../../domain/kernel/codes.ts';
import { parseMoney } from '../../../../domain/kernel/money.ts';
import { refurbishedOf, refurbishedSku } from '../../../../domain/return/refurbished-sku.ts';
import { checkSku } from '../../../../domain/sku/check-sku.ts';
import { skuSchema } from '../../../../domain/sku/sku.ts';
import { digestIdOf } from '../../../../functions/runtime/digest-id-of.ts';
import { aLamp, aSpeaker, T0 } from '../../../support/example-shipment.ts';

const terms = {
  newPrice: parseMoney({ amount: '39.90', currency: 'USD' }),
  discountPercent: 30,
  idOf: digestIdOf,
  at: T0,
};

describe('a refurbished SKU', () => {
  it('keeps what is known of the goods and their papers, and their review', () => {
    const { complianceDocuments, hsCode, battery, cargoFlags, reviewStatus, weightG } = aSpeaker();
    expect(refurbishedOf(aSpeaker(), terms)).toMatchObject({
      sku: 'SPKR-1-R',
      name: 'Bluetooth speaker (refurbished)',
      ...{ complianceDocuments, hsCode, battery, cargoFlags, reviewStatus, weightG },
      version: 1,
    });
  });

  it('is listed below a new one, by what the seller says', () => {
    const { refurbished } = refurbishedOf(aLamp(), terms);
    expect(refurbished).toEqual({
      parentSku: 'LAMP-1',
      listPrice: { amount: '27.93', currency: 'USD' },
    });
    const dear = refurbishedOf(aLamp(), { ...terms, discountPercent: 5 });
    expect(dear.refurbished?.listPrice.amount).toBe('37.91');
  });

  it('has a barcode of the house: its own, the same each time, and one that can be printed', () => {
    const [lamp, again, speaker] = [aLamp(), aLamp(), aSpeaker()].map(
      (parent) => refurbishedOf(parent, terms).barcode,
    );
    expect(again).toEqual(lamp);
    expect(speaker?.value).not.toBe(lamp?.value);
    expect(lamp?.kind).toBe('HOUSE');
    expect(isHouseBarcode(lamp?.value ?? '')).toBe(true);
    expect(parcelBarcode(lamp?.value ?? '', undefined).bars.length).toBeGreaterThan(50);
  });

  it('is a SKU like any other, however long its parent is called', () => {
    const parent = aLamp({ sku: 'L'.repeat(40), name: 'lamp '.repeat(40) });
    const refurbished = skuSchema.parse(refurbishedOf(parent, terms));
    expect(refurbished.sku).toBe(`${'L'.repeat(38)}-R`);
    expect(checkSku(refurbished, '2026-11-23').faults).toEqual([]);
    expect(refurbishedSku('LAMP-1')).toBe('LAMP-1-R');
  });
});
