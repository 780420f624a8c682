import { describe, expect, it } from 'vitest';
import { cartonFaults, liftMarkOf } from '../../../../domain/relay/fba-carton.ts';

const carton = (weightG: number, lengthMm = 600) => ({
  weightG,
  dimensions: { lengthMm, widthMm: 400, heightMm: 300 },
});
const codes = (weightG: number, lengthMm?: number, units = 2) =>
  cartonFaults(carton(weightG, lengthMm), units, '/lines').map(({ code }) => code);

describe('a carton for Amazon', () => {
  it('may weigh 50 lb and measure 25 in', () => {
    expect(codes(22_679, 635)).toEqual([]);
  });

  it('may not weigh more or be longer, and is told both', () => {
    expect(codes(22_680, 636)).toEqual(['FBA_CARTON_TOO_HEAVY', 'FBA_CARTON_TOO_LONG']);
  });

  it('may be both around a single unit', () => {
    expect(codes(60_000, 1800, 1)).toEqual([]);
  });

  it.each([
    [22_679, undefined],
    [22_680, 'TEAM_LIFT'],
    [45_359, 'TEAM_LIFT'],
    [45_360, 'MECHANICAL_LIFT'],
  ])('of %i g says %s', (weightG, mark) => {
    expect(liftMarkOf({ weightG })).toBe(mark);
  });
});
