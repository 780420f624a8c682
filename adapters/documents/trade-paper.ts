/** What a packing list, a commercial invoice and a statement to customs share: the parties, the carriage, the table's look. */
import type { Address } from '../../domain/shipment/shipment.ts';
import type { Content, CustomTableLayout, TDocumentDefinitions } from 'pdfmake/interfaces.d.ts';
import { box, MM } from './pdf.ts';

interface TradePaper {
  readonly title: string;
  readonly number: string;
  readonly date: string;
  readonly body: Content[];
}

/** A label and what stands below it. */
type Box = readonly [label: string, ...lines: string[]];

/** Who sends what to whom, as four columns of boxes above the body. */
export interface TradeFrame {
  readonly author: string;
  /** Stands on every page. */
  readonly about: string;
  readonly shipper: readonly Box[];
  readonly consignee: readonly Box[];
  /** Below the paper's own number and date. */
  readonly references: readonly Box[];
  readonly carriage: readonly Box[];
}

/** Landscape A4 with the parties above the body and the page count below. */
export function tradePaper(paper: TradePaper, frame: TradeFrame): TDocumentDefinitions {
  return {
    pageSize: 'A4',
    pageOrientation: 'landscape',
    pageMargins: [12 * MM, 12 * MM, 12 * MM, 14 * MM],
    info: { title: `${paper.title} ${paper.number}`, author: frame.author },
    content: [
      { text: paper.title, fontSize: 15, margin: [0, 0, 0, 6] },
      parties(paper, frame),
      ...paper.body,
    ],
    footer: (page, pages) => ({
      text: `${frame.about}   ${String(page)} / ${String(pages)}`,
      alignment: 'right',
      fontSize: 6,
      margin: [0, 4 * MM, 12 * MM, 0],
    }),
  };
}

function parties({ number, date }: TradePaper, frame: TradeFrame): Content {
  const own: Box = ['No. and date 编号与日期', number, date];
  const columns = [frame.shipper, frame.consignee, [own, ...frame.references], frame.carriage];
  return {
    columns: columns.map((boxes) => boxes.map(([label, ...lines]) => box(label, ...lines))),
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
