import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  AIR_DIVISOR,
  chargeableWeightG,
  COURIER_DIVISOR,
  milliText,
  revenueMilliTons,
  volumeMm3,
  volumetricWeightG,
} from '../../../../domain/kernel/weight.ts';

const box = { lengthMm: 600, widthMm: 400, heightMm: 400 };
const mm3 = volumeMm3(box);

describe('the vector 60 x 40 x 40 cm, 12.3 kg', () => {
  it('is 19.2 kg by courier, charged as 19.5', () => {
    expect(volumetricWeightG(mm3, COURIER_DIVISOR)).toBe(19_200n);
    const of = { actualG: 12_300n, volumeMm3: mm3, divisor: COURIER_DIVISOR, stepG: 500n };
    expect(chargeableWeightG(of)).toBe(19_500n);
  });

  it('is 16 kg by air, charged as 16', () => {
    const of = { actualG: 12_300n, volumeMm3: mm3, divisor: AIR_DIVISOR, stepG: 1000n };
    expect(chargeableWeightG(of)).toBe(16_000n);
  });

  it('is 0.96 revenue tons by sea for ten cartons', () => {
    expect(milliText(revenueMilliTons(123_000n, mm3 * 10n))).toBe('0.96');
  });
});

it('charges heavy goods by weight', () => {
  expect(milliText(revenueMilliTons(2_500_400n, mm3))).toBe('2.501');
});

it('never charges less than the actual or the volumetric weight, nor a step more', () => {
  const grams = fc.bigInt({ min: 1n, max: 10n ** 9n });
  fc.assert(
    fc.property(grams, fc.bigInt({ min: 1n, max: 10n ** 13n }), (actualG, volume) => {
      const of = { actualG, volumeMm3: volume, divisor: 5000n, stepG: 500n };
      const charged = chargeableWeightG(of);
      const greater =
        actualG > volumetricWeightG(volume, 5000n) ? actualG : volumetricWeightG(volume, 5000n);
      expect(charged >= greater && charged < greater + 500n && charged % 500n === 0n).toBe(true);
    }),
  );
});

it('writes thousandths as decimals', () => {
  expect([0n, 960n, 1000n, 1005n].map(milliText)).toEqual(['0', '0.96', '1', '1.005']);
});
