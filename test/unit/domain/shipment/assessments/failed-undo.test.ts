import { describe, expect, it } from 'vitest';
import { assessRepair } from '../../../../../domain/shipment/assess-repair.ts';
import type { ShipmentView } from '../../../../../domain/shipment/shipment-view.ts';
import { aCaseOf, aView, play } from '../shipment-views.ts';

describe('a failed undo', () => {
  const failed = { undo: 'CANCEL_BOOKING', attempt: 1, error: 'PartnerRefused' };
  const assess = (view: ShipmentView) => assessRepair(view, failed);
  const matter = 'CANCEL_BOOKING-1';

  it('blocks the shipment and asks operations', () => {
    const played = play(aView('BOOKED'), assess);
    expect(played.view.shipment.automationBlocked).toBe(true);
    expect(played.end).toMatchObject({
      wait: { awaiting: 'COMPENSATION_FAILED', responsible: 'OPERATIONS' },
    });
  });

  it.each([
    ['retry', 'RETRY'],
    ['done-by-hand', 'DONE_BY_HAND'],
  ])('goes on with %s', (option, outcome) => {
    const around = {
      cases: [aCaseOf('COMPENSATION_FAILED', matter, option)],
      patch: { automationBlocked: true },
    };
    const played = play(aView('BOOKED', around), assess);
    expect(played.view.shipment.automationBlocked).toBe(false);
    expect(played.end).toEqual({ finish: outcome });
  });
});
