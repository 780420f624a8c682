/**
 * Money is integer minor units with a currency (ISO 4217): bigint inside, decimal string on the wire.
 * Rates are decimal strings, exact; rounding is half up at the minor unit, once, where a rate is applied.
 */
import { z } from 'zod';

/** Minor units per currency; those we trade in. Source: ISO 4217 (JPY has none). */
export const MINOR_DIGITS = {
  USD: 2,
  CAD: 2,
  EUR: 2,
  GBP: 2,
  CNY: 2,
  HKD: 2,
  AUD: 2,
  SGD: 2,
  MYR: 2,
  THB: 2,
  SAR: 2,
  AED: 2,
  JPY: 0,
  KRW: 0,
} as const;

const currencies = [
  'USD',
  'CAD',
  'EUR',
  'GBP',
  'CNY',
  'HKD',
  'AUD',
  'SGD',
  'MYR',
  'THB',
  'SAR',
  'AED',
  'JPY',
  'KRW',
] as const;
export const currencySchema = z.enum(currencies);
export type Currency = z.infer<typeof currencySchema>;

export interface Money {
  readonly minor: bigint;
  readonly currency: Currency;
}

/** The wire form, `{amount: "12.34", currency: "USD"}`; too many decimals for the currency is a fault. */
export const moneyWireSchema = z
  .strictObject({ amount: z.string().regex(/^-?\d{1,13}(\.\d{1,2})?$/), currency: currencySchema })
  .refine((m) => (m.amount.split('.')[1] ?? '').length <= MINOR_DIGITS[m.currency], {
    path: ['amount'],
    message: 'more decimals than the currency has',
  });
export type MoneyWire = z.infer<typeof moneyWireSchema>;

export function parseMoney(wire: MoneyWire): Money {
  const [whole = '0', fraction = ''] = wire.amount.replace('-', '').split('.');
  const minor = BigInt(whole + fraction.padEnd(MINOR_DIGITS[wire.currency], '0'));
  return { minor: wire.amount.startsWith('-') ? -minor : minor, currency: wire.currency };
}

export function formatMoney(money: Money): MoneyWire {
  const digits = MINOR_DIGITS[money.currency];
  const sign = money.minor < 0n ? '-' : '';
  const text = (money.minor < 0n ? -money.minor : money.minor).toString().padStart(digits + 1, '0');
  const amount = digits === 0 ? text : `${text.slice(0, -digits)}.${text.slice(-digits)}`;
  return { amount: sign + amount, currency: money.currency };
}

export function zero(currency: Currency): Money {
  return { minor: 0n, currency };
}

/** Throws RangeError on mixed currencies: a programming error, never a caller's. */
export function add(a: Money, b: Money): Money {
  if (a.currency !== b.currency) throw new RangeError(`${a.currency} + ${b.currency}`);
  return { minor: a.minor + b.minor, currency: a.currency };
}

export function sum(currency: Currency, parts: readonly Money[]): Money {
  return parts.reduce(add, zero(currency));
}

/** `money x rate`, rate an exact decimal string ("0.003464"), rounded half up (away from zero). */
export function applyRate(money: Money, rate: string): Money {
  const { numerator, denominator } = decimal(rate);
  return { minor: divideHalfUp(money.minor * numerator, denominator), currency: money.currency };
}

/** Money in another currency; `rate` is units of `to` for one unit of `from`, an exact decimal string. */
export function convert(money: Money, to: Currency, rate: string): Money {
  const { numerator, denominator } = decimal(rate);
  const up = 10n ** BigInt(MINOR_DIGITS[to]);
  const down = 10n ** BigInt(MINOR_DIGITS[money.currency]);
  return { minor: divideHalfUp(money.minor * numerator * up, denominator * down), currency: to };
}

export function compare(a: Money, b: Money): number {
  const difference = add(a, { minor: -b.minor, currency: b.currency }).minor;
  return difference < 0n ? -1 : difference > 0n ? 1 : 0;
}

function decimal(text: string): { numerator: bigint; denominator: bigint } {
  if (!/^-?\d+(\.\d+)?$/.test(text)) throw new RangeError(`no decimal: ${text}`);
  const [whole = '0', fraction = ''] = text.split('.');
  return { numerator: BigInt(whole + fraction), denominator: 10n ** BigInt(fraction.length) };
}

function divideHalfUp(numerator: bigint, denominator: bigint): bigint {
  const negative = numerator < 0n;
  const doubled = (negative ? -numerator : numerator) * 2n;
  const rounded = (doubled + denominator) / (denominator * 2n);
  return negative ? -rounded : rounded;
}
