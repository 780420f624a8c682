import { describe, expect, it } from 'vitest';
import { BrokenRecord, IllegalTransition } from '../../../../domain/kernel/domain-error.ts';
import { addSeconds } from '../../../../domain/kernel/time.ts';
import { advanceShipment } from '../../../../domain/shipment/advance-shipment.ts';
import { shipmentSchema } from '../../../../domain/shipment/shipment.ts';
import type { ShipmentEvent } from '../../../../domain/shipment/shipment-lifecycle.ts';
import { patchShipment, type ShipmentPatch } from '../../../../domain/shipment/shipment-record.ts';
import { aQuoted, aSubmission, aQuote, moved, T0 } from '../../../support/example-shipment.ts';

const later = addSeconds(T0, 60);
const occasion = { at: later, actor: 'workflow', correlationId: 'exec-1' };
const { shipment } = aSubmission();

function move(event: ShipmentEvent, patch?: ShipmentPatch, from = shipment) {
  return moved(advanceShipment(from, event, { ...occasion, ...(patch && { patch }) }));
}

describe('moving a shipment', () => {
  const { next, change } = move('quote', { quote: aQuote() });

  it('counts the version and tells the log who, when and why', () => {
    expect(next).toMatchObject({
      status: 'QUOTED',
      version: 2,
      updatedAt: later,
      statusSince: later,
    });
    expect(change).toEqual({
      version: 2,
      from: 'SUBMITTED',
      event: 'quote',
      to: 'QUOTED',
      actor: 'workflow',
      at: later,
      correlationId: 'exec-1',
    });
    expect(shipmentSchema.parse(next)).toEqual(next);
  });

  it('sets the sweeper an hour after the longest stay', () => {
    expect(next.nextDeadlineAt).toBe(addSeconds(later, 7 * 86_400 + 3600));
    expect(move('quote', { quote: aQuote(), nextDeadlineAt: T0 }).next.nextDeadlineAt).toBe(T0);
  });

  it('is already done when the event brought it here', () => {
    expect(advanceShipment(next, 'quote', occasion)).toEqual({ kind: 'already' });
  });

  it('refuses what the lifecycle does not know, with what it allows', () => {
    const attempt = () => advanceShipment(shipment, 'depart', occasion);
    expect(attempt).toThrow(IllegalTransition);
    expect(attempt).toThrow('Shipment is SUBMITTED: depart is not possible now');
  });

  it('needs a quote under contract', () => {
    expect(() => move('quote')).toThrow(BrokenRecord);
  });

  it('drops the quote when it goes back before one', () => {
    expect(move('expire_quote', undefined, next).next).not.toHaveProperty('quote');
  });

  it('does not change the shipment it was given', () => {
    expect(shipment).toMatchObject({ status: 'SUBMITTED', version: 1 });
  });
});

describe('closing a shipment', () => {
  it('keeps when and why, and waits for nothing more', () => {
    const { next } = moved(
      advanceShipment(aQuoted(), 'cancel', { ...occasion, reasonCode: 'SELLER_REQUEST' }),
    );
    expect(next).toMatchObject({
      status: 'CANCELLED',
      closedAt: later,
      closeReason: 'SELLER_REQUEST',
      quote: { quoteId: 'quo_1' },
    });
    expect(next).not.toHaveProperty('nextDeadlineAt');
    expect(shipmentSchema.parse(next)).toEqual(next);
  });

  it('without a quote has none afterwards', () => {
    expect(move('cancel').next).not.toHaveProperty('quote');
  });
});

describe('patching a shipment', () => {
  it('changes facts and version, not the status or its age', () => {
    const next = patchShipment(aQuoted(), { automationBlocked: true }, later);
    expect(next).toMatchObject({
      status: 'QUOTED',
      version: 3,
      automationBlocked: true,
      updatedAt: later,
      quote: { quoteId: 'quo_1' },
    });
    expect(next.statusSince).toBe(aQuoted().statusSince);
  });

  it('leaves a closed one closed as it was', () => {
    const closed = move('cancel').next;
    const next = patchShipment(closed, { automationBlocked: true }, addSeconds(later, 60));
    expect(next).toMatchObject({ status: 'CANCELLED', closedAt: later, closeReason: 'cancel' });
    expect(next).not.toHaveProperty('nextDeadlineAt');
  });
});
