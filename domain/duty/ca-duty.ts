/**
 * Canadian duty and GST on a Commercial Accounting Declaration (domain-facts 3.7). Value for duty is the transaction value to
 * the place of direct shipment in CAD, at the rate of that day; freight from there on is not in it.
 */
import { mustBeInForce, type Dated } from '../kernel/dated.ts';
import { add, applyRate, formatMoney, sum, type Money } from '../kernel/money.ts';
import { caTariffItems, type CaTariffItem } from './ca-tariff-items.ts';
import type { DutyCase, DutyEstimate, DutyGoods, DutyLine, Levy } from './duty-estimate.ts';

const gst: readonly Dated<string>[] = [
  { value: '0.05', validFrom: '2008-01-01', validTo: null, source: 'Excise Tax Act s. 212' },
];
/** Low-value release up to C$3,300. Source: CBSA Memorandum D17-4-0. */
const LOW_VALUE_UP_TO = 330_000n;

/** MFN treatment (China). GST on value for duty and duty together. Goods are valued in CAD. */
export function caDuty({ goods, entryDay }: DutyCase): DutyEstimate {
  const known = goods.map((g) => ({ ...g, item: itemOf(g.hts) }));
  const reasons = known
    .filter((g) => !g.item)
    .map(({ sku, hts }) => ({
      code: 'HTS_UNKNOWN',
      detail: `${sku}: ${hts} is not in our Canadian tariff table`,
    }));
  if (reasons.length > 0) return { kind: 'needs_person', country: 'CA', reasons };
  const lines = known.flatMap(({ item, ...g }) => (item ? [dutyLine(g, item)] : []));
  return computed(goods, lines, entryDay);
}

function computed(goods: readonly DutyGoods[], lines: DutyLine[], day: string): DutyEstimate {
  const value = total(goods.map((g) => g.value));
  const duty = total(lines.map((l) => dollars(l.duty.amount)));
  const tax = gstOn(add(value, duty), day);
  return {
    kind: 'computed',
    country: 'CA',
    procedure: value.minor <= LOW_VALUE_UP_TO ? 'CAD_LOW_VALUE' : 'CAD',
    lines,
    fees: [tax],
    value: formatMoney(value),
    total: formatMoney(add(duty, dollars(tax.amount.amount))),
    warnings: [],
  };
}

function gstOn(taxable: Money, day: string): Levy {
  const { value: rate, source } = mustBeInForce(gst, day, 'GST');
  return { programme: 'GST', rate: '5%', amount: formatMoney(applyRate(taxable, rate)), source };
}

function dutyLine(goods: DutyGoods, { rate, percent, source }: CaTariffItem): DutyLine {
  const duty = formatMoney(applyRate(goods.value, rate));
  const { sku, hts, originCountry, value } = goods;
  const levies = [{ programme: 'MFN', rate: percent, amount: duty, source }];
  return { sku, hts, originCountry, value: formatMoney(value), levies, duty };
}

/** The longest matching tariff item. */
function itemOf(hts: string): CaTariffItem | undefined {
  return [8, 6].map((digits) => caTariffItems[hts.slice(0, digits)]).find((item) => item);
}

function total(parts: readonly Money[]): Money {
  return sum('CAD', parts);
}

function dollars(amount: string): Money {
  return { minor: BigInt(amount.replace('.', '')), currency: 'CAD' };
}
