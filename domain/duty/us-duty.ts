/** US import duty as a stack of programmes by HTS line, origin and day of entry (domain-facts 3.8). Values are FOB in USD. */
import { applyRate, formatMoney, sum } from '../kernel/money.ts';
import type { DutyCase, DutyEstimate, DutyGoods, DutyLine, Levy, Remark } from './duty-estimate.ts';
import { harborFee, isInformal, processingFee } from './us-fees.ts';
import {
  isWood232,
  PROGRAMMES_CONFIRMED_TO,
  PROGRAMMES_KNOWN_FROM,
  surchargesOn,
} from './us-programmes.ts';
import { usTariffLines, type UsTariffLine } from './us-tariff-lines.ts';

/** Never guesses: one unknown line makes the whole answer `needs_person`, with every reason. */
export function usDuty(dutyCase: DutyCase): DutyEstimate {
  const { goods, entryDay } = dutyCase;
  const reasons = [...dayReasons(entryDay), ...goods.flatMap((g) => lineReasons(g, entryDay))];
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

function lineReasons(goods: DutyGoods, day: string): Remark[] {
  if (!/^\d{10}$/.test(goods.hts))
    return [remark('HTS_NOT_10_DIGITS', `${goods.sku}: a US entry needs ten digits`)];
  const line = usTariffLines[goods.hts.slice(0, 8)];
  if (!line)
    return [remark('HTS_UNKNOWN', `${goods.sku}: ${goods.hts} is not in our tariff table`)];
  return lineDoubts(goods, line, day);
}

function lineDoubts(goods: DutyGoods, line: UsTariffLine, day: string): Remark[] {
  const { sku, originCountry } = goods;
  const chinese = originCountry === 'CN' || originCountry === 'HK';
  const doubts: readonly (readonly [boolean, Remark])[] = [
    [
      line.list301 === 'UNKNOWN' && originCountry === 'CN',
      remark('SECTION_301_UNKNOWN', `${sku}: the Section 301 list is not confirmed`),
    ],
    [
      line.metalDerivative,
      remark('SECTION_232_METAL', `${sku}: steel or aluminum content decides the duty`),
    ],
    [
      isWood232(goods) && !chinese,
      remark('SECTION_232_ORIGIN', `${sku}: wood from ${originCountry} may have its own rate`),
    ],
    [
      !chinese && day < '2026-02-24',
      remark('IEEPA_ORIGIN', `${sku}: the rate for ${originCountry} is not in our table`),
    ],
  ];
  return doubts.filter(([applies]) => applies).map(([, found]) => found);
}

function dayReasons(day: string): Remark[] {
  if (day >= PROGRAMMES_KNOWN_FROM && day <= '2027-09-30') return [];
  return [remark('DAY_NOT_COVERED', `our programme tables do not cover ${day}`)];
}

function warningsOn(day: string, feeAssumed: boolean): Remark[] {
  return [
    ...(feeAssumed
      ? [remark('MPF_ASSUMED', 'FY2027 fee limits are not loaded: FY2026 ones used')]
      : []),
    ...(day >= PROGRAMMES_CONFIRMED_TO
      ? [remark('PROGRAMMES_UNCONFIRMED', 'no programme after Section 122 is loaded: confirm')]
      : []),
  ];
}

function levyMoney({ amount }: Levy) {
  return { minor: BigInt(amount.amount.replace('.', '')), currency: amount.currency };
}

function remark(code: string, detail: string): Remark {
  return { code, detail };
}

/** "0.039" -> "3.9%". */
function percent(rate: string): string {
  const [whole = '0', fraction = ''] = rate.split('.');
  const digits = `${whole}${fraction.padEnd(2, '0')}`;
  const point = whole.length + 2;
  const rest = digits.slice(point);
  return `${String(Number(digits.slice(0, point)))}${rest === '' ? '' : `.${rest}`}%`;
}
