import fc from 'fast-check';
import { expect, it } from 'vitest';
import { isSscc } from '../../../../domain/kernel/check-digits.ts';
import { makeSscc } from '../../../../domain/kernel/sscc.ts';

it('makes the vector', () => {
  expect(makeSscc('0012345', 2)).toBe('000123450000000027');
});

it('makes a valid and different SSCC of every prefix and serial', () => {
  const prefix = fc.stringMatching(/^\d{7,10}$/);
  const serial = fc.integer({ min: 0, max: 999_998 });
  fc.assert(
    fc.property(prefix, serial, (p, s) => {
      expect(isSscc(makeSscc(p, s))).toBe(true);
      expect(makeSscc(p, s)).not.toBe(makeSscc(p, s + 1));
    }),
  );
});

it('refuses a serial that does not fit and a prefix that is none', () => {
  expect(() => makeSscc('0123456789', 1_000_000)).toThrow(RangeError);
  expect(() => makeSscc('123456', 1)).toThrow(RangeError);
  expect(() => makeSscc('1234567', -1)).toThrow(RangeError);
});
