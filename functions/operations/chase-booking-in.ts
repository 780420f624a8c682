/**
 * A return that its carrier delivered and nobody booked in: no scan wakes a return, and its own wait is the label's thirty days.
 * Who follows numbers looks once more when the box should have been booked in, and only then wakes it.
 */
import type { Timestamp } from '../../domain/kernel/time.ts';
import type { ParcelNumber } from '../../domain/parcel/parcel-store.ts';
import type { ParcelTracking } from '../../domain/parcel/parcel-tracking.ts';
import { bookingInDueAt } from '../../domain/return/assess-arrival.ts';
import { isClosed } from '../../domain/return/return-record.ts';
import type { ReturnStore } from '../../domain/return/return-store.ts';
import type { ParcelPorts } from '../consumers/parcel-ports.ts';

export interface ChasePorts extends Pick<ParcelPorts, 'now' | 'wake'> {
  readonly returns: Pick<ReturnStore, 'find'>;
}

/** When to look again; undefined: never, it is booked in, or it was woken. A fulfilment has its own wait. */
export async function chaseBookingIn(
  ports: ChasePorts,
  { key }: ParcelNumber,
  tracking: ParcelTracking,
): Promise<Timestamp | undefined> {
  const dueAt = bookingInDueAt(tracking);
  if (!('returnId' in key) || !dueAt) return undefined;
  const ret = await ports.returns.find(key);
  if (!ret || isClosed(ret) || ret.since.ARRIVED) return undefined;
  if (ports.now() < dueAt) return dueAt;
  const { tenant, returnId: entityId } = key;
  await ports.wake({ tenant, entityId, lane: 'main' }, 'not-booked-in');
  return undefined;
}
