import {
  packingList,
  type PackingList,
  type PackingRow,
} from '../../domain/document/packing-list.ts';
import type { ShipmentPapers } from '../../domain/document/shipment-papers.ts';
import { dayOf } from '../../domain/kernel/time.ts';
import { toPdf } from './pdf.ts';
import { shipmentFrame } from './shipment-frame.ts';
import { LEDGER_LINES, tradePaper, type TradeFrame } from './trade-paper.ts';
import { centimetres, cubicMetres, kilograms } from './units.ts';

const HEADINGS = [
  'Carton 箱号',
  'PO 采购单号',
  'SKU 货号',
  'Description 品名',
  'Barcode 条码',
  'Units 数量',
  'Net kg 净重',
  'Gross kg 毛重',
  'Size cm 尺寸',
  'CBM 体积',
];

/** The packing list as PDF, A4 landscape. */
export async function packingListPdf(papers: ShipmentPapers): Promise<Uint8Array> {
  const { shipmentId, contentVersion } = papers.shipment;
  const number = `PL-${shipmentId.slice(-10)}-${contentVersion}`;
  const list = { ...packingList(papers), number, date: dayOf(papers.issuedAt) };
  return packedPdf(list, shipmentFrame(papers));
}

/** Of whatever crosses a border. */
export async function packedPdf(
  { rows, totals, number, date }: PackingList & { readonly number: string; readonly date: string },
  frame: TradeFrame,
): Promise<Uint8Array> {
  const total = [
    `${totals.cartons} cartons 箱`,
    '',
    '',
    'Total 合计',
    '',
    String(totals.units),
    kilograms(totals.netWeightG),
    kilograms(totals.grossWeightG),
    '',
    cubicMetres(totals.volumeMm3),
  ];
  return toPdf(
    tradePaper(
      {
        title: 'PACKING LIST 装箱单',
        number,
        date,
        body: [
          {
            table: {
              headerRows: 1,
              widths: ['auto', 'auto', 'auto', '*', 'auto', 'auto', 'auto', 'auto', 'auto', 'auto'],
              body: [HEADINGS, ...rows.map(cells), total],
            },
            layout: LEDGER_LINES,
          },
        ],
      },
      frame,
    ),
  );
}

function cells({
  cartonNumber,
  poNumber,
  sku,
  description,
  barcode,
  quantity,
  carton,
}: PackingRow): string[] {
  const measures = carton
    ? [
        kilograms(carton.netWeightG),
        kilograms(carton.grossWeightG),
        centimetres(carton.sizeMm),
        cubicMetres(carton.volumeMm3),
      ]
    : ['', '', '', ''];
  return [String(cartonNumber), poNumber, sku, description, barcode, String(quantity), ...measures];
}
