/**
 * Refurbished units are another product (M-128): the same goods under the same papers with a barcode of the house, since the
 * maker's own means a new one, and listed below what a new one costs.
 */
import { applyRate, formatMoney, type Money } from '../kernel/money.ts';
import type { Timestamp } from '../kernel/time.ts';
import { houseBarcode } from '../kernel/codes.ts';
import { skuCodeSchema, type SkuCode } from '../kernel/ids.ts';
import type { Sku } from '../sku/sku.ts';

const MOST_LETTERS = 40;

/** `{sku}-R`, as long as a SKU may be. */
export function refurbishedSku(sku: string): SkuCode {
  return skuCodeSchema.parse(`${sku.slice(0, MOST_LETTERS - 2)}-R`);
}

interface Terms {
  /** What a new one is sold for. */
  readonly newPrice: Money;
  readonly discountPercent: number;
  /** The id text of a name: the same name, the same id. */
  readonly idOf: (name: string) => string;
  readonly at: Timestamp;
}

/** Reviewed as its parent was: what a person looked at is still the same. */
export function refurbishedOf(parent: Sku, { newPrice, discountPercent, idOf, at }: Terms): Sku {
  const sku = refurbishedSku(parent.sku);
  const listPrice = applyRate(newPrice, String((100 - discountPercent) / 100));
  return {
    ...parent,
    sku,
    name: ending(parent.name, ' (refurbished)'),
    ...(parent.nameZh !== undefined && { nameZh: ending(parent.nameZh, '（翻新）') }),
    barcode: { kind: 'HOUSE', value: houseBarcode(idOf(`barcode|${parent.tenant}|${sku}`)) },
    refurbished: { parentSku: parent.sku, listPrice: formatMoney(listPrice) },
    version: 1,
    createdAt: at,
    updatedAt: at,
  };
}

const MOST_NAME = 200;
const ending = (name: string, end: string) => `${name.slice(0, MOST_NAME - end.length)}${end}`;
