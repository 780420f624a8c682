/** What the business needs kept of shipments. Implemented by adapters/dynamodb/shipment-store.ts. */
import type { ShipmentId, Tenant } from '../kernel/ids.ts';
import type { OutboxMessage } from '../outbox/outbox.ts';
import type { Shipment, ShipmentContent, StatusChange } from './shipment.ts';
import type { ShipmentStatus } from './shipment-lifecycle.ts';
import type { Page, PageRequest } from '../kernel/page.ts';

export interface ShipmentKey {
  readonly tenant: Tenant;
  readonly shipmentId: ShipmentId;
}

/** The idempotency record of an accepted POST: same key and hash answer the same again (design 5). */
export interface AcceptedRequest {
  readonly key: string;
  readonly payloadHash: string;
  readonly status: number;
  readonly body: string;
  readonly location: string;
  /** RFC 3339; garbage collection only. */
  readonly expiresAt: string;
}

export interface ShipmentStore {
  /**
   * One transaction: idempotency record, shipment, content, natural keys, outbox item when submitted.
   * `duplicate` when the key was used with the same payload. Throws IdempotencyKeyReused, Conflict (reference taken).
   */
  create(write: {
    shipment: Shipment;
    content: ShipmentContent;
    change: StatusChange;
    request: AcceptedRequest;
    outbox?: OutboxMessage;
  }): Promise<{ kind: 'created' } | { kind: 'duplicate'; request: AcceptedRequest }>;

  /** Strongly consistent. */
  find(key: ShipmentKey): Promise<Shipment | undefined>;
  findContent(key: ShipmentKey, contentVersion: number): Promise<ShipmentContent | undefined>;
  changes(key: ShipmentKey): Promise<StatusChange[]>;

  /** Conditional on the version the caller read (`next.version - 1`). Throws StaleVersion. References become findable. */
  save(write: {
    next: Shipment;
    change?: StatusChange;
    content?: ShipmentContent;
    outbox?: OutboxMessage;
    /** Carrier references that now mean this shipment, e.g. {type: 'CONTAINER', value: 'MSKU9070323'}. */
    references?: readonly Reference[];
  }): Promise<void>;

  /** Through an index: for reading, never for deciding. */
  list(
    filter: { tenant: Tenant; status?: ShipmentStatus; po?: string; container?: string },
    page: PageRequest,
  ): Promise<Page<Shipment>>;

  /** Which shipments a partner's reference means, over all tenants. Strongly consistent. */
  findByReference(reference: Reference): Promise<ShipmentKey[]>;

  /** Shipments whose nextDeadlineAt is before `before`, earliest first, each read strongly: for the sweeper. */
  overdue(before: string, limit: number): Promise<Shipment[]>;
}

export const referenceTypes = [
  'BOOKING_REQUEST',
  'BOOKING',
  'BL',
  'CONTAINER',
  'DECLARATION',
  'ASN',
  /** A parcel's number: it means a fulfilment or a return, never a shipment. */
  'TRACKING',
  /** A pick of the floor: it means a fulfilment. */
  'PICK',
  /** A returned box, as the desk names it. */
  'RMA',
] as const;
export interface Reference {
  readonly type: (typeof referenceTypes)[number];
  readonly value: string;
}
