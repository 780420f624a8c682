/** SSCC-18: what makes a carton unique in the world for a year (GS1). */
import { gs1CheckDigit } from './check-digits.ts';

/**
 * Extension digit 0, GS1 company prefix (7 to 10 digits), serial filling up to 16, check digit.
 * The serial must not repeat within 12 months. Throws RangeError when prefix and serial do not fit.
 */
export function makeSscc(gs1Prefix: string, serial: number): string {
  const width = 16 - gs1Prefix.length;
  const digits = String(serial).padStart(width, '0');
  if (!/^\d{7,10}$/.test(gs1Prefix)) throw new RangeError(`no GS1 prefix: ${gs1Prefix}`);
  if (!Number.isSafeInteger(serial) || serial < 0 || digits.length > width)
    throw new RangeError(`serial ${serial} does not fit after ${gs1Prefix}`);
  const body = `0${gs1Prefix}${digits}`;
  return body + gs1CheckDigit(body);
}
