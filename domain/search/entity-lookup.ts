/** Whether something is there, asked of many sellers at once: for people who search, never for deciding. */
import type { EntityId, Tenant } from '../kernel/ids.ts';
import type { ShipmentKey } from '../shipment/shipment-store.ts';

export interface EntityRef {
  readonly tenant: Tenant;
  readonly entityId: EntityId;
}

/** Implemented by adapters/dynamodb/entity-lookup.ts: a batch of keyed reads for a hundred names. */
export interface EntityLookup {
  /** Those that are there, in the order named. */
  existing(named: readonly EntityRef[]): Promise<EntityRef[]>;
  /** The shipments that one of these sellers calls so. */
  shipmentsCalled(reference: string, tenants: readonly Tenant[]): Promise<ShipmentKey[]>;
}
