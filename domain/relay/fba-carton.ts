/**
 * What Amazon takes as one carton in the US and Canada (domain-facts 3.3, as of 2026-11): at most 50 lb and 25 in along each side, unless
 * it holds a single unit; heavy cartons say how to lift them.
 */
import { z } from 'zod';
import { fault, type Fault } from '../kernel/fault.ts';
import type { Parcel } from '../routing/parcel.ts';

/** 50 and 100 lb in whole grams, and 25 in: what is more than this is over. */
const TEAM_LIFT_G = 22_679;
const MECHANICAL_LIFT_G = 45_359;
const LONGEST_MM = 635;

export const liftMarkSchema = z.enum(['TEAM_LIFT', 'MECHANICAL_LIFT']);
export type LiftMark = z.infer<typeof liftMarkSchema>;

/** All at once, at `pointer`. */
export function cartonFaults({ weightG, dimensions }: Parcel, units: number, pointer: string) {
  if (units === 1) return [];
  const { lengthMm, widthMm, heightMm } = dimensions;
  const longest = Math.max(lengthMm, widthMm, heightMm);
  const faults: Fault[] = [];
  if (weightG > TEAM_LIFT_G)
    faults.push(
      fault(pointer, 'FBA_CARTON_TOO_HEAVY', `${weightG} g in one carton: Amazon takes 50 lb`, {
        weightG: String(weightG),
        limitG: String(TEAM_LIFT_G),
      }),
    );
  if (longest > LONGEST_MM)
    faults.push(
      fault(pointer, 'FBA_CARTON_TOO_LONG', `a side of ${longest} mm: Amazon takes 25 in`, {
        longestMm: String(longest),
        limitMm: String(LONGEST_MM),
      }),
    );
  return faults;
}

/** Only a single unit may be so heavy. */
export function liftMarkOf({ weightG }: Pick<Parcel, 'weightG'>): LiftMark | undefined {
  if (weightG > MECHANICAL_LIFT_G) return 'MECHANICAL_LIFT';
  return weightG > TEAM_LIFT_G ? 'TEAM_LIFT' : undefined;
}
