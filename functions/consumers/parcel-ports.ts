/** What those need who bring a carrier's word to a parcel: the webhooks' consumer, the reconciler, the step that has the label. */
import { createCaseStore } from '../../adapters/dynamodb/case-store.ts';
import { createLaneStore } from '../../adapters/dynamodb/lane-store.ts';
import { createOrderStore } from '../../adapters/dynamodb/order-store.ts';
import { createParcelStore } from '../../adapters/dynamodb/parcel-store.ts';
import type { Table } from '../../adapters/dynamodb/table.ts';
import { createParcelNumberStore } from '../../adapters/dynamodb/tracking-number.ts';
import { createTrackingStore } from '../../adapters/dynamodb/tracking-store.ts';
import type { CaseStore } from '../../domain/case/case-store.ts';
import type { Now } from '../../domain/kernel/time.ts';
import type { OrderStore } from '../../domain/order/order-store.ts';
import type { ParcelNumberStore, ParcelStore } from '../../domain/parcel/parcel-store.ts';
import type { LaneStore } from '../../domain/routing/lane-history.ts';
import type { TrackingStore } from '../../domain/tracking/tracking-store.ts';
import type { Telling, Wake } from '../../domain/wait/wait.ts';
import { now, rendezvousIn, waking } from '../runtime/ports.ts';

export interface ParcelPorts {
  readonly now: Now;
  readonly parcels: ParcelStore;
  readonly numbers: Pick<ParcelNumberStore, 'find' | 'learn'>;
  readonly orders: Pick<OrderStore, 'find' | 'findFulfilment' | 'save'>;
  readonly lanes: Pick<LaneStore, 'count'>;
  readonly tracking: Pick<TrackingStore, 'keepUnmatched' | 'unmatched' | 'forgetUnmatched'>;
  readonly cases: Pick<CaseStore, 'open'>;
  /** Wakes whoever waits for the parcel, once its fact is written (design 3.2). `once`: no repeat of its word would wake again. */
  readonly wake: Wake;
}

/** `telling`: whether a queue brings the carrier's word again, should its consumer die. */
export const parcelPortsIn = (table: Table, telling: Telling = 'once'): ParcelPorts => ({
  now,
  parcels: createParcelStore(table),
  numbers: createParcelNumberStore(table),
  orders: createOrderStore(table),
  lanes: createLaneStore(table),
  tracking: createTrackingStore(table),
  cases: createCaseStore(table),
  wake: waking(rendezvousIn(table), now, telling),
});
