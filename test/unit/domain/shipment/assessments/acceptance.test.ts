import { describe } from 'vitest';
import { assessAcceptance } from '../../../../../domain/shipment/assess-acceptance.ts';
import { later } from '../shipment-views.ts';
import { cancelRequest, comesTo } from './comes-to.ts';

describe('acceptance', () => {
  comesTo(assessAcceptance, [
    [
      'is automatic when the seller said so',
      'QUOTED',
      { patch: { quoteAcceptance: { kind: 'automatic' } } },
      ['accept'],
      'finish ACCEPTED',
    ],
    ['waits for the seller', 'QUOTED', {}, [], 'wait QUOTE_ACCEPTANCE'],
    [
      'expires with the quote',
      'QUOTED',
      { now: later(7), patch: { carriage: { containers: [], bookingAttempt: 0 } } },
      ['expire_quote'],
      'finish EXPIRED',
    ],
    [
      'cancels what is booked when a new quote expires',
      'QUOTED',
      { now: later(7) },
      [],
      'finish CANCELLED',
    ],
    [
      'is automatic up to a limit only',
      'QUOTED',
      {
        patch: {
          quoteAcceptance: { kind: 'automatic', acceptUpTo: { amount: '899.99', currency: 'USD' } },
        },
      },
      [],
      'wait QUOTE_ACCEPTANCE',
    ],
    ['ends with a cancellation', 'QUOTED', { patch: { cancelRequest } }, [], 'finish CANCELLED'],
  ]);
});
