/** From the cartons of a request to the cartons of a shipment: ranges written out, an SSCC on each, and their totals. */
import { fault, type Fault } from '../kernel/fault.ts';
import { makeSscc } from '../kernel/sscc.ts';
import { volumeMm3 } from '../kernel/weight.ts';
import type { RequestCarton } from './create-shipment-request.ts';
import type { Carton } from './shipment.ts';

/** Serials `firstSerial`, `firstSerial + 1` … must be reserved for this call: at most one for each carton. */
export interface SsccSource {
  readonly gs1Prefix: string;
  readonly firstSerial: number;
}

const MOST_CARTONS = 500;

/** How many cartons the request means, ranges counted out: so many serials to reserve. */
export function countCartons(cartons: readonly RequestCarton[]): number {
  return cartons.reduce((sum, carton) => sum + Math.max(1, rangeSize(carton)), 0);
}

/** Faults of the ranges: backwards, with one SSCC for many cartons, or too many in all. */
export function rangeFaults(cartons: readonly RequestCarton[]): Fault[] {
  const each = cartons.flatMap((carton, i) => [
    ...(rangeSize(carton) < 1
      ? [fault(`/cartons/${i}/toCartonNumber`, 'RANGE_BACKWARDS', 'ends before it begins')]
      : []),
    ...(carton.sscc !== undefined && rangeSize(carton) > 1
      ? [fault(`/cartons/${i}/sscc`, 'SSCC_FOR_RANGE', 'an SSCC belongs to one carton')]
      : []),
  ]);
  if (countCartons(cartons) <= MOST_CARTONS) return each;
  return [...each, fault('/cartons', 'TOO_MANY_CARTONS', `more than ${MOST_CARTONS} cartons`)];
}

/** Ranges written out and every carton without an SSCC given one. Only for cartons without rangeFaults. */
export function packCartons(cartons: readonly RequestCarton[], source: SsccSource): Carton[] {
  return cartons.flatMap(writeOut).map((carton, i) => ({
    ...carton,
    sscc: carton.sscc ?? makeSscc(source.gs1Prefix, source.firstSerial + i),
  }));
}

/** The head's totals: grams, cubic millimetres as text, PO numbers without repeats. */
export function totalsOf({ cartons }: { readonly cartons: readonly Carton[] }) {
  const units = cartons.flatMap((c) => c.lines.map((l) => l.quantity));
  return {
    cartonCount: cartons.length,
    unitCount: units.reduce((sum, n) => sum + n, 0),
    grossWeightG: cartons.reduce((sum, c) => sum + c.grossWeightG, 0),
    volumeMm3: String(cartons.reduce((sum, c) => sum + volumeMm3(c.dimensions), 0n)),
    poNumbers: [...new Set(cartons.flatMap((c) => c.poNumber ?? []))],
  };
}

function rangeSize({ cartonNumber, toCartonNumber }: RequestCarton): number {
  return (toCartonNumber ?? cartonNumber) - cartonNumber + 1;
}

function writeOut(range: RequestCarton): Carton[] {
  const { toCartonNumber: _, ...carton } = range;
  return Array.from({ length: rangeSize(range) }, (_none, i) => ({
    ...carton,
    cartonNumber: carton.cartonNumber + i,
  }));
}
