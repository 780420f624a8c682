import { beforeEach, describe, expect, it } from 'vitest';
import { createShipmentStore } from '../../../../adapters/dynamodb/shipment-store.ts';
import { createTrackingStore } from '../../../../adapters/dynamodb/tracking-store.ts';
import { applyTracking, keepForLater } from '../../../../functions/consumers/apply-tracking.ts';
import type { ShipmentStore } from '../../../../domain/shipment/shipment-store.ts';
import type { TrackingStore } from '../../../../domain/tracking/tracking-store.ts';
import { anEvent, aRequest, aShipment, key, T0 } from '../../../contracts/contract-records.ts';
import { aSubmission } from '../../../support/example-shipment.ts';
import { createMemoryTable } from '../../../support/memory-table.ts';

const BL = { type: 'BL', value: 'MAEU123456789' } as const;
const carriage = { containers: [], bookingAttempt: 1, bookingRequestReference: 'request-1' };
const booked = [{ type: 'BOOKING_REQUEST', value: 'request-1' }, BL] as const;

describe('an event that teaches a number', () => {
  let shipments: ShipmentStore;
  let tracking: TrackingStore;
  const ports = () => ({ now: () => T0, shipments, tracking, signal: () => Promise.resolve() });

  beforeEach(async () => {
    const table = createMemoryTable();
    shipments = createShipmentStore(table);
    tracking = createTrackingStore(table);
    const { content, change } = aSubmission();
    await shipments.create({
      shipment: aShipment({ carriage }),
      content,
      change,
      request: aRequest(),
    });
    await keepForLater(ports(), anEvent('waiting'), [BL]);
  });

  it('brings what waited under that number', async () => {
    await applyTracking(ports(), key, anEvent('teaching', { milestone: 'booked' }), booked);
    expect((await tracking.events(key)).map((e) => e.eventKey)).toContain('waiting');
    expect(await tracking.unmatched(BL)).toEqual([]);
  });

  it('brings it by its repeat, when the first try died right after learning the number', async () => {
    const dying = { ...tracking, unmatched: () => Promise.reject(new Error('died')) };
    const teaching = anEvent('teaching', { milestone: 'booked' });
    await expect(
      applyTracking({ ...ports(), tracking: dying }, key, teaching, booked),
    ).rejects.toThrow('died');
    await applyTracking(ports(), key, teaching, booked);
    expect((await tracking.events(key)).map((e) => e.eventKey)).toContain('waiting');
    expect(await tracking.unmatched(BL)).toEqual([]);
  });
});
