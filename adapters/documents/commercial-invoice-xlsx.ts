import { commercialInvoice } from '../../domain/document/commercial-invoice.ts';
import type { ShipmentPapers } from '../../domain/document/shipment-papers.ts';
import { toXlsx } from './workbook.ts';

const HEADINGS = [
  'No. 序号',
  'SKU 货号',
  'Description 品名',
  'Use 用途',
  'HS code 税号',
  'Origin 原产地',
  'Quantity 数量',
  'Net kg 净重',
  'Unit price 单价',
  'Amount 金额',
  'Currency 币制',
];

/** The commercial invoice as a workbook; amounts are decimal text, exact in the shipment's currency. */
export async function commercialInvoiceXlsx(papers: ShipmentPapers): Promise<Uint8Array> {
  const { number, date, lines, total } = commercialInvoice(papers);
  const { shipment, seller, warehouse } = papers;
  return toXlsx({
    name: 'Commercial invoice 商业发票',
    head: [
      ['Invoice 发票', number, date],
      ['Seller 卖方', `${seller.name} ${seller.nameZh}`, seller.uscc],
      ['Consignee 收货人', `${warehouse.warehouseId} ${warehouse.name}`],
      ['Terms 贸易条款', shipment.incoterm, warehouse.address.city],
    ],
    headings: HEADINGS,
    rows: lines.map((line, position) => [
      position + 1,
      line.sku,
      line.description,
      line.use,
      line.hsCode,
      line.originCountry,
      line.quantity,
      line.netWeightG / 1000,
      line.unitValue.amount,
      line.amount.amount,
      line.amount.currency,
    ]),
    total: ['Total 合计', '', '', '', '', '', '', '', '', total.amount, total.currency],
  });
}
