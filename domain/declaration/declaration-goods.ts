/** What every filing says of the goods: the declared lines with their masters, their total, and the packages. */
import { BrokenRecord } from '../kernel/domain-error.ts';
import { parseMoney, sum, type Money } from '../kernel/money.ts';
import type { ShipmentHead } from '../shipment/shipment-record.ts';
import { totalsOf } from '../shipment/pack-cartons.ts';
import type { DeclaredLine, ShipmentContent } from '../shipment/shipment.ts';
import type { Sku } from '../sku/sku.ts';
import { declaredLinesOf, netWeightOf } from './declared-lines.ts';

export interface GoodsLine {
  readonly line: DeclaredLine;
  readonly sku: Sku;
  readonly value: Money;
}

export interface DeclaredGoods {
  readonly lines: readonly GoodsLine[];
  readonly total: Money;
  readonly netWeightG: number;
  readonly grossWeightG: number;
  readonly packageCount: number;
}

/** Throws BrokenRecord when a declared SKU has no master: the pre-check lets none through. */
export function declaredGoods(
  head: Pick<ShipmentHead, 'currency' | 'shipmentId'>,
  content: ShipmentContent,
  skus: readonly Sku[],
): DeclaredGoods {
  const lines = declaredLinesOf(content, skus, head.currency).map((line) => {
    const sku = skus.find((s) => s.sku === line.sku);
    if (!sku)
      throw new BrokenRecord(`${head.shipmentId} declares ${line.sku}, which has no master`);
    const unit = parseMoney(line.unitValue);
    return { line, sku, value: { ...unit, minor: unit.minor * BigInt(line.quantity) } };
  });
  const { grossWeightG, cartonCount } = totalsOf(content);
  const total = sum(
    head.currency,
    lines.map((l) => l.value),
  );
  return {
    lines,
    total,
    netWeightG: netWeightOf(content.cartons),
    grossWeightG,
    packageCount: cartonCount,
  };
}

/** Kilograms as customs forms write them, to the gram. */
export function kilograms(grams: number): string {
  return `${Math.floor(grams / 1000)}.${String(grams % 1000).padStart(3, '0')}`;
}
