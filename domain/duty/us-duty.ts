/** US import duty as a stack of programmes by HTS line, origin and day of entry (domain-facts 3.8). Values are FOB in USD. */
import { applyRate, formatMoney, sum } from '../kernel/money.ts';
import type { DutyCase, DutyEstimate, DutyGoods, DutyLine, Levy } from './duty-estimate.ts';
import { harborFee, isInformal, processingFee } from './us-fees.ts';
import { reasonsForPerson, warningsOn } from './us-duty-doubts.ts';
import { surchargesOn } from './us-programmes.ts';
import { usTariffLines } from './us-tariff-lines.ts';

/** Never guesses: one unknown line makes the whole answer `needs_person`, with every reason. */
export function usDuty(dutyCase: DutyCase): DutyEstimate {
  const reasons = reasonsForPerson(dutyCase);
  if (reasons.length > 0) return { kind: 'needs_person', country: 'US', reasons };
  return computed(dutyCase);
}

function computed({ goods, mode, entryDay }: DutyCase): DutyEstimate {
  const value = sum(
    'USD',
    goods.map((g) => g.value),
  );
  const lines = goods.map((g) => dutyLine(g, entryDay));
  const { assumed, ...processing } = processingFee(value, entryDay);
  const fees: Levy[] = [processing, ...harborFee(value, mode)];
  const owed = [...lines.flatMap((l) => l.levies), ...fees].map((levy) => levyMoney(levy));
  return {
    kind: 'computed',
    country: 'US',
    procedure: isInformal(value) ? 'CBP_INFORMAL_11' : 'CBP_FORMAL_01',
    lines,
    fees,
    value: formatMoney(value),
    total: formatMoney(sum('USD', owed)),
    warnings: warningsOn(entryDay, assumed),
  };
}

function dutyLine(goods: DutyGoods, day: string): DutyLine {
  const line = usTariffLines[goods.hts.slice(0, 8)];
  const general: Levy[] = line ? [levy('General rate', line.general, goods, line.source)] : [];
  const extra = line ? surchargesOn(line, { ...goods, day }) : [];
  const levies = [
    ...general,
    ...extra.map(({ programme, rate, source }) => levy(programme, rate, goods, source)),
  ];
  const { sku, hts, originCountry, value } = goods;
  const duty = formatMoney(sum('USD', levies.map(levyMoney)));
  return { sku, hts, originCountry, value: formatMoney(value), levies, duty };
}

function levy(programme: string, rate: string, { value }: DutyGoods, source: string): Levy {
  return { programme, rate: percent(rate), amount: formatMoney(applyRate(value, rate)), source };
}

function levyMoney({ amount }: Levy) {
  return { minor: BigInt(amount.amount.replace('.', '')), currency: amount.currency };
}

/** "0.039" -> "3.9%". */
function percent(rate: string): string {
  const [whole = '0', fraction = ''] = rate.split('.');
  const digits = `${whole}${fraction.padEnd(2, '0')}`;
  const point = whole.length + 2;
  const rest = digits.slice(point);
  return `${String(Number(digits.slice(0, point)))}${rest === '' ? '' : `.${rest}`}%`;
}
