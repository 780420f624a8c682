import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { routeParcel, type RouteRequest } from '../../../../domain/routing/route-parcel.ts';

const newJersey = { country: 'US', postalCode: '07114' } as const;

function request(overrides: Partial<RouteRequest> = {}): RouteRequest {
  return {
    from: newJersey,
    to: { country: 'US', postalCode: '10025' },
    poBox: false,
    parcel: { dimensions: { lengthMm: 300, widthMm: 200, heightMm: 100 }, weightG: 900 },
    speed: 'EXPRESS',
    options: [],
    history: [],
    day: '2026-08-03',
    ...overrides,
  };
}

const sofa = { dimensions: { lengthMm: 2100, widthMm: 950, heightMm: 850 }, weightG: 60_000 };
const reasonsOf = (routing: ReturnType<typeof routeParcel>, serviceId: string) =>
  routing.refused.find((r) => r.serviceId === serviceId)?.reasons;

describe('which way a parcel goes', () => {
  it('sends a small parcel nearby by EXPRESS within three days (M-097)', () => {
    const { chosen } = routeParcel(request());
    expect(chosen?.mode).toBe('EXPRESS');
    expect(chosen?.days.to).toBeLessThanOrEqual(3);
  });

  it('sends a PO box in a remote ZIP by post, and says why the others cannot (M-098)', () => {
    const routing = routeParcel(
      request({ to: { country: 'US', postalCode: '99723' }, poBox: true, speed: 'STANDARD' }),
    );
    expect(routing.chosen?.mode).toBe('POSTAL_HYBRID');
    expect(reasonsOf(routing, 'UPS_GROUND')).toEqual(['NO_PO_BOX']);
  });

  it('sends a 60 kg sofa with white glove by freight (M-099, M-100)', () => {
    const routing = routeParcel(
      request({ parcel: sofa, speed: 'STANDARD', options: ['APPOINTMENT', 'WHITE_GLOVE'] }),
    );
    expect(routing.chosen?.mode).toBe('LTL_LOCAL');
    expect(routing.chosen?.lines.map((l) => l.code)).toContain('WHITE_GLOVE');
    expect(reasonsOf(routing, 'UPS_GROUND')).toEqual([
      'OVER_GIRTH_LIMIT',
      'NO_APPOINTMENT',
      'NO_WHITE_GLOVE',
    ]);
  });

  it('keeps 20 lb as the default threshold, and lets a seller raise it', () => {
    const heavy = { dimensions: { lengthMm: 400, widthMm: 300, heightMm: 300 }, weightG: 12_000 };
    expect(routeParcel(request({ parcel: heavy, speed: 'STANDARD' })).chosen?.mode).toBe(
      'LTL_LOCAL',
    );
    expect(
      routeParcel(request({ parcel: heavy, speed: 'STANDARD', expressUpToG: 20_000 })).chosen?.mode,
    ).not.toBe('LTL_LOCAL');
  });

  it('turns to another carrier when a lane has been late (M-101)', () => {
    const usual = routeParcel(request()).chosen?.serviceId ?? '';
    const late = [{ serviceId: usual, destinationArea: '100', delivered: 400, onTime: 80 }];
    expect(routeParcel(request({ history: late })).chosen?.serviceId).not.toBe(usual);
  });

  it('respects a cost target while something meets it', () => {
    const routing = routeParcel(request({ speed: 'STANDARD', costTargetCents: 700 }));
    expect(routing.chosen?.priceCents).toBeLessThanOrEqual(700);
    expect(routing.alternatives.some((a) => a.lostBecause.includes('OVER_COST_TARGET'))).toBe(true);
  });

  it.each([
    ['2026-10-03', 0],
    ['2026-10-04', 1],
    ['2027-01-17', 1],
    ['2027-01-18', 0],
  ])('on %s the peak surcharge is charged %i times', (day, times) => {
    const lines = routeParcel(request({ day })).chosen?.lines ?? [];
    expect(lines.filter((l) => l.code === 'PEAK_SEASON')).toHaveLength(times);
  });

  it('chooses nothing, with a reason for every service, when no carrier takes it', () => {
    const container = {
      dimensions: { lengthMm: 6000, widthMm: 2400, heightMm: 2400 },
      weightG: 1_500_000,
    };
    const routing = routeParcel(request({ parcel: container }));
    expect(routing.chosen).toBeNull();
    expect(routing.refused.every((r) => r.reasons.length > 0)).toBe(true);
  });

  it('prices in whole cents that add up, and never breaks a hard limit', () => {
    fc.assert(
      fc.property(
        fc.record({
          lengthMm: fc.integer({ min: 10, max: 4000 }),
          widthMm: fc.integer({ min: 10, max: 2000 }),
          heightMm: fc.integer({ min: 10, max: 2000 }),
          weightG: fc.integer({ min: 1, max: 800_000 }),
          zip: fc.constantFrom('10025', '33101', '60601', '90021', '99723', '96720'),
          poBox: fc.boolean(),
        }),
        ({ weightG, zip, poBox, ...dimensions }) => {
          const { chosen, alternatives } = routeParcel(
            request({
              parcel: { dimensions, weightG },
              poBox,
              to: { country: 'US', postalCode: zip },
            }),
          );
          for (const route of chosen ? [chosen, ...alternatives] : []) {
            expect(Number.isSafeInteger(route.priceCents)).toBe(true);
            expect(route.lines.reduce((sum, l) => sum + l.cents, 0)).toBe(route.priceCents);
            if (poBox) expect(route.mode).toBe('POSTAL_HYBRID');
            if (weightG > 68_038) expect(route.mode).toBe('LTL_LOCAL');
          }
        },
      ),
    );
  });
});
