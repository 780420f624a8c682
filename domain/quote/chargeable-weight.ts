/** What a mode charges by (M-042): revenue tons at sea and on rail, volumetric kilograms in the air, per piece by courier. */
import {
  AIR_DIVISOR,
  chargeableWeightG,
  COURIER_DIVISOR,
  revenueMilliTons,
  volumeMm3,
} from '../kernel/weight.ts';
import type { Carton, Mode } from '../shipment/shipment.ts';

/** Grams. One revenue ton is 1,000 kg; air rounds the whole up to 1 kg, courier each carton up to 0.5 kg. */
export function chargeableGrams(mode: Mode, cartons: readonly Carton[]): bigint {
  if (mode === 'AIR') return byAir(cartons);
  if (mode === 'EXPRESS') return cartons.reduce((sum, carton) => sum + byCourier(carton), 0n);
  return milliTonsOf(cartons) * 1000n;
}

/** Thousandths of a revenue ton. */
export function milliTonsOf(cartons: readonly Carton[]): bigint {
  return revenueMilliTons(grossOf(cartons), volumeOf(cartons));
}

function byAir(cartons: readonly Carton[]): bigint {
  return chargeableWeightG({
    actualG: grossOf(cartons),
    volumeMm3: volumeOf(cartons),
    divisor: AIR_DIVISOR,
    stepG: 1000n,
  });
}

function byCourier(carton: Carton): bigint {
  return chargeableWeightG({
    actualG: BigInt(carton.grossWeightG),
    volumeMm3: volumeMm3(carton.dimensions),
    divisor: COURIER_DIVISOR,
    stepG: 500n,
  });
}

function grossOf(cartons: readonly Carton[]): bigint {
  return cartons.reduce((sum, carton) => sum + BigInt(carton.grossWeightG), 0n);
}

function volumeOf(cartons: readonly Carton[]): bigint {
  return cartons.reduce((sum, carton) => sum + volumeMm3(carton.dimensions), 0n);
}
