import { describe } from 'vitest';
import { assessFirstMile } from '../../../../../domain/shipment/assess-first-mile.ts';
import { aCaseOf, tracked, type Around } from '../shipment-views.ts';
import { BOOKING, cancelRequest, comesTo } from './comes-to.ts';

describe('the first mile', () => {
  const booked = { milestone: 'booked', unit: BOOKING };
  const legs: NonNullable<Around['patch']> = { legs: ['MAIN_CARRIAGE', 'WAREHOUSE'] };
  comesTo(assessFirstMile, [
    ['begins with a booking', 'ACCEPTED', {}, [], 'finish BOOK'],
    ['waits for its confirmation', 'BOOKING_REQUESTED', {}, [], 'wait BOOKING_CONFIRMATION'],
    [
      'takes the confirmation',
      'BOOKING_REQUESTED',
      { tracking: tracked(booked) },
      ['confirm_booking'],
      'finish SCHEDULE_PICKUP',
    ],
    [
      'passes over the word about an earlier booking',
      'BOOKING_REQUESTED',
      { tracking: tracked({ milestone: 'booking_rejected', unit: 'other-1' }) },
      [],
      'wait BOOKING_CONFIRMATION',
    ],
    [
      'asks after a rejection',
      'BOOKING_REQUESTED',
      { tracking: tracked({ milestone: 'booking_rejected', unit: BOOKING }) },
      ['reject_booking'],
      'wait BOOKING_REJECTED',
    ],
    [
      'books again when told to',
      'BOOKING_REJECTED',
      { cases: [aCaseOf('BOOKING_REJECTED', 'attempt-1', 'rebook')] },
      [],
      'finish BOOK',
    ],
    [
      'ends when told to',
      'BOOKING_REJECTED',
      { cases: [aCaseOf('BOOKING_REJECTED', 'attempt-1', 'cancel')] },
      [],
      'finish CANCELLED',
    ],
    [
      'has nobody collect what the seller brings',
      'BOOKED',
      { patch: legs },
      [],
      'wait ORIGIN_RECEIPT',
    ],
    [
      'receives what the seller brought',
      'BOOKED',
      { patch: legs, tracking: tracked({ milestone: 'gated_in', place: 'CNYTN' }) },
      ['receive_at_origin'],
      'finish RECEIVED',
    ],
    [
      'follows the collection',
      'PICKUP_SCHEDULED',
      { tracking: tracked({ milestone: 'picked_up' }) },
      ['collect'],
      'wait ORIGIN_RECEIPT',
    ],
    [
      'makes up a collection nobody told of',
      'PICKUP_SCHEDULED',
      { tracking: tracked({ milestone: 'received_at_origin' }) },
      ['collect', 'receive_at_origin'],
      'finish RECEIVED',
    ],
    [
      'knows by the vessel that the goods were at the origin',
      'COLLECTED',
      { tracking: tracked({ milestone: 'departed_port', place: 'CNYTN' }) },
      ['receive_at_origin'],
      'finish RECEIVED',
    ],
    [
      'does not take the gate of another port for the origin’s',
      'COLLECTED',
      { tracking: tracked({ milestone: 'gated_in', place: 'USLAX' }) },
      [],
      'wait ORIGIN_RECEIPT',
    ],
    [
      'bears 5 % of weight',
      'COLLECTED',
      { tracking: tracked({ milestone: 'picked_up', unit: 'A', weightG: 129_150 }) },
      [],
      'wait ORIGIN_RECEIPT',
    ],
    [
      'asks about more',
      'COLLECTED',
      { tracking: tracked({ milestone: 'picked_up', unit: 'A', weightG: 129_151 }) },
      ['find_faults'],
      'finish REQUOTE',
    ],
    [
      'adds the boxes up, each by its last weighing',
      'COLLECTED',
      {
        tracking: tracked(
          { milestone: 'picked_up', unit: 'A', weightG: 500 },
          { milestone: 'gated_in', unit: 'A', weightG: 60_000, day: 2 },
          { milestone: 'gated_in', unit: 'B', weightG: 63_000, day: 2 },
        ),
      },
      ['receive_at_origin'],
      'finish RECEIVED',
    ],
    ['ends with a cancellation', 'COLLECTED', { patch: { cancelRequest } }, [], 'finish CANCELLED'],
    [
      'waits for a refusal’s answer before anything else',
      'BOOKED',
      { cases: [aCaseOf('PARTNER_REFUSED', 'SCHEDULE_PICKUP-1')] },
      [],
      'wait PARTNER_REFUSED',
    ],
    ['is over for what is further on', 'LOADED', {}, [], 'finish RECEIVED'],
  ]);
});
