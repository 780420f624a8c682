/**
 * What the papers of goods going home say (M-132, domain-facts 3.6): the invoice and the packing list as of any export, and
 * the statement of 退运 with the export they had left under and the relief they have, or that duty is due.
 */
import type { CommercialInvoice } from '../document/commercial-invoice.ts';
import type { PackingList } from '../document/packing-list.ts';
import { bilingualName } from '../document/shipment-papers.ts';
import { toCurrency } from '../duty/exchange-rates.ts';
import { BrokenRecord } from '../kernel/domain-error.ts';
import { formatMoney, parseMoney, sum, type Money } from '../kernel/money.ts';
import { dayOf, type Timestamp } from '../kernel/time.ts';
import { volumeMm3 } from '../kernel/weight.ts';
import type { Seller } from '../seller/seller.ts';
import type { Address } from '../shipment/shipment.ts';
import type { Sku } from '../sku/sku.ts';
import type { Warehouse } from '../warehouse/warehouse.ts';
import type { GoingHome } from './going-home.ts';
import { netWeightG, oneBox } from './one-box.ts';
import type { ReturnReason } from './return-reason.ts';
import type { Graded, Return } from './return.ts';

/** Read once, printed three times. */
export interface OriginPapers {
  readonly returnId: Return['returnId'];
  /** The seller's own number of the order. */
  readonly reference: string | undefined;
  readonly goods: readonly HomewardGoods[];
  readonly seller: Seller;
  readonly warehouse: Warehouse;
  /** Where they had left from; unknown without their export. */
  readonly consignee: Address | undefined;
  readonly issuedAt: Timestamp;
}

export interface HomewardGoods {
  readonly sku: Sku;
  readonly quantity: number;
  readonly group: Graded;
  readonly home: GoingHome;
  readonly reason: ReturnReason | undefined;
}

/** Of the return's groups those that go home. Throws BrokenRecord for a SKU without its master. */
export function homewardGoods(
  { graded, lines }: Pick<Return, 'graded' | 'lines'>,
  skus: ReadonlyMap<string, Sku>,
): HomewardGoods[] {
  return graded.flatMap((group) => {
    const { home, sku: code = '', quantity, lineId } = group;
    if (!home) return [];
    const sku = skus.get(code);
    if (!sku) throw new BrokenRecord(`SKU ${code} goes home but is not registered`);
    const reason = lines.find((line) => line.lineId === lineId)?.reason;
    return [{ sku, quantity, group, home, reason }];
  });
}

/** At the value they were exported at, else their master's; in the currency of the first of them. */
export function originInvoice({ returnId, goods, issuedAt }: OriginPapers): CommercialInvoice {
  const day = dayOf(issuedAt);
  const values = goods.map(({ sku, home }) =>
    parseMoney(home.export?.unitValue ?? sku.declaredValue),
  );
  const currency = values[0]?.currency ?? 'USD';
  const priced = goods.map(({ sku, quantity }, at) => {
    const unit = toCurrency(values[at] ?? parseMoney(sku.declaredValue), currency, day);
    return { sku, quantity, unit, amount: times(unit, quantity) };
  });
  return {
    number: `RI-${returnId.slice(-10)}`,
    date: day,
    lines: priced.map(({ sku, quantity, unit, amount }) => ({
      sku: sku.sku,
      description: bilingualName(sku),
      use: sku.use,
      hsCode: sku.hsCode,
      originCountry: sku.originCountry,
      quantity,
      netWeightG: sku.weightG * quantity,
      unitValue: formatMoney(unit),
      amount: formatMoney(amount),
    })),
    total: formatMoney(
      sum(
        currency,
        priced.map(({ amount }) => amount),
      ),
    ),
  };
}

/** One carton, as it is reckoned: the desk packs after the paper is drawn. */
export function originPackingList({ goods, reference = '' }: OriginPapers): PackingList {
  const units = goods.map(({ sku: { dimensions, weightG }, quantity }) => {
    return { dimensions, weightG, quantity };
  });
  const box = oneBox(units);
  const { lengthMm, widthMm, heightMm } = box.dimensions;
  const carton = {
    netWeightG: netWeightG(units),
    grossWeightG: box.weightG,
    sizeMm: [lengthMm, widthMm, heightMm] as const,
    volumeMm3: volumeMm3(box.dimensions),
    sscc: '',
  };
  const rows = goods.map(({ sku, quantity }, position) => ({
    cartonNumber: 1,
    poNumber: reference,
    sku: sku.sku,
    description: bilingualName(sku),
    barcode: sku.barcode.value,
    quantity,
    ...(position === 0 && { carton }),
  }));
  const count = goods.reduce((sum, { quantity }) => sum + quantity, 0);
  const { netWeightG: net, grossWeightG, volumeMm3: volume } = carton;
  const totals = { cartons: 1, units: count, netWeightG: net, grossWeightG, volumeMm3: volume };
  return { rows, totals };
}

const times = (unit: Money, quantity: number): Money => ({
  ...unit,
  minor: unit.minor * BigInt(quantity),
});
