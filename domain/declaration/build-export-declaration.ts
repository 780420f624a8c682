/** From a shipment to its 9810 data set, and every way the set could contradict itself (domain-facts 3.5 rules 1 to 5). */
import { convert, formatMoney, type Money } from '../kernel/money.ts';
import { inForce, type Dated } from '../kernel/dated.ts';
import type { Seller } from '../seller/seller.ts';
import type { ShipmentHead } from '../shipment/shipment-record.ts';
import type { Mode, ShipmentContent } from '../shipment/shipment.ts';
import type { Sku } from '../sku/sku.ts';
import type { Warehouse } from '../warehouse/warehouse.ts';
import { declaredGoods, kilograms, type GoodsLine } from './declaration-goods.ts';
import { orderNumberOf, warehouseOrderOf } from './warehouse-order.ts';
import type { ExportDeclaration } from './export-declaration.ts';

export interface ExportFacts {
  readonly head: Pick<
    ShipmentHead,
    'shipmentId' | 'mode' | 'currency' | 'origin' | 'destination' | 'carriage'
  >;
  readonly content: ShipmentContent;
  readonly skus: readonly Sku[];
  readonly seller: Pick<Seller, 'name' | 'uscc'>;
  readonly warehouse: Warehouse;
  /** Day of the export, `YYYY-MM-DD`. */
  readonly day: string;
  /** CNY for one unit of the shipment's currency: decides the list route; absent, the full route is taken. */
  readonly cnyRate?: string;
}

/** Single tickets up to RMB 5,000 may take the list route; since 9810 exists. Source: GACC 2020 No. 75. */
const listRouteLimit: readonly Dated<bigint>[] = [
  { value: 500_000n, validFrom: '2020-07-01', validTo: null, source: 'GACC 2020 No. 75' },
];
const departureRefund: readonly Dated<'HWC-YT'>[] = [
  { value: 'HWC-YT', validFrom: '2025-01-27', validTo: null, source: 'SAT 2025 No. 3' },
];

const TRANSPORT: Readonly<Record<Mode, ExportDeclaration['header']['transportMode']>> = {
  SEA_FCL: 'WATER',
  SEA_LCL: 'WATER',
  SEA_TRUCK: 'WATER',
  RAIL: 'RAIL',
  AIR: 'AIR',
  EXPRESS: 'AIR',
};

/** Values are FOB: nothing is declared for freight and insurance. Throws BrokenRecord on a declared SKU without master. */
export function buildExportDeclaration(facts: ExportFacts): ExportDeclaration {
  const { head, content, skus, warehouse } = facts;
  const goods = declaredGoods(head, content, skus);
  const country = warehouse.address.country;
  return {
    header: {
      ...partiesOf(facts),
      ...routeOf(facts),
      supervisionCode: '9810',
      route: isSmall(goods.total, facts) ? 'LIST' : 'H2018',
      contractNumber: content.invoice?.number ?? head.shipmentId,
      tradeTerms: 'FOB',
      currency: head.currency,
      total: formatMoney(goods.total),
      grossWeightKg: kilograms(goods.grossWeightG),
      netWeightKg: kilograms(goods.netWeightG),
      packages: goods.packageCount,
      packaging: 'CARTON',
      attached: { kind: '10000004', orderNumber: orderNumberOf(head.shipmentId) },
      ...taxTagOn(facts.day),
    },
    lines: goods.lines.map((line, i) => lineOf(line, i + 1, country, head.origin.address.city)),
    warehouseOrder: warehouseOrderOf(head, goods),
  };
}

function partiesOf({ seller, warehouse }: ExportFacts) {
  const { address } = warehouse;
  return {
    consignor: { name: seller.name, uscc: seller.uscc },
    producer: { name: seller.name, uscc: seller.uscc },
    overseasWarehouse: {
      id: warehouse.warehouseId,
      name: warehouse.name,
      address: [...address.lines, address.city, address.country].join(', '),
    },
  };
}

function routeOf({ head, warehouse }: ExportFacts) {
  const { carriage, origin, destination, mode } = head;
  return {
    transportMode: TRANSPORT[mode],
    conveyance: carriage.vesselName ?? '',
    voyage: carriage.voyageNumber ?? '',
    transportDocument: carriage.transportDocumentReference ?? carriage.bookingReference ?? '',
    exitPort: origin.port,
    destinationCountry: warehouse.address.country,
    destinationPort: destination.port,
  };
}

function isSmall(total: Money, { day, cnyRate }: ExportFacts): boolean {
  const limit = inForce(listRouteLimit, day);
  if (!limit || cnyRate === undefined) return false;
  return convert(total, 'CNY', cnyRate).minor <= limit.value;
}

function taxTagOn(day: string) {
  const found = inForce(departureRefund, day);
  return found ? { taxTag: found.value } : {};
}

function lineOf(
  { line, sku, value }: GoodsLine,
  sequence: number,
  destinationCountry: string,
  sourcePlace: string,
): ExportDeclaration['lines'][number] {
  return {
    sequence,
    sku: sku.sku,
    hsCode: sku.hsCode,
    name: sku.nameZh ?? sku.name,
    specification: [sku.use, sku.brand ?? '无品牌'].join('|'),
    barcode: sku.barcode.value,
    quantity: line.quantity,
    unit: 'PCS',
    legalQuantity: kilograms(line.netWeightG),
    unitValue: line.unitValue,
    total: formatMoney(value),
    netWeightKg: kilograms(line.netWeightG),
    originCountry: sku.originCountry,
    destinationCountry,
    sourcePlace,
  };
}
