/** 17TRACK's numeric carrier keys, and our codes (res.17track.net carrier list). */
const KEYS: Readonly<Record<string, number>> = {
  USPS: 21_051,
  UPS: 100_002,
  FEDEX: 100_003,
  DHL_EXPRESS: 100_001,
  CANADA_POST: 3041,
  CHINA_POST: 3011,
  ROYAL_MAIL: 11_031,
  PUROLATOR: 100_042,
};

/** Undefined: 17TRACK finds the carrier by the number. */
export const keyOfCarrier = (carrier: string): number | undefined => KEYS[carrier];

/** Our code; a carrier we have no code for keeps its name, or its key. */
export function carrierOfKey(key: number | undefined, name: string | null | undefined): string {
  const known = Object.entries(KEYS).find(([, theirs]) => theirs === key);
  const plain = (name ?? '').toUpperCase().replaceAll(/[^A-Z0-9]+/g, '_');
  return known?.[0] ?? (plain || `17TRACK_${key ?? 0}`);
}
