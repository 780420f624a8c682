/** What is kept of a parcel's tracking, with what the parcel is for. Implemented by adapters/dynamodb/parcel-store.ts. */
import type { OrderId, ReturnId, Tenant } from '../kernel/ids.ts';
import type { ParcelTracking } from './parcel-tracking.ts';

/** A fulfilment's parcel, or the one in which something comes back. */
export type ParcelKey =
  | { readonly tenant: Tenant; readonly orderId: OrderId; readonly n: number }
  | { readonly tenant: Tenant; readonly returnId: ReturnId };

export interface ParcelStore {
  /** Strongly consistent; version 0 and no events before the carrier's first word. */
  find(key: ParcelKey): Promise<ParcelTracking>;
  /** Conditional on the version read (`next.version - 1`, 0: absent). Throws StaleVersion. */
  save(key: ParcelKey, next: ParcelTracking): Promise<void>;
}
