/** Exchange rates by day. Listed: our planning rates for estimates; an accounting uses the published rate of its day instead. */
import { mustBeInForce, type Dated } from '../kernel/dated.ts';
import { convert, type Currency, type Money } from '../kernel/money.ts';

/** Units for one US dollar. */
type PerDollar = Readonly<Record<Currency, string>>;

export const plannedRates: readonly Dated<PerDollar>[] = [
  {
    value: {
      USD: '1',
      CAD: '1.38',
      EUR: '0.86',
      GBP: '0.75',
      CNY: '7.1',
      HKD: '7.8',
      AUD: '1.52',
      SGD: '1.29',
      MYR: '4.2',
      THB: '32.5',
      SAR: '3.75',
      AED: '3.6725',
      JPY: '150',
      KRW: '1400',
    },
    validFrom: '2025-01-01',
    validTo: null,
    source: 'planning rates of the rate card; pegs (HKD, SAR, AED) by their central banks',
  },
];

/** Exact decimal: units of `to` for one of `from` on `day`, to six places. Throws BrokenRecord for a day without rates. */
export function plannedRate(from: Currency, to: Currency, day: string): string {
  const { value } = mustBeInForce(plannedRates, day, 'exchange rates');
  return divide(value[to], value[from]);
}

export function toCurrency(money: Money, to: Currency, day: string): Money {
  if (money.currency === to) return money;
  return convert(money, to, plannedRate(money.currency, to, day));
}

const PLACES = 6;

/** Quotient of two positive decimals, half up at the sixth place. */
function divide(numerator: string, denominator: string): string {
  const [n, d] = [scaled(numerator), scaled(denominator)];
  const quotient = (n * 10n ** BigInt(PLACES) * 2n + d) / (d * 2n);
  const text = quotient.toString().padStart(PLACES + 1, '0');
  return `${text.slice(0, -PLACES)}.${text.slice(-PLACES)}`;
}

function scaled(text: string): bigint {
  const [whole = '0', fraction = ''] = text.split('.');
  return BigInt(whole + fraction.padEnd(PLACES, '0'));
}
