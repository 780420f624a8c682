/** A stage's decisions, row by row: what stands and is known, the moves made, and how it comes to rest. */
import { expect, it } from 'vitest';
import { NOTHING_RECEIVED, type Receiving } from '../../../../../domain/receiving/receipt.ts';
import type { Move } from '../../../../../domain/shipment/next-move.ts';
import type { ShipmentStatus } from '../../../../../domain/shipment/shipment-lifecycle.ts';
import type { ShipmentView } from '../../../../../domain/shipment/shipment-view.ts';
import { shipmentId, T0 } from '../../../../support/example-shipment.ts';
import { aView, play, type Around } from '../shipment-views.ts';

export const BOOKING = `${shipmentId}-1`;
export const cancelRequest = { at: T0, by: 'seller', reason: 'sold out' };
export const hold = (patch: Partial<Receiving>): Receiving => ({ ...NOTHING_RECEIVED, ...patch });

export type Row = readonly [
  what: string,
  status: ShipmentStatus,
  around: Around,
  events: readonly string[],
  end: string,
];

/** `finish X`, or `wait X`. */
export function comesTo<O extends string>(
  assess: (view: ShipmentView) => Move<O>,
  rows: readonly Row[],
): void {
  it.each(rows)('%s', (_, status, around, events, end) => {
    const played = play(aView(status, around), assess);
    expect(played.events).toEqual(events);
    expect(
      'finish' in played.end ? `finish ${played.end.finish}` : `wait ${played.end.wait.awaiting}`,
    ).toBe(end);
  });
}
