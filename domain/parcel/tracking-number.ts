/**
 * Carriers' tracking numbers: how they are written, and whose a number is by its form and check digit (domain-facts 3.1).
 * A hint, never a decision: forms overlap, and carriers use numbers again after some months.
 */
import { gs1CheckDigit } from '../kernel/check-digits.ts';

/** As we keep it: capitals and digits without blanks and dashes; a barcode's routing prefix (420 and the ZIP) is no part of it. */
export function normalNumber(text: string): string {
  const bare = text.toUpperCase().replaceAll(/[\s-]/g, '');
  return /^420(?:\d{5}|\d{9})(9[2-5]\d{20})$/.exec(bare)?.[1] ?? bare;
}

/** Our code of the carrier that gives such numbers; undefined when none we know does, or its check digit is wrong. */
export function carrierOfNumber(number: string): string | undefined {
  return FORMS.find(({ fits }) => fits(number))?.carrier;
}

interface Form {
  readonly carrier: string;
  readonly fits: (number: string) => boolean;
}

/** The more telling form first. */
const FORMS: readonly Form[] = [
  { carrier: 'UPS', fits: isUps },
  { carrier: 'USPS', fits: isUspsImpb },
  { carrier: 'AMAZON', fits: (number) => /^TB[ACM]\d{12}$/.test(number) },
  { carrier: 'USPS', fits: (number) => isS10(number) && number.endsWith('US') },
  { carrier: 'ROYAL_MAIL', fits: (number) => isS10(number) && number.endsWith('GB') },
  { carrier: 'CANADA_POST', fits: (number) => isS10(number) && number.endsWith('CA') },
  { carrier: 'CHINA_POST', fits: (number) => isS10(number) && number.endsWith('CN') },
  { carrier: 'POST', fits: isS10 },
  { carrier: 'CANADA_POST', fits: isCanadaPost },
  { carrier: 'FEDEX', fits: isFedEx },
  { carrier: 'DHL_EXPRESS', fits: isDhlExpress },
];

/** 1Z and 16 more; over characters 3 to 17 a letter counts (ASCII - 3) mod 10, every second one double. */
function isUps(number: string): boolean {
  if (!/^1Z[A-Z0-9]{15}\d$/.test(number)) return false;
  const sum = Array.from(number.slice(2, 17), upsValue).reduce(
    (total, value, i) => total + (i % 2 === 1 ? 2 * value : value),
    0,
  );
  return (10 - (sum % 10)) % 10 === Number(number.at(-1));
}

function upsValue(char: string): number {
  return /\d/.test(char) ? Number(char) : ((char.codePointAt(0) ?? 0) - 3) % 10;
}

/** Intelligent Mail package barcode: 22 digits from 92 to 95, or the older 20; the GS1 check digit. */
export function isUspsImpb(number: string): boolean {
  return /^(9[2-5]\d{20}|\d{20})$/.test(number) && endsInGs1Check(number);
}

/** Express: 12 digits, weights 3 1 7, mod 11 mod 10. Ground: 15 digits, alone or after 96 and 5 more; the GS1 check digit. */
function isFedEx(number: string): boolean {
  const ground = /^(?:96\d{5})?(\d{15})$/.exec(number)?.[1];
  if (ground !== undefined) return endsInGs1Check(ground);
  if (!/^\d{12}$/.test(number)) return false;
  const weighted = weigh(number.slice(0, 11), [3, 1, 7]);
  return (weighted % 11) % 10 === Number(number.at(-1));
}

/** 16 digits, the GS1 check digit. */
function isCanadaPost(number: string): boolean {
  return /^\d{16}$/.test(number) && endsInGs1Check(number);
}

/** UPU S10: two letters, 8 digits, check digit (weights 8 6 4 2 3 5 9 7, 11 - sum mod 11; 10 is 0, 11 is 5), country. */
function isS10(number: string): boolean {
  const digits = /^[A-Z]{2}(\d{8})(\d)[A-Z]{2}$/.exec(number);
  if (!digits) return false;
  const check = 11 - (weigh(digits[1] ?? '', [8, 6, 4, 2, 3, 5, 9, 7]) % 11);
  return Number(digits[2]) === (check === 10 ? 0 : check === 11 ? 5 : check);
}

/** 10 or 11 digits: the serial before the last digit, mod 7. */
function isDhlExpress(number: string): boolean {
  return /^\d{10,11}$/.test(number) && Number(number.slice(0, -1)) % 7 === Number(number.at(-1));
}

function endsInGs1Check(number: string): boolean {
  return gs1CheckDigit(number.slice(0, -1)) === number.at(-1);
}

function weigh(digits: string, weights: readonly number[]): number {
  return Array.from(digits, Number).reduce(
    (sum, digit, i) => sum + digit * (weights[i % weights.length] ?? 0),
    0,
  );
}
