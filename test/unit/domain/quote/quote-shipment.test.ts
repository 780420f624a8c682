import { describe, expect, it } from 'vitest';
import { toTimestamp } from '../../../../domain/kernel/time.ts';
import { quoteShipment, type QuoteRequest } from '../../../../domain/quote/quote-shipment.ts';
import { quoteSchema } from '../../../../domain/quote/quote.ts';
import { parseMoney } from '../../../../domain/kernel/money.ts';
import {
  aLamp,
  aSpeaker,
  aSubmission,
  aWarehouse,
  requestBody,
  T0,
} from '../../../support/example-shipment.ts';

function quote(request: object = {}, other: Partial<QuoteRequest> = {}) {
  const { shipment, content } = aSubmission(request);
  return quoteShipment({
    quoteId: 'quo_1',
    head: shipment,
    content,
    skus: [aLamp(), aSpeaker()],
    warehouse: aWarehouse(),
    at: T0,
    ...other,
  });
}

const amounts = (q: ReturnType<typeof quote>) =>
  Object.fromEntries(q.lines.map((l) => [l.feeCode, l.amount.amount]));
const codes = (q: ReturnType<typeof quote>) => q.warnings.map((w) => w.code);
const address = aWarehouse().address;

describe('a quote', () => {
  const whole = quote();

  it('holds its schema, adds up, and is the same each time', () => {
    expect(quoteSchema.parse(whole)).toEqual(whole);
    const total = whole.lines.reduce((sum, l) => sum + parseMoney(l.amount).minor, 0n);
    expect(total).toBe(parseMoney(whole.total).minor);
    expect(quote()).toEqual(whole);
  });

  it('prices every leg of the whole chain', () => {
    expect(amounts(whole)).toEqual({
      PICKUP: '60.00',
      EXPORT_CLEARANCE: '60.00',
      FIRST_LEG_FREIGHT: '98.00',
      IMPORT_CLEARANCE: '135.00',
      DELIVERY: '90.00',
      INBOUND_HANDLING: '12.00',
      DUTY_AND_TAX: '616.16',
    });
  });

  it('prices only the legs bought (M-013)', () => {
    expect(amounts(quote({ legs: ['WAREHOUSE'] }))).toEqual({ INBOUND_HANDLING: '12.00' });
    expect(Object.keys(amounts(quote({ legs: ['MAIN_CARRIAGE', 'DELIVERY'] })))).toEqual([
      'FIRST_LEG_FREIGHT',
      'DELIVERY',
    ]);
  });

  it('stands for seven days', () => {
    expect(whole.expiresAt).toBe('2026-11-09T08:00:00.000Z');
  });

  it('says how long, with the days customs takes (M-054)', () => {
    expect(whole.transitDays).toEqual({ from: 18, to: 26, clearanceBuffer: 5 });
  });
});

describe('chargeable weight (M-042)', () => {
  const first = { ...requestBody.cartons[0], toCartonNumber: 1 };
  const one = (mode: string, cartons: readonly object[] = [first]) =>
    quote({ mode, cartons, declaredLines: undefined, invoice: undefined });

  it('follows the vector of one carton of 12.3 kg', () => {
    expect(one('EXPRESS').chargeableWeightG).toBe(19_500);
    expect(one('AIR').chargeableWeightG).toBe(16_000);
    expect(one('SEA_LCL').chargeableWeightG).toBe(96_000);
  });

  it('is 0.96 revenue tons for ten', () => {
    expect(quote().chargeableWeightG).toBe(960_000);
    expect(quote().lines.find((l) => l.feeCode === 'FIRST_LEG_FREIGHT')?.basis).toBe(
      '1 RT (least 1) x 98.00',
    );
  });

  it('rounds by piece for courier and in all by air', () => {
    const two = [{ ...first, toCartonNumber: 2 }];
    expect(one('EXPRESS', two).chargeableWeightG).toBe(39_000);
    expect(one('AIR', two).chargeableWeightG).toBe(32_000);
  });
});

describe('a full container', () => {
  it('is priced by type and number', () => {
    const fcl = { mode: 'SEA_FCL', containerType: '45G1' };
    expect(amounts(quote(fcl))).toMatchObject({
      FIRST_LEG_FREIGHT: '2450.00',
      DELIVERY: '650.00',
      INBOUND_HANDLING: '432.00',
    });
    const two = quote({ ...fcl, containers: ['MSKU9070323', 'CSQU3054383'] });
    expect(amounts(two)).toMatchObject({ FIRST_LEG_FREIGHT: '4900.00' });
  });
});

describe('DDP and DAP (M-044)', () => {
  it('DDP prepays duty and says what is in it', () => {
    expect(quote().scope.join(' ')).toContain('Section 301');
    expect(quote().scope[0]).toBe('DDP US: Portage clears and pays at import.');
  });

  it('DAP leaves duty to the seller', () => {
    const dap = quote({ incoterm: 'DDU' });
    expect(amounts(dap)).not.toHaveProperty('DUTY_AND_TAX');
    expect(dap.scope[0]).toContain('paid by the seller');
  });

  it('does not guess a duty it does not know', () => {
    const q = quote({}, { skus: [aLamp({ importHsCode: '8211922000' }), aSpeaker()] });
    expect(amounts(q)).not.toHaveProperty('DUTY_AND_TAX');
    expect(codes(q)).toEqual(
      expect.arrayContaining(['DUTY_NEEDS_PERSON', 'SECTION_301_UNKNOWN', 'SECTION_232_METAL']),
    );
    expect(q.scope.join(' ')).toContain('stated by a specialist');
  });

  it('says that it does not compute Germany', () => {
    const frankfurt = aWarehouse({ address: { ...address, country: 'DE', region: 'HE' } });
    const q = quote({}, { warehouse: frankfurt });
    expect(codes(q)).toContain('DUTY_NOT_COMPUTED');
    expect(amounts(q)).toMatchObject({ FIRST_LEG_FREIGHT: '95.00' });
  });
});

describe('extras', () => {
  it('insures (goods + freight) x 110 %', () => {
    expect(amounts(quote({ insured: true })).INSURANCE).toBe('25.00');
  });

  it('expedites at a share of the freight (M-052)', () => {
    expect(amounts(quote({ expedite: true })).EXPEDITE).toBe('19.60');
  });
});

describe('advice', () => {
  it('says when a lot is under the minimum (M-053)', () => {
    expect(codes(quote())).toContain('BELOW_MINIMUM');
    const cartons = [{ ...requestBody.cartons[0], toCartonNumber: 11 }];
    expect(codes(quote({ cartons, declaredLines: undefined, invoice: undefined }))).not.toContain(
      'BELOW_MINIMUM',
    );
  });

  it('recommends insurance for goods of 5,000 dollars and more (M-050)', () => {
    const worth = (amount: string, insured = false) => {
      const [line] = requestBody.declaredLines;
      const declaredLines = [{ ...line, quantity: 1, unitValue: { amount, currency: 'USD' } }];
      return codes(quote({ declaredLines, insured }));
    };
    expect(worth('4999.99')).not.toContain('INSURANCE_RECOMMENDED');
    expect(worth('5000.00')).toContain('INSURANCE_RECOMMENDED');
    expect(worth('5000.00', true)).not.toContain('INSURANCE_RECOMMENDED');
  });

  it('recommends a trial run for a large first order (M-067)', () => {
    const cartons = [{ ...requestBody.cartons[0], toCartonNumber: 21 }];
    const large = { cartons, declaredLines: undefined, invoice: undefined };
    expect(codes(quote(large, { isFirstShipment: true }))).toContain('TRIAL_RUN');
    expect(codes(quote(large))).not.toContain('TRIAL_RUN');
    expect(codes(quote({}, { isFirstShipment: true }))).not.toContain('TRIAL_RUN');
  });
});

describe('currency and price list', () => {
  it('is quoted in the currency of the shipment', () => {
    const skus = [
      aLamp({ declaredValue: { amount: '130.00', currency: 'CNY' } }),
      aSpeaker({ declaredValue: { amount: '150.00', currency: 'CNY' } }),
    ];
    const request = { currency: 'CNY', declaredLines: undefined, invoice: undefined };
    const q = quote(request, { skus });
    expect(q.total.currency).toBe('CNY');
    expect(amounts(q)).toMatchObject({ FIRST_LEG_FREIGHT: '695.80' });
  });

  it('takes the list of the day it is issued', () => {
    const on = (time: string) => quote({ mode: 'SEA_LCL' }, { at: toTimestamp(time) });
    const june = on('2026-06-30T23:59:59Z');
    const july = on('2026-07-01T00:00:00Z');
    expect([june.rateCardVersion, amounts(june).FIRST_LEG_FREIGHT]).toEqual([
      'list-2026-01',
      '92.00',
    ]);
    expect([july.rateCardVersion, amounts(july).FIRST_LEG_FREIGHT]).toEqual([
      'list-2026-07',
      '98.00',
    ]);
  });

  it('knows the coasts', () => {
    const to = (country: string, region: string) =>
      amounts(quote({}, { warehouse: aWarehouse({ address: { ...address, country, region } }) }))
        .FIRST_LEG_FREIGHT;
    expect([to('US', 'NJ'), to('CA', 'BC'), to('CA', 'ON')]).toEqual([
      '135.00',
      '105.00',
      '142.00',
    ]);
  });
});
