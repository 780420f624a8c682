/**
 * Duty against a second statement of the same law, computed in exact fractions: 40,000 entries. The general rates of the tariff
 * lines are data, and shared; which programme applies when, and every rounding, is said here again.
 */
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { caDuty } from '../../domain/duty/ca-duty.ts';
import { caTariffItems } from '../../domain/duty/ca-tariff-items.ts';
import type { DutyCase, DutyGoods } from '../../domain/duty/duty-estimate.ts';
import { usDuty } from '../../domain/duty/us-duty.ts';
import { usTariffLines } from '../../domain/duty/us-tariff-lines.ts';
import { modeSchema } from '../../domain/shipment/shipment.ts';
import { fraction, nearest, times, whole } from './rational.ts';

const UPHOLSTERED = ['9401614011', '9401614031', '9401616011', '9401616031'];
const CABINETS = ['9403409060', '9403608093', '9403910080'];

const day = fc
  .date({ min: new Date('2025-10-15'), max: new Date('2027-10-15'), noInvalidDate: true })
  .map((date) => date.toISOString().slice(0, 10));
const cents = fc.oneof(
  fc.bigInt({ min: 0n, max: 300_000n }),
  fc.bigInt({ min: 0n, max: 50_000_000n }),
);
const origin = fc.oneof(
  { weight: 4, arbitrary: fc.constant('CN') },
  fc.constantFrom('HK', 'VN', 'MX'),
);

function casesOf(hts: fc.Arbitrary<string>, currency: 'USD' | 'CAD'): fc.Arbitrary<DutyCase> {
  const goods: fc.Arbitrary<DutyGoods> = fc.record({
    sku: fc.constant('LAMP-1'),
    hts,
    originCountry: origin,
    value: cents.map((minor) => ({ minor, currency })),
  });
  return fc.record({
    goods: fc.array(goods, { minLength: 1, maxLength: 4 }),
    mode: fc.constantFrom(...modeSchema.options),
    entryDay: day,
  });
}

const american = fc.oneof(
  {
    weight: 12,
    arbitrary: fc.constantFrom(...Object.keys(usTariffLines)).map((line) => `${line}10`),
  },
  { weight: 2, arbitrary: fc.constantFrom(...UPHOLSTERED, ...CABINETS) },
  fc.constantFrom('9999999999', '940521'),
);

const within = (from: string, to: string, on: string) => from <= on && on <= to;
const part = (value: bigint, rate: string) => nearest(times(whole(value), fraction(rate)));

/** Undefined: nobody should guess. */
function ratesIn({ hts, originCountry }: DutyGoods, on: string): string[] | undefined {
  const line = usTariffLines[hts.slice(0, 8)];
  const wood = UPHOLSTERED.includes(hts) || CABINETS.includes(hts);
  const china = originCountry === 'CN';
  const chinese = china || originCountry === 'HK';
  if (!line || hts.length !== 10 || line.metalDerivative) return undefined;
  if ((china && line.list301 === 'UNKNOWN') || (wood && !chinese)) return undefined;
  if (!chinese && on < '2026-02-24') return undefined;
  const rates = [line.general];
  if (china && line.list301 === 'LIST_3') rates.push('0.25');
  if (china && line.list301 === 'LIST_4A') rates.push('0.075');
  if (china && line.list301 === 'LITHIUM_ION') rates.push(on < '2026-01-01' ? '0.075' : '0.25');
  if (chinese && within('2025-11-10', '2026-02-23', on))
    rates.push(...(wood ? ['0.10'] : ['0.10', '0.10']));
  if (UPHOLSTERED.includes(hts)) rates.push(on < '2027-01-01' ? '0.25' : '0.30');
  if (CABINETS.includes(hts)) rates.push(on < '2027-01-01' ? '0.25' : '0.50');
  if (!wood && within('2026-02-24', '2026-07-23', on)) rates.push('0.10');
  return rates;
}

function processing(value: bigint): bigint {
  if (value <= 250_000n) return 269n;
  const fee = part(value, '0.003464');
  return fee < 3358n ? 3358n : fee > 65_150n ? 65_150n : fee;
}

/** Cents owed for an entry of the United States. */
function owedToUs({ goods, mode, entryDay }: DutyCase): bigint | undefined {
  if (!within('2025-11-10', '2027-09-30', entryDay)) return undefined;
  const value = goods.reduce((total, each) => total + each.value.minor, 0n);
  let owed = processing(value) + (mode.startsWith('SEA') ? part(value, '0.00125') : 0n);
  for (const each of goods) {
    const rates = ratesIn(each, entryDay);
    if (!rates) return undefined;
    for (const rate of rates) owed += part(each.value.minor, rate);
  }
  return owed;
}

it('of the United States is what the programmes of the day add up to, or a question for a person', () => {
  let computed = 0;
  const entries = casesOf(american, 'USD');
  fc.assert(
    fc.property(entries, (entry) => {
      const owed = owedToUs(entry);
      const answer = usDuty(entry);
      expect(answer.kind).toBe(owed === undefined ? 'needs_person' : 'computed');
      if (answer.kind !== 'computed') return;
      computed += 1;
      expect(BigInt(answer.total.amount.replace('.', ''))).toBe(owed);
    }),
    { numRuns: 30_000 },
  );
  expect(computed).toBeGreaterThan(1000);
});

it('of Canada is the tariff on each line and GST on both', () => {
  const items = Object.keys(caTariffItems);
  const hts = fc.constantFrom(...items).map((item) => item.padEnd(10, '0'));
  fc.assert(
    fc.property(casesOf(hts, 'CAD'), (entry) => {
      let [value, duty] = [0n, 0n];
      for (const each of entry.goods) {
        const item = items
          .toSorted((a, b) => b.length - a.length)
          .find((i) => each.hts.startsWith(i));
        value += each.value.minor;
        duty += part(each.value.minor, caTariffItems[item ?? '']?.rate ?? '');
      }
      const answer = caDuty(entry);
      if (answer.kind !== 'computed') throw new Error('not computed');
      expect(BigInt(answer.total.amount.replace('.', ''))).toBe(duty + part(value + duty, '0.05'));
    }),
    { numRuns: 10_000 },
  );
});
