/** Codes without a check digit: their shape is all that can be checked without a table (domain-facts 3.1, 3.2). */

/** Amazon FNSKU. */
export function isFnsku(value: string): boolean {
  return /^X00[A-Z0-9]{7}$/.test(value);
}

/** Ours, where the maker's barcode would mean something else: letters and digits as Code 128 has them (ISO/IEC 15417). */
export function isHouseBarcode(value: string): boolean {
  return /^HB[0-9A-HJKMNP-TV-Z]{12}$/.test(value);
}

/** `idText`: 12 characters or more of an id, without its prefix. */
export function houseBarcode(idText: string): string {
  return `HB${idText.slice(0, 12)}`;
}

/** UN/LOCODE: country, then three letters or digits 2 to 9. */
export function isUnLocode(value: string): boolean {
  return /^[A-Z]{2}[A-Z2-9]{3}$/.test(value);
}

/** The digits of a tariff code written with dots or spaces. */
export function hsDigits(value: string): string {
  return value.replaceAll(/[.\s]/g, '');
}

/** 6 digits (WCO) to 13 (China, with the CIQ suffix). */
export function isHsCode(value: string): boolean {
  return /^\d{6,13}$/.test(hsDigits(value));
}
