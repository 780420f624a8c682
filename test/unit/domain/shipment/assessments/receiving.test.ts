import { describe, expect, it } from 'vitest';
import {
  cartonCountSchema,
  type CartonCount,
  type Receiving,
} from '../../../../../domain/receiving/receipt.ts';
import { assessReceiving } from '../../../../../domain/shipment/assess-receiving.ts';
import { T0 } from '../../../../../test/support/example-shipment.ts';
import { aCaseOf, aView, later, play } from '../shipment-views.ts';
import { comesTo, hold } from './comes-to.ts';

describe('receiving', () => {
  const full = (cartonNumber: number, sku: string, good: number): [string, CartonCount] => [
    String(cartonNumber),
    cartonCountSchema.parse({
      eventId: `c${cartonNumber}`,
      cartonNumber,
      count: 1,
      lines: [{ sku, good, damaged: 0 }],
      countedAt: T0,
    }),
  ];
  const counted = Object.fromEntries([
    ...[1, 2, 3, 4, 5, 6, 7, 8].map((n) => full(n, 'LAMP-1', 12)),
    ...[9, 10].map((n) => full(n, 'SPKR-1', 20)),
  ]);
  const receiving = (patch: Partial<Receiving>) =>
    hold({ deliveredAt: T0, checkedInAt: T0, cartons: counted, ...patch });
  const short = { ...counted, ...Object.fromEntries([full(10, 'SPKR-1', 18)]) };
  const asked = (option?: string, n = 1) => aCaseOf('RECEIVING_DISCREPANCY', `count-${n}`, option);
  comesTo(assessReceiving, [
    [
      'waits for the check-in',
      'DELIVERED_TO_WAREHOUSE',
      { receiving: hold({ deliveredAt: T0 }) },
      [],
      'wait CHECK_IN',
    ],
    [
      'counts',
      'DELIVERED_TO_WAREHOUSE',
      { receiving: receiving({ cartons: {} }) },
      ['check_in'],
      'wait COUNT',
    ],
    [
      'puts away what is as announced',
      'RECEIVING',
      { receiving: receiving({ closeCount: 1, closedAt: T0 }) },
      [],
      'finish PUT_AWAY',
    ],
    [
      'asks about a difference',
      'RECEIVING',
      { receiving: receiving({ closeCount: 1, closedAt: T0, cartons: short }) },
      ['find_discrepancy'],
      'wait RECEIVING_DISCREPANCY',
    ],
    [
      'accepts it by default',
      'DISCREPANCY_REVIEW',
      { now: later(7), receiving: receiving({ closeCount: 1, closedAt: T0, cartons: short }) },
      [],
      'finish PUT_AWAY',
    ],
    [
      'counts again',
      'DISCREPANCY_REVIEW',
      {
        receiving: receiving({ closeCount: 1, closedAt: T0, cartons: short }),
        cases: [asked('recount')],
      },
      [],
      'finish RECOUNT',
    ],
    [
      'puts away by the count when the warehouse will not repeat it and it was accepted',
      'DISCREPANCY_REVIEW',
      {
        receiving: receiving({ closeCount: 1, closedAt: T0, cartons: short }),
        cases: [
          asked('recount'),
          aCaseOf('PARTNER_REFUSED', 'REQUEST_RECOUNT-1', 'accept', {
            act: 'REQUEST_RECOUNT',
            round: 1,
          }),
        ],
      },
      [],
      'finish PUT_AWAY',
    ],
    [
      'waits for the recount',
      'RECEIVING',
      {
        receiving: receiving({ closeCount: 1, closedAt: T0, cartons: short }),
        cases: [asked('recount')],
      },
      [],
      'wait COUNT',
    ],
    [
      'asks about the recount',
      'RECEIVING',
      {
        receiving: receiving({ closeCount: 2, closedAt: T0, cartons: short }),
        cases: [asked('recount')],
      },
      ['find_discrepancy'],
      'wait RECEIVING_DISCREPANCY',
    ],
    [
      'needs no answer once the missing carton was counted',
      'DISCREPANCY_REVIEW',
      { receiving: receiving({ closeCount: 1, closedAt: T0 }), cases: [asked()] },
      [],
      'finish PUT_AWAY',
    ],
    [
      'refuses the batch',
      'RECEIVING',
      { receiving: receiving({ prohibited: { at: T0, detail: 'x' } }) },
      [],
      'finish REFUSED',
    ],
  ]);

  it('asks about each carton that was set aside, and goes on', () => {
    const exceptions = ['x-1', 'x-2'].map((eventId) => ({ eventId, detail: 'torn', at: T0 }));
    const played = play(
      aView('RECEIVING', { receiving: receiving({ exceptions }) }),
      assessReceiving,
    );
    expect(played.view.cases.map(({ kind }) => kind)).toEqual([
      'CARTON_EXCEPTION',
      'CARTON_EXCEPTION',
    ]);
    expect(played.end).toMatchObject({ wait: { awaiting: 'COUNT' } });
  });
});
