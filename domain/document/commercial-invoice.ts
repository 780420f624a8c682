/** The commercial invoice (M-026, M-030): one line for each declared SKU, worth what the seller states of it. */
import { declaredLinesOf } from '../declaration/declared-lines.ts';
import { bilingualName, skuOf, type ShipmentPapers } from './shipment-papers.ts';
import { formatMoney, parseMoney, sum, type Money, type MoneyWire } from '../kernel/money.ts';
import { dayOf } from '../kernel/time.ts';
import type { DeclaredLine } from '../shipment/shipment.ts';

export interface InvoiceLine {
  readonly sku: string;
  readonly description: string;
  readonly use: string;
  readonly hsCode: string;
  readonly originCountry: string;
  readonly quantity: number;
  readonly netWeightG: number;
  readonly unitValue: MoneyWire;
  readonly amount: MoneyWire;
}

export interface CommercialInvoice {
  readonly number: string;
  readonly date: string;
  readonly lines: readonly InvoiceLine[];
  readonly total: MoneyWire;
}

/** Number and date are the seller's when it has issued one; else the shipment's id and the day of issue. */
export function commercialInvoice(papers: ShipmentPapers): CommercialInvoice {
  const { shipment, content } = papers;
  const lines = declaredLinesOf(content, papers.skus, shipment.currency).map((line) =>
    invoiceLine(papers, line),
  );
  return {
    number:
      content.invoice?.number ?? `CI-${shipment.shipmentId.slice(-10)}-${shipment.contentVersion}`,
    date: content.invoice?.date ?? dayOf(papers.issuedAt),
    lines,
    total: formatMoney(
      sum(
        shipment.currency,
        lines.map((line) => parseMoney(line.amount)),
      ),
    ),
  };
}

function invoiceLine(papers: ShipmentPapers, line: DeclaredLine): InvoiceLine {
  const sku = skuOf(papers, line.sku);
  return {
    sku: line.sku,
    description: bilingualName(sku),
    use: sku.use,
    hsCode: sku.hsCode,
    originCountry: sku.originCountry,
    quantity: line.quantity,
    netWeightG: line.netWeightG,
    unitValue: line.unitValue,
    amount: formatMoney(times(parseMoney(line.unitValue), line.quantity)),
  };
}

function times(unit: Money, quantity: number): Money {
  return { minor: unit.minor * BigInt(quantity), currency: unit.currency };
}
