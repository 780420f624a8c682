import { describe, expect, it } from 'vitest';
import { carrierOfNumber, normalNumber } from '../../../../domain/parcel/tracking-number.ts';

describe('whose a tracking number is', () => {
  it.each([
    ['1Z5R89390357567127', 'UPS'],
    ['1Z879E930346834440', 'UPS'],
    ['9400111206206406260787', 'USPS'],
    ['03071790000523483741', 'USPS'],
    ['986578788855', 'FEDEX'],
    ['477179081230', 'FEDEX'],
    ['041441760228964', 'FEDEX'],
    ['9611020987654312345672', 'FEDEX'],
    ['0073938000549297', 'CANADA_POST'],
    ['RB123456785GB', 'ROYAL_MAIL'],
    ['3318810025', 'DHL_EXPRESS'],
    ['TBA000000000000', 'AMAZON'],
  ])('%s is of %s', (number, carrier) => {
    expect(carrierOfNumber(number)).toBe(carrier);
  });

  it.each([
    '2Z5R89390357567127',
    '03071790000523483742',
    '996578788855',
    '568283610012732',
    '0073938000549292',
    'RB123456786US',
    'RR123456789CN',
    '3318810010',
  ])('%s is of nobody: its check digit is wrong', (number) => {
    expect(carrierOfNumber(number)).toBeUndefined();
  });

  it.each([
    ['LX100000025US', 'remainder 0 is 5'],
    ['LX100000140US', 'remainder 1 is 0'],
  ])('%s passes: %s', (number) => {
    expect(carrierOfNumber(number)).toBe('USPS');
  });
});

describe('how a number is kept', () => {
  it('has no blanks, no dashes, capitals only', () => {
    expect(normalNumber(' 1z 5r8939-0357567127 ')).toBe('1Z5R89390357567127');
  });

  it.each(['420917109400111206206406260787', '4209171012349400111206206406260787'])(
    'lacks the routing prefix of the barcode %s',
    (barcode) => {
      expect(normalNumber(barcode)).toBe('9400111206206406260787');
    },
  );
});
