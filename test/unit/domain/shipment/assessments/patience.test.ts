import { describe, expect, it } from 'vitest';
import { addSeconds } from '../../../../../domain/kernel/time.ts';
import { assessFirstMile } from '../../../../../domain/shipment/assess-first-mile.ts';
import { T0 } from '../../../../../test/support/example-shipment.ts';
import { aCaseOf, aView, later, play } from '../shipment-views.ts';

describe('patience', () => {
  it('begins anew after every answer, with a case of its own', () => {
    const overdue = (n: number) =>
      aCaseOf('OVERDUE', `BOOKING_CONFIRMATION-${n}`, 'keep-waiting', {
        awaiting: 'BOOKING_CONFIRMATION',
      });
    const first = play(
      aView('BOOKING_REQUESTED', { now: later(1), cases: [overdue(1)] }),
      assessFirstMile,
    );
    expect(first.end).toMatchObject({
      wait: { awaiting: 'BOOKING_CONFIRMATION', deadlineAt: addSeconds(T0, 2 * 86_400 + 30) },
    });
    const second = play(
      aView('BOOKING_REQUESTED', { now: later(3), cases: [overdue(1)] }),
      assessFirstMile,
    );
    expect(second.view.cases.map(({ caseId }) => caseId.slice(-1))).toEqual(['1', '2']);
  });

  it('closes a case whose matter ended by itself', () => {
    const overdue = aCaseOf('OVERDUE', 'BOOKING_CONFIRMATION-1', undefined, {
      awaiting: 'BOOKING_CONFIRMATION',
      status: 'BOOKING_REQUESTED',
    });
    const played = play(aView('BOOKED', { cases: [overdue] }), assessFirstMile);
    expect(played.view.cases.map(({ status }) => status)).toEqual(['CLOSED']);
  });
});
