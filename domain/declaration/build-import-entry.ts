/** What is filed at import (domain-facts 3.7, 3.8): a CBP entry, a Canadian CAD, or elsewhere a plain import declaration, with its duty lines. */
import type { DutyEstimate } from '../duty/duty-estimate.ts';
import { estimateImportDuty } from '../duty/estimate-import-duty.ts';
import { formatMoney } from '../kernel/money.ts';
import type { Seller } from '../seller/seller.ts';
import type { ShipmentHead } from '../shipment/shipment-record.ts';
import type { ShipmentContent } from '../shipment/shipment.ts';
import type { Sku } from '../sku/sku.ts';
import type { Warehouse } from '../warehouse/warehouse.ts';
import { declaredGoods, kilograms } from './declaration-goods.ts';

export interface ImportEntryFacts {
  readonly head: Pick<
    ShipmentHead,
    'shipmentId' | 'currency' | 'mode' | 'origin' | 'destination' | 'carriage' | 'incoterm'
  >;
  readonly content: ShipmentContent;
  readonly skus: readonly Sku[];
  readonly seller: Pick<Seller, 'name' | 'importerNumbers'>;
  readonly warehouse: Warehouse;
  /** Day of entry, or for Canada of direct shipment: dates rates and programmes. */
  readonly day: string;
  /** Portage's own importer number in the country: used for DDP when the seller has none. */
  readonly platformImporterNumber: string;
}

export interface ImportEntry {
  /** CBP_FORMAL_01, CBP_INFORMAL_11, CAD, CAD_LOW_VALUE, or IMPORT. */
  readonly procedure: string;
  readonly data: Readonly<Record<string, unknown>>;
  readonly duty: DutyEstimate;
}

/** Throws BrokenRecord on a declared SKU without a master. */
export function buildImportEntry(facts: ImportEntryFacts): ImportEntry {
  const { head, content, skus, warehouse, day } = facts;
  const { country } = warehouse.address;
  const duty = estimateImportDuty({ head, content, skus, country, day });
  const procedure = procedureOf(country, duty);
  return { procedure, duty, data: { ...headerOf(facts, procedure), lines: linesOf(facts, duty) } };
}

function procedureOf(country: string, duty: DutyEstimate): string {
  if (duty.kind === 'computed') return duty.procedure;
  if (country === 'US') return 'CBP_FORMAL_01';
  return country === 'CA' ? 'CAD' : 'IMPORT';
}

function headerOf(facts: ImportEntryFacts, procedure: string) {
  const { head, content, seller, warehouse, day } = facts;
  const { carriage, destination, origin } = head;
  const { country } = warehouse.address;
  const goods = declaredGoods(head, content, facts.skus);
  return {
    procedure,
    country,
    entryDay: day,
    importerOfRecord: {
      name: seller.importerNumbers[country] ? seller.name : 'Portage',
      number: seller.importerNumbers[country] ?? facts.platformImporterNumber,
    },
    consignee: { name: warehouse.name, address: warehouse.address },
    exporter: { name: seller.name, address: origin.address },
    portOfLading: origin.port,
    portOfEntry: destination.port,
    transportDocument: carriage.transportDocumentReference ?? carriage.bookingReference ?? '',
    containers: carriage.containers,
    incoterm: head.incoterm,
    currency: head.currency,
    value: formatMoney(goods.total),
    grossWeightKg: kilograms(goods.grossWeightG),
    packages: goods.packageCount,
    invoiceNumber: content.invoice?.number ?? '',
  };
}

function linesOf({ head, content, skus }: ImportEntryFacts, duty: DutyEstimate) {
  const computed = duty.kind === 'computed' ? duty.lines : [];
  return declaredGoods(head, content, skus).lines.map(({ line, sku, value }, i) => ({
    sequence: i + 1,
    sku: sku.sku,
    tariffCode: sku.importHsCode ?? sku.hsCode,
    description: sku.name,
    use: sku.use,
    originCountry: sku.originCountry,
    quantity: line.quantity,
    netWeightKg: kilograms(line.netWeightG),
    value: formatMoney(value),
    levies: computed[i]?.levies ?? [],
  }));
}
