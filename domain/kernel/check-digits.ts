/** Check digits of the numbers we print or accept (domain-facts 3.1). All functions answer true only for the whole, bare number. */

/** GS1 mod 10 over `body` (without its check digit): weights 3, 1, 3 … from the right. Source: GS1 General Specifications 7.9. */
export function gs1CheckDigit(body: string): string {
  const weighted = Array.from(body)
    .reverse()
    .map((digit, i) => Number(digit) * (i % 2 === 0 ? 3 : 1));
  return String((10 - (total(weighted) % 10)) % 10);
}

/** GTIN-8, -12, -13 or -14. */
export function isGtin(value: string): boolean {
  return /^(\d{8}|\d{12}|\d{13}|\d{14})$/.test(value) && endsInGs1Check(value);
}

/** Serial shipping container code: 18 digits. */
export function isSscc(value: string): boolean {
  return /^\d{18}$/.test(value) && endsInGs1Check(value);
}

/** Global location number: 13 digits. */
export function isGln(value: string): boolean {
  return /^\d{13}$/.test(value) && endsInGs1Check(value);
}

/** ISO 6346 freight container: owner (3 letters), U, J or Z, 6 digits, check digit = sum of value x 2^i, mod 11 mod 10. */
export function isContainerNumber(value: string): boolean {
  if (!/^[A-Z]{3}[UJZ]\d{7}$/.test(value)) return false;
  const weighted = Array.from(value.slice(0, 10), (char, i) => containerValue(char) * 2 ** i);
  return (total(weighted) % 11) % 10 === Number(value.at(-1));
}

const USCC_ALPHABET = '0123456789ABCDEFGHJKLMNPQRTUWXY';
const USCC_WEIGHTS = [1, 3, 9, 27, 19, 26, 16, 17, 20, 29, 25, 13, 8, 24, 10, 30, 28];

/** Chinese Unified Social Credit Code, GB 32100-2015: 18 characters, no I O S V Z, mod 31. */
export function isUscc(value: string): boolean {
  if (!/^[0-9A-HJ-NPQRTUWXY]{18}$/.test(value)) return false;
  const weighted = USCC_WEIGHTS.map((w, i) => w * USCC_ALPHABET.indexOf(value.charAt(i)));
  return USCC_ALPHABET.charAt((31 - (total(weighted) % 31)) % 31) === value.at(-1);
}

function endsInGs1Check(value: string): boolean {
  return gs1CheckDigit(value.slice(0, -1)) === value.at(-1);
}

/** A = 10, B = 12 … Z = 38: multiples of 11 are skipped. */
function containerValue(char: string): number {
  const position = Number.parseInt(char, 36);
  return position < 10 ? position : position + Math.floor((position - 1) / 10);
}

function total(numbers: readonly number[]): number {
  return numbers.reduce((sum, n) => sum + n, 0);
}
