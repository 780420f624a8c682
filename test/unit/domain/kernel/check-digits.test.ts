import fc from 'fast-check';
import gtin from 'gtin';
import { describe, expect, it } from 'vitest';
import {
  gs1CheckDigit,
  isContainerNumber,
  isGln,
  isGtin,
  isSscc,
  isUscc,
} from '../../../../domain/kernel/check-digits.ts';

describe('GS1 numbers', () => {
  it.each(['6291041500213', '8904000210037', '036000241457', '96385074', '10614141000415'])(
    'accepts GTIN %s',
    (value) => expect(isGtin(value)).toBe(true),
  );

  it.each(['6291041500214', '629104150021', '', 'abcdefgh', ' 96385074'])(
    'refuses %j as GTIN',
    (value) => expect(isGtin(value)).toBe(false),
  );

  it.each(['000123450000000027', '106141410000000415'])('accepts SSCC %s', (value) =>
    expect(isSscc(value)).toBe(true),
  );

  it('refuses an SSCC with another check digit or length', () => {
    expect(isSscc('106141410000000416')).toBe(false);
    expect(isSscc('6291041500213')).toBe(false);
  });

  it('accepts a GLN of 13 digits only', () => {
    expect(isGln('6291041500213')).toBe(true);
    expect(isGln('96385074')).toBe(false);
  });

  it('agrees with the gtin package on every body of every length', () => {
    const body = fc
      .constantFrom(7, 11, 12, 13)
      .chain((length) => fc.stringMatching(new RegExp(`^\\d{${length}}$`)));
    fc.assert(
      fc.property(body, fc.integer({ min: 0, max: 9 }), (digits, check) => {
        expect(isGtin(`${digits}${check}`)).toBe(gtin.isValid(`${digits}${check}`));
        expect(isGtin(digits + gs1CheckDigit(digits))).toBe(true);
      }),
    );
  });
});

describe('ISO 6346 container numbers', () => {
  it.each(['CSQU3054383', 'MSKU9070323', 'CBHU3202732', 'TESU1000050'])('accepts %s', (value) =>
    expect(isContainerNumber(value)).toBe(true),
  );

  it.each(['CSQU3054384', 'CSQA3054383', 'csqu3054383', 'CSQU305438'])('refuses %s', (value) =>
    expect(isContainerNumber(value)).toBe(false),
  );
});

describe('Unified Social Credit Codes', () => {
  it('accepts the vector and refuses another check character or a forbidden letter', () => {
    expect(isUscc('91350100M000100Y43')).toBe(true);
    expect(isUscc('91350100M000100Y44')).toBe(false);
    expect(isUscc('91350100I000100Y43')).toBe(false);
  });
});
