/** Weight and volume, exactly: grams and cubic millimetres as integers (domain-facts 3.3). Volumes are bigint: a batch passes 2^53. */

export interface Box {
  readonly lengthMm: number;
  readonly widthMm: number;
  readonly heightMm: number;
}

/** Courier divisor: DHL Express, 5000 cm3/kg. */
export const COURIER_DIVISOR = 5000n;
/** IATA air freight divisor, 6000 cm3/kg. */
export const AIR_DIVISOR = 6000n;

export function volumeMm3(box: Box): bigint {
  return BigInt(box.lengthMm) * BigInt(box.widthMm) * BigInt(box.heightMm);
}

/** cm3/divisor kilograms are mm3/divisor grams; rounded up to the gram. */
export function volumetricWeightG(mm3: bigint, divisor: bigint): bigint {
  return divideUp(mm3, divisor);
}

/** The greater of actual and volumetric weight, rounded up to the step (M-042). Grams. */
export function chargeableWeightG(of: {
  readonly actualG: bigint;
  readonly volumeMm3: bigint;
  readonly divisor: bigint;
  readonly stepG: bigint;
}): bigint {
  const volumetric = volumetricWeightG(of.volumeMm3, of.divisor);
  const greater = of.actualG > volumetric ? of.actualG : volumetric;
  return divideUp(greater, of.stepG) * of.stepG;
}

/** Sea W/M: thousandths of a revenue ton, the greater of cubic metres and tonnes, rounded up. */
export function revenueMilliTons(actualG: bigint, mm3: bigint): bigint {
  const byVolume = divideUp(mm3, 1_000_000n);
  const byWeight = divideUp(actualG, 1000n);
  return byVolume > byWeight ? byVolume : byWeight;
}

/** Thousandths as decimal text without trailing zeros: 960n -> "0.96". */
export function milliText(milli: bigint): string {
  const fraction = String(milli % 1000n)
    .padStart(3, '0')
    .replace(/0+$/, '');
  return fraction === '' ? String(milli / 1000n) : `${String(milli / 1000n)}.${fraction}`;
}

export function divideUp(numerator: bigint, denominator: bigint): bigint {
  return (numerator + denominator - 1n) / denominator;
}
