import { expect, it } from 'vitest';
import { hsDigits, isFnsku, isHsCode, isUnLocode } from '../../../../domain/kernel/codes.ts';

it('accepts an FNSKU of X00 and seven more', () => {
  expect(isFnsku('X001ABC2DE')).toBe(true);
  expect(isFnsku('X0012')).toBe(false);
});

it.each(['USLAX', 'CAVAN', 'CNSHA', 'CNYTN', 'DEHAM', 'GBFXT'])('accepts the port %s', (code) =>
  expect(isUnLocode(code)).toBe(true),
);

it.each(['USLA1', 'uslax', 'USLA'])('refuses the port %s', (code) =>
  expect(isUnLocode(code)).toBe(false),
);

it('accepts tariff codes of 6 to 13 digits, with dots and spaces', () => {
  expect(hsDigits('9405.11 4010')).toBe('9405114010');
  expect(isHsCode('9405.11')).toBe(true);
  expect(isHsCode('9405114000999')).toBe(true);
  expect(isHsCode('94051')).toBe(false);
  expect(isHsCode('94051140009999')).toBe(false);
  expect(isHsCode('9405-11')).toBe(false);
});
