/** Units in one box, as it is reckoned before anybody has packed it. */
import type { Parcel } from '../routing/parcel.ts';
import type { Dimensions } from '../shipment/shipment.ts';

export interface Boxed {
  readonly dimensions: Dimensions;
  readonly weightG: number;
  readonly quantity: number;
}

const CARTON_G = 200;

/** The longest and widest below and the heights on top of each other. */
export function oneBox(units: readonly Boxed[]): Parcel {
  const widest = (side: keyof Dimensions) => Math.max(...units.map((u) => u.dimensions[side]));
  const heightMm = units.reduce((sum, u) => sum + u.dimensions.heightMm * u.quantity, 0);
  return {
    dimensions: { lengthMm: widest('lengthMm'), widthMm: widest('widthMm'), heightMm },
    weightG: netWeightG(units) + CARTON_G,
  };
}

export function netWeightG(units: readonly Omit<Boxed, 'dimensions'>[]): number {
  return units.reduce((sum, u) => sum + u.weightG * u.quantity, 0);
}
