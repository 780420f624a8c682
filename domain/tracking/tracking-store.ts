import type { ShipmentKey, Reference } from '../shipment/shipment-store.ts';
import type { TrackingEvent, TrackingProjection } from './tracking-event.ts';

/** Implemented by adapters/dynamodb/tracking-store.ts. */
export interface TrackingStore {
  projection(key: ShipmentKey): Promise<TrackingProjection>;
  /**
   * One transaction: the event if absent, the projection if its version is still `next.version - 1`.
   * `duplicate` when the event is known. Throws StaleVersion when the projection moved: read and fold again.
   */
  apply(
    key: ShipmentKey,
    event: TrackingEvent,
    next: TrackingProjection,
  ): Promise<'applied' | 'duplicate'>;
  events(key: ShipmentKey): Promise<TrackingEvent[]>;
  /** An unknown reference waits here until a shipment gets that reference. Put if absent by event key. */
  keepUnmatched(
    reference: Reference,
    source: string,
    eventKey: string,
    body: string,
    at: string,
  ): Promise<void>;
  unmatched(reference: Reference): Promise<{ source: string; eventKey: string; body: string }[]>;
  forgetUnmatched(reference: Reference, eventKey: string): Promise<void>;
}
