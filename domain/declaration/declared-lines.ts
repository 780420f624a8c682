/** What the papers declare: the seller's own lines, or else the packing list priced by the SKU master. */
import type { SkuCode } from '../kernel/ids.ts';
import type { Currency } from '../kernel/money.ts';
import type { Carton, DeclaredLine, ShipmentContent } from '../shipment/shipment.ts';
import type { Sku } from '../sku/sku.ts';

/** Units of each SKU over all lines, in the order they first come. */
export function unitsBySku(lines: readonly Pick<DeclaredLine, 'sku' | 'quantity'>[]) {
  const units = new Map<SkuCode, number>();
  for (const { sku, quantity } of lines) units.set(sku, (units.get(sku) ?? 0) + quantity);
  return units;
}

export function linesPacked(cartons: readonly Carton[]) {
  return cartons.flatMap((carton) => carton.lines);
}

/**
 * The declaration lines. Derived ones: one for each SKU, its master's value, and the cartons' net weight shared by unit weight,
 * the remainder on the last line, so that the lines add up to the header. SKUs without a value in `currency` are left out.
 */
export function declaredLinesOf(
  content: ShipmentContent,
  skus: readonly Sku[],
  currency: Currency,
): DeclaredLine[] {
  if (content.declaredLines) return content.declaredLines;
  const lines = [...unitsBySku(linesPacked(content.cartons))].flatMap(([code, quantity]) => {
    const sku = skus.find((s) => s.sku === code && s.declaredValue.currency === currency);
    return sku
      ? [
          {
            sku: sku.sku,
            quantity,
            unitValue: sku.declaredValue,
            netWeightG: sku.weightG * quantity,
          },
        ]
      : [];
  });
  return shareNetWeight(lines, netWeightOf(content.cartons));
}

export function netWeightOf(cartons: readonly Carton[]): number {
  return cartons.reduce((sum, carton) => sum + carton.netWeightG, 0);
}

function shareNetWeight(lines: readonly DeclaredLine[], netG: number): DeclaredLine[] {
  const unitG = lines.reduce((sum, line) => sum + line.netWeightG, 0);
  const shares = lines.map((line) =>
    Math.max(1, Number((BigInt(line.netWeightG) * BigInt(netG)) / BigInt(unitG))),
  );
  const rest = netG - shares.reduce((sum, share) => sum + share, 0);
  return lines.map((line, i) => ({
    ...line,
    netWeightG: Math.max(1, (shares[i] ?? 0) + (i === lines.length - 1 ? rest : 0)),
  }));
}
