import { expect, it } from 'vitest';
import { caDuty } from '../../../../domain/duty/ca-duty.ts';

function enter(hts: string, dollars: number) {
  const value = { minor: BigInt(dollars) * 100n, currency: 'CAD' } as const;
  const goods = [{ sku: 'S', hts, originCountry: 'CN', value }];
  return caDuty({ goods, mode: 'SEA_LCL', entryDay: '2026-11-02' });
}

it('computes the vector: VFD 1,000 at 6.5% is duty 65.00 and GST 53.25', () => {
  expect(enter('3304999000', 1000)).toMatchObject({
    kind: 'computed',
    lines: [{ duty: { amount: '65.00' } }],
    fees: [{ programme: 'GST', amount: { amount: '53.25' } }],
    total: { amount: '118.25', currency: 'CAD' },
  });
});

it('releases commercial goods up to C$3,300 as low value', () => {
  expect(enter('9405210000', 3300)).toMatchObject({ procedure: 'CAD_LOW_VALUE' });
  expect(enter('9405210000', 3301)).toMatchObject({ procedure: 'CAD' });
});

it('asks a person about a tariff item it does not know', () => {
  expect(enter('8211920000', 1000)).toMatchObject({
    kind: 'needs_person',
    reasons: [{ code: 'HTS_UNKNOWN' }],
  });
});
