/**
 * The bars of a parcel's label. USPS reads GS1-128: application identifier 420 with the ZIP, then the number (Publication 199,
 * IMpb); all others read plain Code 128 of their number.
 */
import bwipJs from 'bwip-js/generic';
import { BrokenRecord } from '../../domain/kernel/domain-error.ts';
import { isUspsImpb } from '../../domain/parcel/tracking-number.ts';

interface Barcode {
  /** Widths in modules of bar, space, bar …; starts and ends with a bar. */
  readonly bars: readonly number[];
  /** As people read it. */
  readonly text: string;
}

/** Throws BrokenRecord when the number cannot be printed as bars. */
export function parcelBarcode(trackingNumber: string, postalCode: string | undefined): Barcode {
  const zip = /^\d{5}/.exec(postalCode ?? '')?.[0];
  if (/^9[2-5]/.test(trackingNumber) && isUspsImpb(trackingNumber) && zip !== undefined) {
    const [service, rest] = [trackingNumber.slice(0, 2), trackingNumber.slice(2)];
    return {
      bars: barsOf('gs1-128', `(420)${zip}(${service})${rest}`),
      text: grouped(trackingNumber),
    };
  }
  return { bars: code128(trackingNumber), text: grouped(trackingNumber) };
}

/** Throws BrokenRecord when the text cannot be printed as bars. */
export const code128 = (text: string): readonly number[] => barsOf('code128', text);

const grouped = (number: string) => number.replaceAll(/(.{4})(?=.)/g, '$1 ');

function barsOf(kind: 'code128' | 'gs1-128', text: string): readonly number[] {
  try {
    const symbol = bwipJs.raw(kind, text, {})[0];
    if (symbol && 'sbs' in symbol) return symbol.sbs;
  } catch (error) {
    throw new BrokenRecord(`${text} as ${kind}: ${String(error)}`);
  }
  throw new BrokenRecord(`${text} gives no bars`);
}
