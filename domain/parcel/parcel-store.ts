/** What is kept of a parcel's tracking, with what the parcel is for. Implemented by adapters/dynamodb/parcel-store.ts. */
import type { OrderId, ReturnId, Tenant } from '../kernel/ids.ts';
import type { Timestamp } from '../kernel/time.ts';
import type { ParcelTracking } from './parcel-tracking.ts';

/** A fulfilment's parcel, or the one in which something comes back. */
export type ParcelKey =
  | { readonly tenant: Tenant; readonly orderId: OrderId; readonly n: number }
  | { readonly tenant: Tenant; readonly returnId: ReturnId };

/** What a carrier's number means from the moment its label exists. */
export interface ParcelNumber {
  readonly number: string;
  readonly carrier: string;
  readonly key: ParcelKey;
  /** How often its carrier was asked for news. */
  readonly asked: number;
}

export interface ParcelStore {
  /** Strongly consistent; version 0 and no events before the carrier's first word. */
  find(key: ParcelKey): Promise<ParcelTracking>;
  /** Conditional on the version read (`next.version - 1`, 0: absent). Throws StaleVersion. */
  save(key: ParcelKey, next: ParcelTracking): Promise<void>;
}

export interface ParcelNumberStore {
  /** Over all tenants. Carriers use numbers again after some months: the newest label is meant. */
  find(number: string): Promise<ParcelNumber | undefined>;
  /** Another number for a parcel: the one it was handed over under. Its carrier is asked from `askAt` on. */
  learn(number: Omit<ParcelNumber, 'asked'>, askAt?: Timestamp): Promise<void>;
  /** Numbers whose time to be asked about has come, earliest first. */
  toAsk(before: Timestamp, limit: number): Promise<ParcelNumber[]>;
  /** Counts the asking. The next is then; without a time never. */
  askAgain(number: string, at?: Timestamp): Promise<void>;
}
