import { describe, expect, it } from 'vitest';
import { requiredDocuments } from '../../../../domain/sku/compliance-documents.ts';
import { skuDetailsSchema, type SkuDetails } from '../../../../domain/sku/sku.ts';
import type { Mode } from '../../../../domain/shipment/shipment.ts';
import { aLamp } from '../../../support/example-shipment.ts';

type Goods = Pick<SkuDetails, 'cargoFlags' | 'productClass' | 'battery'>;
const goods = (changed: Partial<Goods>): Goods => ({
  cargoFlags: [],
  productClass: 'GENERAL',
  ...changed,
});
const ion = (packing: 'CONTAINED_IN_EQUIPMENT' | 'PACKED_LOOSE') =>
  goods({ cargoFlags: ['BATTERY'], battery: { chemistry: 'LITHIUM_ION', packing } });
const needed = (of: Goods, mode: Mode = 'SEA_LCL', destinationCountry = 'US', day = '2026-11-02') =>
  requiredDocuments(of, { mode, destinationCountry }, day);

describe('required documents', () => {
  it('are none for plain goods', () => {
    expect(skuDetailsSchema.shape.sku.safeParse(aLamp().sku).success).toBe(true);
    expect(needed(aLamp())).toEqual([]);
  });

  it('of a battery: by sea, by air, and loose', () => {
    expect(needed(ion('CONTAINED_IN_EQUIPMENT'))).toEqual(['MSDS', 'UN38_3']);
    expect(needed(ion('CONTAINED_IN_EQUIPMENT'), 'EXPRESS')).toEqual([
      'MSDS',
      'UN38_3',
      'TRANSPORT_CERTIFICATE',
    ]);
    expect(needed(ion('PACKED_LOOSE'))).toEqual(['MSDS', 'UN38_3', 'TRANSPORT_CERTIFICATE']);
  });

  it('of a magnet: a report for the air only', () => {
    expect(needed(goods({ cargoFlags: ['MAGNETIC'] }))).toEqual([]);
    expect(needed(goods({ cargoFlags: ['MAGNETIC'] }), 'AIR')).toEqual(['MAGNETISM_REPORT']);
  });

  it('of liquids, powders and cosmetics, each kind once', () => {
    expect(needed(goods({ cargoFlags: ['LIQUID', 'COSMETIC', 'POWDER'] }))).toEqual([
      'MSDS',
      'TRANSPORT_CERTIFICATE',
      'INGREDIENT_LIST',
    ]);
  });

  it('of toys, electronics and food contact, by market', () => {
    const toy = goods({ productClass: 'CHILDRENS_TOY' });
    expect(needed(toy)).toEqual(['TEST_REPORT']);
    expect(needed(toy, 'RAIL', 'DE')).toEqual(['TEST_REPORT']);
    expect(needed(toy, 'SEA_LCL', 'SA')).toEqual([]);
    expect(needed(goods({ productClass: 'FOOD_CONTACT' }), 'SEA_LCL', 'CA')).toEqual([]);
    expect(needed(goods({ productClass: 'ELECTRONICS' }), 'SEA_LCL', 'CA')).toEqual([
      'TEST_REPORT',
    ]);
  });

  it('are those of the day: the UN 38.3 summary since 2020', () => {
    expect(needed(ion('CONTAINED_IN_EQUIPMENT'), 'SEA_LCL', 'US', '2019-12-31')).toEqual([]);
    expect(needed(ion('CONTAINED_IN_EQUIPMENT'), 'SEA_LCL', 'US', '2020-01-01')).toHaveLength(2);
  });
});
