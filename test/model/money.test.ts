/** Money against exact fractions: 60,000 cases. */
import fc from 'fast-check';
import { expect, it } from 'vitest';
import {
  add,
  applyRate,
  compare,
  convert,
  formatMoney,
  MINOR_DIGITS,
  moneyWireSchema,
  parseMoney,
  sum,
  type Currency,
} from '../../domain/kernel/money.ts';
import { plannedRates, toCurrency } from '../../domain/duty/exchange-rates.ts';
import { currencySchema } from '../../domain/kernel/money.ts';
import { fraction, nearest, nearestAt, per, times, whole } from './rational.ts';

const CASES = 10_000;
const minor = fc.bigInt({ min: -(10n ** 15n), max: 10n ** 15n });
const currency = fc.constantFrom(...currencySchema.options);
const money = fc.record({ minor, currency });
const digits = (length: number) =>
  fc
    .array(fc.integer({ min: 0, max: 9 }), { minLength: 1, maxLength: length })
    .map((each) => each.join(''));
const rate = fc
  .tuple(fc.constantFrom('', '-'), fc.integer({ min: 0, max: 9999 }), fc.option(digits(9)))
  .map(([sign, before, after]) => `${sign}${before}${after === null ? '' : `.${after}`}`);
const unit = (of: Currency) => whole(10n ** BigInt(MINOR_DIGITS[of]));

function holds<T>(cases: fc.Arbitrary<T>, check: (of: T) => void): void {
  fc.assert(fc.property(cases, check), { numRuns: CASES });
}

it('times a rate is the exact product, rounded once, half away from zero', () => {
  holds(fc.tuple(money, rate), ([amount, by]) => {
    expect(applyRate(amount, by).minor).toBe(nearest(times(whole(amount.minor), fraction(by))));
  });
});

it('in another currency is the exact product in its own smallest unit', () => {
  holds(fc.tuple(money, currency, rate), ([amount, to, by]) => {
    const exact = times(
      times(whole(amount.minor), fraction(by)),
      per(unit(to), unit(amount.currency)),
    );
    expect(convert(amount, to, by)).toEqual({ minor: nearest(exact), currency: to });
  });
});

it('at a planned rate goes by the quotient of the two rates, to six places', () => {
  const perDollar = plannedRates[0]?.value;
  if (!perDollar) throw new Error('no rates');
  holds(fc.tuple(money, currency), ([amount, to]) => {
    const { currency: from } = amount;
    const cross =
      from === to
        ? whole(1n)
        : nearestAt(per(fraction(perDollar[to]), fraction(perDollar[from])), 6);
    const exact = times(times(whole(amount.minor), cross), per(unit(to), unit(from)));
    expect(toCurrency(amount, to, '2026-11-02').minor).toBe(nearest(exact));
  });
});

it('is the same after the wire', () => {
  holds(money, (amount) => {
    const sent = formatMoney(amount);
    if (amount.minor < 10n ** 13n && amount.minor > -(10n ** 13n))
      expect(moneyWireSchema.parse(sent)).toEqual(sent);
    expect(parseMoney(sent)).toEqual(amount);
    expect(nearest(times(fraction(sent.amount), unit(amount.currency)))).toBe(amount.minor);
  });
});

it('adds up in any order, and knows which is more', () => {
  const pair = fc.tuple(minor, minor, minor, currency);
  holds(pair, ([a, b, c, of]) => {
    const [x, y, z] = [a, b, c].map((each) => ({ minor: each, currency: of }));
    if (!x || !y || !z) throw new Error('three');
    expect(sum(of, [x, y, z])).toEqual(sum(of, [z, x, y]));
    expect(add(x, y).minor).toBe(a + b);
    expect(compare(x, y)).toBe(a < b ? -1 : a > b ? 1 : 0);
  });
});

it('never mixes currencies', () => {
  holds(fc.tuple(money, money), ([a, b]) => {
    if (a.currency === b.currency) return;
    expect(() => add(a, b)).toThrow(RangeError);
    expect(() => compare(a, b)).toThrow(RangeError);
  });
});
