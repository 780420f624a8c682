/** Stored units as trade papers print them. */

/** Grams as kilograms, three decimals: exact. */
export function kilograms(grams: number): string {
  return (grams / 1000).toFixed(3);
}

/** Millimetres as centimetres, `60 x 40 x 40`; half centimetres keep their decimal. */
export function centimetres(sizeMm: readonly number[]): string {
  return sizeMm.map((mm) => String(mm / 10)).join(' x ');
}

/** Cubic millimetres as cubic metres, three decimals, rounded half up. */
export function cubicMetres(volumeMm3: bigint): string {
  const litres = (volumeMm3 + 500_000n) / 1_000_000n;
  return `${litres / 1000n}.${(litres % 1000n).toString().padStart(3, '0')}`;
}

/** `(00)106141410000000415` in groups people can read aloud. */
export function spacedSscc(sscc: string): string {
  return `(00) ${sscc.slice(0, 1)} ${sscc.slice(1, 8)} ${sscc.slice(8, 17)} ${sscc.slice(17)}`;
}
