import { describe, expect, it } from 'vitest';
import { addSeconds } from '../../../../domain/kernel/time.ts';
import { NOTHING_RECEIVED } from '../../../../domain/receiving/receipt.ts';
import { assessAcceptance } from '../../../../domain/shipment/assess-acceptance.ts';
import { patchShipment } from '../../../../domain/shipment/shipment-record.ts';
import type { Shipment } from '../../../../domain/shipment/shipment.ts';
import { NOTHING_TRACKED } from '../../../../domain/tracking/fold-event.ts';
import { aQuoted, aSubmission, aWarehouse, T0 } from '../../../support/example-shipment.ts';

const WEEK = 7 * 86_400;

const assessed = (shipment: Shipment, seconds: number) =>
  assessAcceptance({
    shipment,
    content: aSubmission().content,
    warehouse: aWarehouse(),
    tracking: NOTHING_TRACKED,
    declarations: [],
    receiving: NOTHING_RECEIVED,
    cases: [],
    now: addSeconds(T0, seconds),
  });

describe('an offer', () => {
  it('is waited for until it expires', () => {
    expect(assessed(aQuoted(), WEEK - 1)).toMatchObject({ wait: { awaiting: 'QUOTE_ACCEPTANCE' } });
  });

  // A simulated run left a shipment QUOTED for ever: two steps, two clocks, and the second found the offer still standing.
  it('expires by the same decision that ends its execution', () => {
    expect(assessed(aQuoted(), WEEK)).toEqual({ move: 'expire_quote' });
  });

  it('cancels, and so undoes, what was booked before it was quoted anew', () => {
    const quoted = aQuoted();
    const booked: Shipment = { ...quoted, carriage: { ...quoted.carriage, bookingAttempt: 1 } };
    const move = assessed(booked, WEEK);
    expect(move).toMatchObject({ patch: { cancelRequest: { reason: 'QUOTE_EXPIRED' } } });
    const next = 'patch' in move ? patchShipment(booked, move.patch ?? {}, T0) : booked;
    expect(assessed(next, WEEK)).toEqual({ finish: 'CANCELLED' });
  });

  it('is no longer this execution’s once the seller submits again', () => {
    expect(assessed(aSubmission().shipment, WEEK)).toEqual({ finish: 'EXPIRED' });
  });
});
