import { describe, expect, it } from 'vitest';
import { addSeconds } from '../../../../domain/kernel/time.ts';
import { partialOffer, triageReturn, type TriageLine } from '../../../../domain/return/triage.ts';
import { T0 } from '../../../support/example-shipment.ts';
import { rules, wayBack } from '../../../support/example-return.ts';

const usd = (amount: string) => ({ amount, currency: 'USD' }) as const;
const line = (changed: Partial<TriageLine> = {}): TriageLine => ({
  reason: 'NO_LONGER_WANTED',
  quantity: 1,
  unitValue: usd('39.90'),
  rules,
  deliveredAt: addSeconds(T0, -5 * 86_400),
  ...changed,
});
const triage = (changed: Partial<TriageLine> = {}, way = wayBack) =>
  triageReturn({ lines: [line(changed)], wayBack: way, now: T0 });
const daysAgo = (days: number) => addSeconds(T0, -days * 86_400);

describe('subjective reasons (M-121)', () => {
  it('shows the sums: what it is worth, what bringing it back costs', () => {
    expect(triage()).toEqual({
      outcome: 'APPROVED',
      reasonClass: 'SUBJECTIVE',
      itemValue: usd('39.90'),
      returnFreight: usd('7.40'),
      handling: usd('3.50'),
      threshold: usd('15.00'),
      freightPayer: 'BUYER',
      why: ['WORTH_BRINGING_BACK'],
    });
  });

  it('refunds without return what costs more to bring back than it is worth', () => {
    expect(triage({ unitValue: usd('9.00') }).outcome).toBe('RETURNLESS_REFUND');
    expect(triage({ unitValue: usd('15.00') }).outcome).toBe('RETURNLESS_REFUND');
    expect(triage({ unitValue: usd('15.01') }).outcome).toBe('APPROVED');
  });

  it('reckons freight and handling when they are more than the limit of the seller', () => {
    const dear = { ...wayBack, priceCents: 2_000 };
    expect(triage({ unitValue: usd('23.50') }, dear).outcome).toBe('RETURNLESS_REFUND');
    expect(triage({ unitValue: usd('23.51') }, dear).outcome).toBe('APPROVED');
  });

  it('reckons in the currency of the items', () => {
    const answer = triage({ unitValue: { amount: '20.00', currency: 'CAD' } });
    expect(answer.returnFreight).toEqual({ amount: '10.21', currency: 'CAD' });
    expect(answer.threshold).toEqual({ amount: '20.70', currency: 'CAD' });
    expect(answer.outcome).toBe('RETURNLESS_REFUND');
  });

  it('puts what is dear before a person, when the seller wants that', () => {
    const reviewed = { ...rules, reviewFrom: usd('39.90') };
    expect(triage({ rules: reviewed })).toMatchObject({
      outcome: 'PENDING_REVIEW',
      why: ['HIGH_VALUE'],
    });
  });

  it('lets the seller pay the way back when its rules say so', () => {
    const generous = { ...rules, subjectiveFreightPayer: 'SELLER' } as const;
    expect(triage({ rules: generous }).freightPayer).toBe('SELLER');
  });
});

describe('other reasons', () => {
  it('offers a part for a minor issue (M-122)', () => {
    const lines = [line({ reason: 'SCRATCHED' })];
    expect(triageReturn({ lines, wayBack, now: T0 }).outcome).toBe('PARTIAL_REFUND_OFFERED');
    expect(partialOffer(lines, usd('39.90'))).toEqual({ percent: 20, amount: usd('7.98') });
  });

  it.each(['DEFECTIVE', 'WRONG_ITEM', 'NOT_AS_DESCRIBED', 'DAMAGED_IN_TRANSIT'] as const)(
    'must accept %s, however cheap, and the seller pays (M-123)',
    (reason) => {
      expect(triage({ reason, unitValue: usd('3.00') })).toMatchObject({
        outcome: 'APPROVED',
        freightPayer: 'SELLER',
      });
    },
  );

  it('goes by the gravest reason in the box', () => {
    const lines = [line(), line({ reason: 'DEFECTIVE' })];
    expect(triageReturn({ lines, wayBack, now: T0 }).reasonClass).toBe('FAULT');
  });
});

describe('what is refused', () => {
  it('reviews within the days of grace, and declines later', () => {
    expect(triage({ deliveredAt: daysAgo(30) }).outcome).toBe('APPROVED');
    expect(triage({ deliveredAt: daysAgo(31) })).toMatchObject({
      outcome: 'PENDING_REVIEW',
      why: ['OUT_OF_WINDOW'],
    });
    expect(triage({ deliveredAt: daysAgo(46) })).toMatchObject({
      outcome: 'DECLINED',
      why: ['OUT_OF_WINDOW'],
    });
  });

  it('declines what is not returnable, but looks at a fault of it', () => {
    const final = { ...rules, returnable: false };
    expect(triage({ rules: final })).toMatchObject({
      outcome: 'DECLINED',
      why: ['NON_RETURNABLE'],
    });
    expect(triage({ rules: final, reason: 'DEFECTIVE' }).outcome).toBe('PENDING_REVIEW');
  });

  it('reviews what was not delivered, and what has no way back', () => {
    expect(triage({ deliveredAt: undefined }).why).toEqual(['NOT_DELIVERED']);
    const lines = [line({ reason: 'DEFECTIVE' })];
    expect(triageReturn({ lines, wayBack: undefined, now: T0 })).toMatchObject({
      outcome: 'PENDING_REVIEW',
      why: ['NO_WAY_BACK'],
    });
  });
});
