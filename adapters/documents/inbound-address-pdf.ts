import type { ShipmentPapers } from '../../domain/document/shipment-papers.ts';
import { box, MM, toPdf } from './pdf.ts';
import { addressLines } from './trade-paper.ts';

/** The shipment's own inbound address (M-026): the warehouse's, with the code that makes it this shipment's. */
export async function inboundAddressPdf(papers: ShipmentPapers): Promise<Uint8Array> {
  const { shipment, warehouse, seller } = papers;
  const [, ...street] = addressLines(warehouse.address);
  return toPdf({
    pageSize: 'A5',
    pageMargins: 14 * MM,
    info: { title: `Inbound address ${shipment.shipmentId}` },
    defaultStyle: { fontSize: 12 },
    content: [
      { text: 'INBOUND ADDRESS 入仓地址', fontSize: 16, margin: [0, 0, 0, 10] },
      box('Warehouse 仓库', `${warehouse.warehouseId} ${warehouse.name} ${warehouse.nameZh}`),
      box(
        'Address 地址',
        `${warehouse.address.name}, IN-${shipment.shipmentId.slice(-10)}`,
        ...street,
      ),
      box('Seller 卖家', `${seller.name} ${seller.nameZh}`),
      box('Shipment 货件', shipment.shipmentId, ...shipment.poNumbers.map((po) => `PO ${po}`)),
      {
        text:
          'Every carton carries its label with PO, SKU and SSCC; the warehouse sets a carton without PO aside. ' +
          '每箱须贴箱唛(采购单号、货号、SSCC);无采购单号的箱子将进入异常。',
        fontSize: 9,
        margin: [0, 10, 0, 0],
      },
    ],
  });
}
