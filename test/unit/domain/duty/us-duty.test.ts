import { describe, expect, it } from 'vitest';
import type { DutyEstimate } from '../../../../domain/duty/duty-estimate.ts';
import { usDuty } from '../../../../domain/duty/us-duty.ts';
import { harborFee, processingFee } from '../../../../domain/duty/us-fees.ts';
import { usTariffLines } from '../../../../domain/duty/us-tariff-lines.ts';
import type { Mode } from '../../../../domain/shipment/shipment.ts';

const LAMP = '9405218010';
const SPEAKER = '8518220000';
const POWER_BANK = '8507600020';
const SOFA = '9401616011';

function enter(hts: string, day: string, dollars = 10_000, origin = 'CN', mode: Mode = 'SEA_LCL') {
  const value = { minor: BigInt(dollars) * 100n, currency: 'USD' } as const;
  const goods = [{ sku: 'S', hts, originCountry: origin, value }];
  return usDuty({ goods, mode, entryDay: day });
}

function levies(estimate: DutyEstimate): string[] {
  if (estimate.kind !== 'computed') return [estimate.kind];
  return estimate.lines.flatMap((l) =>
    l.levies.map((v) => `${v.programme} ${v.rate} ${v.amount.amount}`),
  );
}

function codes(estimate: DutyEstimate): string[] {
  if (estimate.kind === 'needs_person') return estimate.reasons.map((r) => r.code);
  return estimate.kind === 'computed' ? estimate.warnings.map((w) => w.code) : [];
}

describe('user fees', () => {
  const fees = (dollars: number, day: string) => {
    const value = { minor: BigInt(dollars) * 100n, currency: 'USD' } as const;
    const harbor = harborFee(value, 'SEA_FCL').map((f) => f.amount.amount);
    return [processingFee(value, day).amount.amount, ...harbor];
  };

  it.each([
    [5000, ['33.58', '6.25']],
    [100_000, ['346.40', '125.00']],
    [250_000, ['651.50', '312.50']],
  ])('of the vector %d in FY2026', (dollars, expected) => {
    expect(fees(dollars, '2025-10-01')).toEqual(expected);
  });

  it('change with the fiscal year', () => {
    expect(fees(5000, '2025-09-30')[0]).toBe('32.71');
    expect(fees(250_000, '2025-09-30')[0]).toBe('634.62');
    expect(fees(5000, '2026-09-30')[0]).toBe('33.58');
  });

  it('of FY2027 are assumed, and say so', () => {
    expect(codes(enter(SPEAKER, '2026-09-30'))).not.toContain('MPF_ASSUMED');
    expect(codes(enter(SPEAKER, '2026-10-01'))).toContain('MPF_ASSUMED');
  });

  it('are flat on an informal entry, up to 2,500 dollars', () => {
    expect(fees(2500, '2026-01-01')).toEqual(['2.69', '3.13']);
    expect(fees(2501, '2026-01-01')[0]).toBe('33.58');
    expect(enter(SPEAKER, '2026-03-01', 2500)).toMatchObject({ procedure: 'CBP_INFORMAL_11' });
    expect(enter(SPEAKER, '2026-03-01', 2501)).toMatchObject({ procedure: 'CBP_FORMAL_01' });
  });

  it('for the harbor are owed at sea only', () => {
    const value = { minor: 100_000n, currency: 'USD' } as const;
    expect(harborFee(value, 'AIR')).toEqual([]);
    expect(harborFee(value, 'EXPRESS')).toEqual([]);
    expect(harborFee(value, 'SEA_TRUCK')).toHaveLength(1);
  });
});

describe('the stack of programmes', () => {
  it('ends IEEPA and begins Section 122 on 2026-02-24', () => {
    expect(levies(enter(LAMP, '2026-02-23'))).toEqual([
      'General rate 3.9% 390.00',
      'Section 301 25% 2500.00',
      'IEEPA fentanyl 10% 1000.00',
      'IEEPA reciprocal 10% 1000.00',
    ]);
    expect(levies(enter(LAMP, '2026-02-24'))).toEqual([
      'General rate 3.9% 390.00',
      'Section 301 25% 2500.00',
      'Section 122 10% 1000.00',
    ]);
  });

  it('ends Section 122 at the first minute of 2026-07-24', () => {
    expect(levies(enter(SPEAKER, '2026-07-23')).at(-1)).toBe('Section 122 10% 1000.00');
    expect(levies(enter(SPEAKER, '2026-07-24'))).toEqual([
      'General rate 0% 0.00',
      'Section 301 7.5% 750.00',
    ]);
    expect(codes(enter(SPEAKER, '2026-07-23'))).not.toContain('PROGRAMMES_UNCONFIRMED');
    expect(codes(enter(SPEAKER, '2026-07-24'))).toContain('PROGRAMMES_UNCONFIRMED');
  });

  it('raises Section 301 on lithium-ion batteries on 2026-01-01', () => {
    expect(levies(enter(POWER_BANK, '2025-12-31'))).toContain('Section 301 7.5% 750.00');
    expect(levies(enter(POWER_BANK, '2026-01-01'))).toContain('Section 301 25% 2500.00');
  });

  it('raises Section 232 on upholstered wooden furniture on 2027-01-01, without Section 122', () => {
    expect(levies(enter(SOFA, '2026-07-01'))).toEqual([
      'General rate 0% 0.00',
      'Section 301 25% 2500.00',
      'Section 232 wood 25% 2500.00',
    ]);
    expect(levies(enter(SOFA, '2026-12-31'))).toContain('Section 232 wood 25% 2500.00');
    expect(levies(enter(SOFA, '2027-01-01'))).toContain('Section 232 wood 30% 3000.00');
  });

  it('puts Section 301 on products of China, not of Hong Kong or Vietnam', () => {
    const of = (origin: string) => levies(enter(LAMP, '2026-08-01', 10_000, origin));
    expect(of('HK')).toEqual(['General rate 3.9% 390.00']);
    expect(of('VN')).toEqual(['General rate 3.9% 390.00']);
    expect(of('CN')).toHaveLength(2);
  });

  it('totals lines and fees', () => {
    expect(enter(LAMP, '2026-08-01')).toMatchObject({
      total: { amount: '2937.14', currency: 'USD' },
      value: { amount: '10000.00' },
    });
  });
});

describe('what we do not know goes to a person', () => {
  it.each([
    ['940521', '2026-08-01', 'CN', 'HTS_NOT_10_DIGITS'],
    ['9999999999', '2026-08-01', 'CN', 'HTS_UNKNOWN'],
    ['8211922000', '2026-08-01', 'CN', 'SECTION_232_METAL'],
    ['3924104000', '2026-08-01', 'CN', 'SECTION_301_UNKNOWN'],
    [SOFA, '2026-08-01', 'DE', 'SECTION_232_ORIGIN'],
    [LAMP, '2026-02-23', 'VN', 'IEEPA_ORIGIN'],
    [LAMP, '2025-11-09', 'CN', 'DAY_NOT_COVERED'],
    [LAMP, '2027-10-01', 'CN', 'DAY_NOT_COVERED'],
  ])('%s on %s from %s: %s', (hts, day, origin, code) => {
    const estimate = enter(hts, day, 10_000, origin);
    expect(estimate.kind).toBe('needs_person');
    expect(codes(estimate)).toContain(code);
  });

  it('and both edges of the table are covered', () => {
    expect(enter(LAMP, '2025-11-10').kind).toBe('computed');
    expect(enter(LAMP, '2027-09-30').kind).toBe('computed');
  });

  it('every reason is given at once', () => {
    expect(codes(enter('8211922000', '2024-01-01'))).toEqual([
      'DAY_NOT_COVERED',
      'SECTION_301_UNKNOWN',
      'SECTION_232_METAL',
    ]);
  });
});

it('knows its lines by eight digits, each with a source', () => {
  for (const [code, line] of Object.entries(usTariffLines)) {
    expect(code).toMatch(/^\d{8}$/);
    expect(line.source).not.toBe('');
    expect(line.general).toMatch(/^0(\.\d+)?$/);
  }
});
