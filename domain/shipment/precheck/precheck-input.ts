/** What the pre-check looks at. Pointers in its faults are into the shipment's content and head as a seller sends them (ranges written out). */
import type { DocumentRecord } from '../../document/document.ts';
import type { Sku } from '../../sku/sku.ts';
import type { Warehouse } from '../../warehouse/warehouse.ts';
import type { ShipmentHead } from '../shipment-record.ts';
import type { Carton, ShipmentContent } from '../shipment.ts';

export interface PrecheckInput {
  readonly head: Pick<
    ShipmentHead,
    'mode' | 'legs' | 'origin' | 'destination' | 'cargoReadyOn' | 'currency' | 'carriage'
  >;
  readonly content: ShipmentContent;
  /** The masters of the SKUs packed; those not found are simply not in here. */
  readonly skus: readonly Sku[];
  /** undefined: there is no such warehouse. */
  readonly warehouse: Warehouse | undefined;
  /** The shipment's own documents; a SKU brings its own in its master. */
  readonly documents: readonly DocumentRecord[];
  /** `YYYY-MM-DD`: dates the rules. */
  readonly day: string;
}

export interface PackedLine {
  readonly pointer: string;
  readonly line: Carton['lines'][number];
  readonly sku: Sku | undefined;
}

/** Every line of every carton, with its pointer and its master. */
export function packedLines({ content, skus }: PrecheckInput): PackedLine[] {
  const masters = new Map<string, Sku>(skus.map((sku) => [sku.sku, sku]));
  return content.cartons.flatMap((carton, c) =>
    carton.lines.map((line, l) => ({
      pointer: `/cartons/${c}/lines/${l}/sku`,
      line,
      sku: masters.get(line.sku),
    })),
  );
}

/** Each packed and registered SKU once, where it is packed first: a fault of the SKU is told once. */
export function packedSkus(input: PrecheckInput): { pointer: string; sku: Sku }[] {
  const first = new Map<string, { pointer: string; sku: Sku }>();
  for (const { pointer, sku } of packedLines(input))
    if (sku && !first.has(sku.sku)) first.set(sku.sku, { pointer, sku });
  return [...first.values()];
}
