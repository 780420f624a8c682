/** The packing list (M-026): one row for each SKU line of each carton; a carton's weight and size stand on its first row. */
import { bilingualName, skuOf, type ShipmentPapers } from './shipment-papers.ts';
import { volumeMm3 } from '../kernel/weight.ts';
import type { Carton } from '../shipment/shipment.ts';

export interface PackingRow {
  readonly cartonNumber: number;
  readonly poNumber: string;
  readonly sku: string;
  readonly description: string;
  readonly barcode: string;
  readonly quantity: number;
  /** Absent on the second and later rows of a carton. */
  readonly carton?: {
    readonly netWeightG: number;
    readonly grossWeightG: number;
    readonly sizeMm: readonly [length: number, width: number, height: number];
    readonly volumeMm3: bigint;
    readonly sscc: string;
  };
}

export interface PackingList {
  readonly rows: readonly PackingRow[];
  readonly totals: {
    readonly cartons: number;
    readonly units: number;
    readonly netWeightG: number;
    readonly grossWeightG: number;
    readonly volumeMm3: bigint;
  };
}

export function packingList(papers: ShipmentPapers): PackingList {
  const { cartons } = papers.content;
  const rows = cartons.flatMap((carton) => rowsOf(papers, carton));
  return {
    rows,
    totals: {
      cartons: cartons.length,
      units: rows.reduce((units, row) => units + row.quantity, 0),
      netWeightG: cartons.reduce((grams, carton) => grams + carton.netWeightG, 0),
      grossWeightG: cartons.reduce((grams, carton) => grams + carton.grossWeightG, 0),
      volumeMm3: cartons.reduce((volume, carton) => volume + volumeMm3(carton.dimensions), 0n),
    },
  };
}

function rowsOf(papers: ShipmentPapers, carton: Carton): PackingRow[] {
  return carton.lines.map((line, position) => {
    const sku = skuOf(papers, line.sku);
    const row = {
      cartonNumber: carton.cartonNumber,
      poNumber: carton.poNumber ?? '',
      sku: line.sku,
      description: bilingualName(sku),
      barcode: sku.barcode.value,
      quantity: line.quantity,
    };
    return position === 0 ? { ...row, carton: measures(carton) } : row;
  });
}

function measures(carton: Carton): NonNullable<PackingRow['carton']> {
  const { lengthMm, widthMm, heightMm } = carton.dimensions;
  return {
    netWeightG: carton.netWeightG,
    grossWeightG: carton.grossWeightG,
    sizeMm: [lengthMm, widthMm, heightMm],
    volumeMm3: volumeMm3(carton.dimensions),
    sscc: carton.sscc ?? '',
  };
}
