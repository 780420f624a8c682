import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { distanceMiles, postalArea, zoneOf } from '../../../../domain/geo/postal-distance.ts';

const newark = { country: 'US', postalCode: '07114' } as const;
const losAngeles = { country: 'US', postalCode: '90021' } as const;

describe('distance between postal areas', () => {
  it('measures Newark to Los Angeles as about 2,450 miles', () => {
    expect(distanceMiles(newark, losAngeles)).toBeGreaterThan(2400);
    expect(distanceMiles(newark, losAngeles)).toBeLessThan(2500);
  });

  it('measures Toronto to Vancouver as about 2,090 miles', () => {
    const miles = distanceMiles(
      { country: 'CA', postalCode: 'M5V 3L9' },
      { country: 'CA', postalCode: 'V6B 1A1' },
    );
    expect(miles).toBeGreaterThan(2040);
    expect(miles).toBeLessThan(2140);
  });

  it('knows nothing of an area that does not exist', () => {
    expect(distanceMiles(newark, { country: 'US', postalCode: '00000' })).toBeUndefined();
  });

  it('is the same both ways', () => {
    fc.assert(
      fc.property(
        fc.constantFrom('070', '100', '331', '606', '770', '900', '981'),
        fc.constantFrom('021', '303', '850', '972'),
        (a, b) => {
          const from = { country: 'US', postalCode: `${a}01` } as const;
          const to = { country: 'US', postalCode: `${b}01` } as const;
          expect(distanceMiles(from, to)).toBe(distanceMiles(to, from));
        },
      ),
    );
  });

  it('takes the area from a code however it is spaced', () => {
    expect(postalArea({ country: 'CA', postalCode: 'm5v3l9' })).toBe('M5V');
  });

  it.each([
    [0, 2],
    [150, 2],
    [151, 3],
    [600, 4],
    [1000, 5],
    [1400, 6],
    [1800, 7],
    [1801, 8],
  ])('%i miles are zone %i', (miles, zone) => {
    expect(zoneOf(miles)).toBe(zone);
  });
});
