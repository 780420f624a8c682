/** What a packing list and a commercial invoice share: the parties, the carriage, the table's look. */
import type { ShipmentPapers } from '../../domain/document/shipment-papers.ts';
import type { Address } from '../../domain/shipment/shipment.ts';
import type { Content, CustomTableLayout, TDocumentDefinitions } from 'pdfmake/interfaces.d.ts';
import { box, MM } from './pdf.ts';

export interface TradePaper {
  readonly title: string;
  readonly number: string;
  readonly date: string;
  readonly body: Content[];
}

/** Landscape A4 with the parties above the body and the page count below. */
export function tradePaper(paper: TradePaper, papers: ShipmentPapers): TDocumentDefinitions {
  return {
    pageSize: 'A4',
    pageOrientation: 'landscape',
    pageMargins: [12 * MM, 12 * MM, 12 * MM, 14 * MM],
    info: { title: `${paper.title} ${paper.number}`, author: papers.seller.name },
    content: [
      { text: paper.title, fontSize: 15, margin: [0, 0, 0, 6] },
      parties(paper, papers),
      ...paper.body,
    ],
    footer: (page, pages) => ({
      text: `${papers.shipment.shipmentId}   ${String(page)} / ${String(pages)}`,
      alignment: 'right',
      fontSize: 6,
      margin: [0, 4 * MM, 12 * MM, 0],
    }),
  };
}

function parties(
  { number, date }: TradePaper,
  { shipment, seller, warehouse }: ShipmentPapers,
): Content {
  const { origin, destination, carriage } = shipment;
  return {
    columns: [
      [
        box('Shipper 发货人', `${seller.name} ${seller.nameZh}`, ...addressLines(origin.address)),
        box('USCC 统一社会信用代码', seller.uscc),
      ],
      [
        box(
          'Consignee 收货人',
          `${seller.name} c/o ${warehouse.name}`,
          ...addressLines(warehouse.address),
        ),
      ],
      [
        box('No. and date 编号与日期', number, date),
        box('Shipment 货件', shipment.shipmentId, shipment.reference ?? ''),
      ],
      [
        box('From - to 起运港 - 目的港', `${origin.port} - ${destination.port} (${shipment.mode})`),
        box('Terms 贸易条款', `${shipment.incoterm} ${warehouse.address.city} (Incoterms 2020)`),
        box('Container 箱号', carriage.containers.join(', ') || '-'),
      ],
    ],
    columnGap: 10,
    margin: [0, 0, 0, 6],
  };
}

/** Name, street, and one line of town, region, postcode, country. */
export function addressLines(address: Address): string[] {
  const { name, lines, city, region, postalCode, country, phone } = address;
  const town = [city, region, postalCode, country].filter((part) => part !== undefined).join(', ');
  return [name, ...lines, town, ...(phone === undefined ? [] : [phone])];
}

/** Hair lines between rows, the heading grey. */
export const LEDGER_LINES: CustomTableLayout = {
  hLineWidth: () => 0.4,
  vLineWidth: () => 0,
  hLineColor: () => '#999999',
  fillColor: (row: number) => (row === 0 ? '#eeeeee' : null),
  paddingTop: () => 2,
  paddingBottom: () => 2,
};
