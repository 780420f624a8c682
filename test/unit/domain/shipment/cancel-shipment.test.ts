import { describe, expect, it } from 'vitest';
import { IllegalTransition } from '../../../../domain/kernel/domain-error.ts';
import { addSeconds } from '../../../../domain/kernel/time.ts';
import {
  cancelShipment,
  requestCancellation,
} from '../../../../domain/shipment/cancel-shipment.ts';
import { aShipmentAfter, aSubmission, T0 } from '../../../support/example-shipment.ts';

const occasion = {
  at: addSeconds(T0, 9),
  actor: 'key_1',
  correlationId: 'r',
  reason: 'changed plan',
};

describe('cancelling', () => {
  it('ends a draft at once', () => {
    const { shipment } = aSubmission({ submit: false });
    expect(requestCancellation(shipment, occasion)).toMatchObject({
      kind: 'moved',
      next: { status: 'CANCELLED' },
    });
  });

  it('asks the execution of a running shipment, once', () => {
    const { shipment } = aShipmentAfter('quote', 'accept', 'request_booking', 'confirm_booking');
    const asked = requestCancellation(shipment, occasion);
    expect(asked).toMatchObject({
      kind: 'requested',
      next: {
        status: 'BOOKED',
        version: shipment.version + 1,
        cancelRequest: { by: 'key_1', reason: 'changed plan', at: occasion.at },
      },
    });
    expect(asked.kind === 'requested' && requestCancellation(asked.next, occasion)).toEqual({
      kind: 'already',
    });
  });

  it('closes with the reason of the request', () => {
    const { shipment } = aShipmentAfter('quote', 'accept');
    const asked = requestCancellation(shipment, occasion);
    expect(asked.kind === 'requested' && cancelShipment(asked.next, occasion)).toMatchObject({
      next: { status: 'CANCELLED', closeReason: 'changed plan' },
    });
  });

  it('is possible until loaded and not after departure', () => {
    const loaded = ['quote', 'accept', 'load'] as const;
    expect(requestCancellation(aShipmentAfter(...loaded).shipment, occasion).kind).toBe(
      'requested',
    );
    const departed = aShipmentAfter(...loaded, 'depart').shipment;
    expect(() => requestCancellation(departed, occasion)).toThrow(IllegalTransition);
  });

  it('of a cancelled shipment is already done', () => {
    const { shipment } = aShipmentAfter('cancel');
    expect(requestCancellation(shipment, occasion)).toEqual({ kind: 'already' });
  });
});
