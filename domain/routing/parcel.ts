/** What a carrier sees of a parcel: sides sorted, girth, billable pounds (domain-facts 3.3). */
import { z } from 'zod';
import { dimensionsSchema } from '../shipment/shipment.ts';

export const parcelSchema = z.strictObject({
  dimensions: dimensionsSchema,
  weightG: z.int().positive().max(2_000_000),
});
export type Parcel = z.infer<typeof parcelSchema>;

/** One cubic inch is 16,387.064 mm3; one pound is 453.59237 g (both exact by definition). */
const MICRO_MM3_PER_IN3 = 16_387_064n;
const G_PER_LB_E5 = 45_359_237n;

export interface Measured {
  readonly lengthMm: number;
  /** Length + 2 x (width + height), the longest side as length. */
  readonly lengthPlusGirthMm: number;
  readonly weightG: number;
}

export function measure(parcel: Parcel): Measured {
  const { lengthMm, widthMm, heightMm } = parcel.dimensions;
  const [longest = 0, second = 0, third = 0] = [lengthMm, widthMm, heightMm].sort((a, b) => b - a);
  return {
    lengthMm: longest,
    lengthPlusGirthMm: longest + 2 * (second + third),
    weightG: parcel.weightG,
  };
}

/** Greater of actual and dimensional weight in whole pounds, rounded up; `divisor` in cubic inches per pound (139, 166). */
export function billablePounds(parcel: Parcel, divisor: number): number {
  const { lengthMm, widthMm, heightMm } = parcel.dimensions;
  const volume = BigInt(lengthMm) * BigInt(widthMm) * BigInt(heightMm);
  const dimensional = ceilDivide(volume * 1000n, MICRO_MM3_PER_IN3 * BigInt(divisor));
  const actual = ceilDivide(BigInt(parcel.weightG) * 100_000n, G_PER_LB_E5);
  return Number(dimensional > actual ? dimensional : actual);
}

function ceilDivide(a: bigint, b: bigint): bigint {
  return (a + b - 1n) / b;
}
