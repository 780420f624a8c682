/** Countries that share a market's product and customs rules. */

/** ISO 3166-1 codes of the European Union's members since 2020-02-01. */
const EU = new Set(
  'AT BE BG CY CZ DE DK EE ES FI FR GR HR HU IE IT LT LU LV MT NL PL PT RO SE SI SK'.split(' '),
);

export type Market = 'US' | 'CA' | 'EU' | 'GB' | 'OTHER';

export function marketOf(country: string): Market {
  if (EU.has(country)) return 'EU';
  return country === 'US' || country === 'CA' || country === 'GB' ? country : 'OTHER';
}
