/** Where our tables end: what makes a US duty a question for a person, and what is only said as a warning. */
import type { DutyCase, DutyGoods, Remark } from './duty-estimate.ts';
import { isWood232, PROGRAMMES_CONFIRMED_TO, PROGRAMMES_KNOWN_FROM } from './us-programmes.ts';
import { usTariffLines, type UsTariffLine } from './us-tariff-lines.ts';

/** Empty: every rate is known for every line. */
export function reasonsForPerson({ goods, entryDay }: DutyCase): Remark[] {
  return [...dayReasons(entryDay), ...goods.flatMap((g) => lineReasons(g, entryDay))];
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

/** What is computed, but on figures that someone should confirm. */
export function warningsOn(day: string, feeAssumed: boolean): Remark[] {
  return [
    ...(feeAssumed
      ? [remark('MPF_ASSUMED', 'FY2027 fee limits are not loaded: FY2026 ones used')]
      : []),
    ...(day >= PROGRAMMES_CONFIRMED_TO
      ? [remark('PROGRAMMES_UNCONFIRMED', 'no programme after Section 122 is loaded: confirm')]
      : []),
  ];
}

function remark(code: string, detail: string): Remark {
  return { code, detail };
}
