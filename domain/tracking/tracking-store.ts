import type { Page, PageRequest } from '../kernel/page.ts';
import type { ShipmentKey, Reference } from '../shipment/shipment-store.ts';
import type { TrackingEvent, TrackingProjection } from './tracking-event.ts';

/** An event of a number that means no shipment yet, as it was received. */
export interface UnmatchedEvent {
  readonly reference: Reference;
  readonly source: string;
  readonly eventKey: string;
  readonly body: string;
  readonly at: string;
}

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
  unmatched(reference: Reference): Promise<UnmatchedEvent[]>;
  forgetUnmatched(reference: Reference, eventKey: string): Promise<void>;
  /** Over all references, oldest first: for operations. */
  listUnmatched(page: PageRequest): Promise<Page<UnmatchedEvent>>;
}
