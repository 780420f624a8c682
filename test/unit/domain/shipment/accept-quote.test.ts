import { describe, expect, it } from 'vitest';
import { Conflict, IllegalTransition } from '../../../../domain/kernel/domain-error.ts';
import { addSeconds } from '../../../../domain/kernel/time.ts';
import { acceptQuote, isAcceptedBeforehand } from '../../../../domain/shipment/accept-quote.ts';
import { aQuote, aQuoted, aSubmission, moved, T0 } from '../../../support/example-shipment.ts';

const WEEK = 7 * 86_400;
const on = (seconds: number) => ({
  at: addSeconds(T0, seconds),
  actor: 'key_1',
  correlationId: 'req-3',
});

describe('accepting a quote', () => {
  it('freezes it with the moment of acceptance', () => {
    const { next } = moved(acceptQuote(aQuoted(), on(3600)));
    expect(next).toMatchObject({
      status: 'ACCEPTED',
      quote: { acceptedAt: addSeconds(T0, 3600), rateCardVersion: 'list-2026-07' },
    });
    expect(acceptQuote(next, on(3700))).toEqual({ kind: 'already' });
  });

  it('works until the last second and not at the expiry', () => {
    expect(acceptQuote(aQuoted(), on(WEEK - 1)).kind).toBe('moved');
    expect(() => acceptQuote(aQuoted(), on(WEEK))).toThrow(Conflict);
  });

  it('needs a quote', () => {
    expect(() => acceptQuote(aSubmission().shipment, on(1))).toThrow(IllegalTransition);
  });
});

describe('a quote accepted beforehand', () => {
  const upTo = (amount: string, currency: 'USD' | 'CNY' = 'USD') =>
    isAcceptedBeforehand({ kind: 'automatic', acceptUpTo: { amount, currency } }, aQuote());

  it('is any one, without a limit', () => {
    expect(isAcceptedBeforehand({ kind: 'automatic' }, aQuote())).toBe(true);
    expect(isAcceptedBeforehand({ kind: 'manual' }, aQuote())).toBe(false);
  });

  it('is one up to the limit, in its currency', () => {
    expect(upTo('900.00')).toBe(true);
    expect(upTo('899.99')).toBe(false);
    expect(upTo('99999.00', 'CNY')).toBe(false);
  });
});
