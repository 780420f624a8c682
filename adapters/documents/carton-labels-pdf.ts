import { skuOf, type ShipmentPapers } from '../../domain/document/shipment-papers.ts';
import { BrokenRecord } from '../../domain/kernel/domain-error.ts';
import type { Carton } from '../../domain/shipment/shipment.ts';
import type { Content, TableCell } from 'pdfmake/interfaces.d.ts';
import { box, MM, toPdf } from './pdf.ts';
import { ssccBarcode } from './sscc-barcode.ts';
import { LEDGER_LINES } from './trade-paper.ts';
import { centimetres, kilograms, spacedSscc } from './units.ts';

/** Lines printed on a label; the packing list has the rest. */
const LINES_SHOWN = 8;

/** Carton labels (M-023), 100 x 150 mm, one page for each carton in carton order. */
export async function cartonLabelsPdf(papers: ShipmentPapers): Promise<Uint8Array> {
  return toPdf({
    pageSize: { width: 100 * MM, height: 150 * MM },
    pageMargins: [5 * MM, 5 * MM, 5 * MM, 4 * MM],
    info: { title: `Carton labels ${papers.shipment.shipmentId}` },
    content: papers.content.cartons.map((carton, position) => ({
      stack: label(papers, carton),
      ...(position > 0 && { pageBreak: 'before' as const }),
    })),
  });
}

function label(papers: ShipmentPapers, carton: Carton): Content[] {
  const { shipment, warehouse } = papers;
  const { sscc } = carton;
  if (sscc === undefined) throw new BrokenRecord(`carton ${carton.cartonNumber} has no SSCC`);
  const { lengthMm, widthMm, heightMm } = carton.dimensions;
  return [
    {
      columns: [
        box(
          'To 收货仓',
          `${warehouse.warehouseId} ${warehouse.name}`,
          `${warehouse.address.city}, ${warehouse.address.country}`,
        ),
        { ...count(carton, shipment.cartonCount), width: 'auto' },
      ],
    },
    box('PO / batch 采购单号', carton.poNumber ?? 'NONE 无'),
    {
      table: {
        headerRows: 1,
        widths: ['auto', '*', 'auto'],
        body: [['SKU 货号', 'Goods 品名', 'Units 数量'], ...goods(papers, carton)],
      },
      layout: LEDGER_LINES,
      fontSize: 7,
      margin: [0, 0, 0, 4],
    },
    {
      columns: [
        box('Net 净重', `${kilograms(carton.netWeightG)} kg`),
        box('Gross 毛重', `${kilograms(carton.grossWeightG)} kg`),
        box('Size 尺寸', `${centimetres([lengthMm, widthMm, heightMm])} cm`),
      ],
    },
    { ...ssccBarcode(sscc), absolutePosition: { x: 6 * MM, y: 100 * MM } },
    {
      text: spacedSscc(sscc),
      fontSize: 11,
      alignment: 'center',
      absolutePosition: { x: 5 * MM, y: 134 * MM },
    },
    {
      text: shipment.shipmentId,
      fontSize: 6,
      alignment: 'center',
      absolutePosition: { x: 5 * MM, y: 141 * MM },
    },
  ];
}

function count({ cartonNumber }: Carton, cartonCount: number): { text: string; fontSize: number } {
  return { text: `${cartonNumber} / ${cartonCount}`, fontSize: 18 };
}

function goods(papers: ShipmentPapers, { lines }: Carton): TableCell[][] {
  const rows = lines.slice(0, LINES_SHOWN).map(({ sku, quantity }) => {
    const { name, nameZh = '' } = skuOf(papers, sku);
    return [sku, `${name.slice(0, 24)} ${nameZh.slice(0, 12)}`, String(quantity)];
  });
  const more = lines.length - rows.length;
  return more > 0 ? [...rows, ['…', `${more} more lines: see packing list 见装箱单`, '']] : rows;
}
