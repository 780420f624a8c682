import { packingList, type PackingRow } from '../../domain/document/packing-list.ts';
import type { ShipmentPapers } from '../../domain/document/shipment-papers.ts';
import { toXlsx, type Cell } from './workbook.ts';
import { cubicMetres } from './units.ts';

const HEADINGS = [
  'Carton 箱号',
  'PO 采购单号',
  'SKU 货号',
  'Description 品名',
  'Barcode 条码',
  'Units 数量',
  'Net kg 净重',
  'Gross kg 毛重',
  'Length cm 长',
  'Width cm 宽',
  'Height cm 高',
  'CBM 体积',
  'SSCC',
];

/** The packing list as a workbook; weights and sizes are numbers, in kg and cm. */
export async function packingListXlsx(papers: ShipmentPapers): Promise<Uint8Array> {
  const { rows, totals } = packingList(papers);
  const { shipment, seller, warehouse } = papers;
  return toXlsx({
    name: 'Packing list 装箱单',
    head: [
      ['Shipment 货件', shipment.shipmentId, shipment.reference ?? ''],
      ['Shipper 发货人', `${seller.name} ${seller.nameZh}`],
      ['Consignee 收货人', `${warehouse.warehouseId} ${warehouse.name}`],
      [
        'From - to 起运港 - 目的港',
        `${shipment.origin.port} - ${shipment.destination.port}`,
        shipment.mode,
      ],
    ],
    headings: HEADINGS,
    rows: rows.map(cells),
    total: [
      'Total 合计',
      '',
      '',
      '',
      '',
      totals.units,
      totals.netWeightG / 1000,
      totals.grossWeightG / 1000,
      '',
      '',
      '',
      Number(cubicMetres(totals.volumeMm3)),
    ],
  });
}

function cells({
  cartonNumber,
  poNumber,
  sku,
  description,
  barcode,
  quantity,
  carton,
}: PackingRow): Cell[] {
  const goods = [cartonNumber, poNumber, sku, description, barcode, quantity];
  if (!carton) return goods;
  return [
    ...goods,
    carton.netWeightG / 1000,
    carton.grossWeightG / 1000,
    ...carton.sizeMm.map((mm) => mm / 10),
    Number(cubicMetres(carton.volumeMm3)),
    carton.sscc,
  ];
}
