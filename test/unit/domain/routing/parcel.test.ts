import { describe, expect, it } from 'vitest';
import { billablePounds, measure } from '../../../../domain/routing/parcel.ts';

const carton = (lengthMm: number, widthMm: number, heightMm: number, weightG: number) => ({
  dimensions: { lengthMm, widthMm, heightMm },
  weightG,
});

describe('a parcel as a carrier sees it', () => {
  it('takes the longest side as length, whichever way it was entered', () => {
    expect(measure(carton(200, 600, 300, 1000))).toEqual({
      lengthMm: 600,
      lengthPlusGirthMm: 1600,
      weightG: 1000,
    });
  });

  it('bills one pound for exactly one pound and two for a gram more', () => {
    expect(billablePounds(carton(10, 10, 10, 453), 139)).toBe(1);
    expect(billablePounds(carton(10, 10, 10, 454), 139)).toBe(2);
  });

  it('bills the dimensional weight of a big light box: 20 x 20 x 20 in is 57.55 lb at 139, so 58', () => {
    expect(billablePounds(carton(508, 508, 508, 2000), 139)).toBe(58);
  });

  it('bills 49 lb for the same box at 166', () => {
    expect(billablePounds(carton(508, 508, 508, 2000), 166)).toBe(49);
  });
});
