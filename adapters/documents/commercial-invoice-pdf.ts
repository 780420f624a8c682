import {
  commercialInvoice,
  type CommercialInvoice,
  type InvoiceLine,
} from '../../domain/document/commercial-invoice.ts';
import type { ShipmentPapers } from '../../domain/document/shipment-papers.ts';
import { toPdf } from './pdf.ts';
import { shipmentFrame } from './shipment-frame.ts';
import { LEDGER_LINES, tradePaper, type TradeFrame } from './trade-paper.ts';
import { kilograms } from './units.ts';

const HEADINGS = [
  'No. 序号',
  'SKU 货号',
  'Description and use 品名与用途',
  'HS code 税号',
  'Origin 原产地',
  'Quantity 数量',
  'Net kg 净重',
];

/** The commercial invoice as PDF, A4 landscape, in the shipment's currency. */
export async function commercialInvoicePdf(papers: ShipmentPapers): Promise<Uint8Array> {
  return invoicePdf(commercialInvoice(papers), shipmentFrame(papers));
}

/** Of whatever crosses a border. */
export async function invoicePdf(
  { number, date, lines, total }: CommercialInvoice,
  frame: TradeFrame,
): Promise<Uint8Array> {
  const money = [`Unit price ${total.currency} 单价`, `Amount ${total.currency} 金额`];
  return toPdf(
    tradePaper(
      {
        title: 'COMMERCIAL INVOICE 商业发票',
        number,
        date,
        body: [
          {
            table: {
              headerRows: 1,
              widths: ['auto', 'auto', '*', 'auto', 'auto', 'auto', 'auto', 'auto', 'auto'],
              body: [
                [...HEADINGS, ...money],
                ...lines.map(cells),
                ['', '', 'Total 合计', '', '', '', '', '', total.amount],
              ],
            },
            layout: LEDGER_LINES,
          },
          {
            text: 'We declare that this invoice shows the actual price of the goods and that all particulars are true. 兹声明本发票所列价格真实无误。',
            fontSize: 7,
            margin: [0, 8, 0, 0],
          },
        ],
      },
      frame,
    ),
  );
}

function cells(line: InvoiceLine, position: number): string[] {
  return [
    String(position + 1),
    line.sku,
    `${line.description}\n${line.use}`,
    line.hsCode,
    line.originCountry,
    String(line.quantity),
    kilograms(line.netWeightG),
    line.unitValue.amount,
    line.amount.amount,
  ];
}
