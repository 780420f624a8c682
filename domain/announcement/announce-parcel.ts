/** What the carrier tells of a parcel: each change of its status, and apart from it what the buyer should know at once. */
import { z } from 'zod';
import { timestampSchema } from '../kernel/time.ts';
import { parcelStatusSchema, type ParcelStatus } from '../parcel/parcel-tracking.ts';
import { announced } from './announced.ts';
import type { Announcement, AnnouncementType } from './announcement.ts';
import type { RecordChange } from './record-change.ts';

/** Nothing is known yet. */
const SILENT: ReadonlySet<ParcelStatus> = new Set(['pending', 'unknown']);

/** Not `lost`: the carrier's word opens an inquiry, and the fulfilment tells when it is given up. */
const TYPES: Partial<Record<ParcelStatus, AnnouncementType>> = {
  out_for_delivery: 'order.out_for_delivery',
  available_for_pickup: 'order.available_for_pickup',
  attempt_failed: 'order.exception',
  exception: 'order.exception',
  returning: 'order.exception',
};

const trackingRead = z.object({
  version: z.int(),
  status: parcelStatusSchema,
  attempts: z.int(),
  lastEventAt: timestampSchema.optional(),
  estimatedDeliveryAt: timestampSchema.optional(),
});

export function announceParcel(change: RecordChange): readonly Announcement[] {
  const before = change.before && trackingRead.parse(change.before);
  const after = trackingRead.parse(change.after);
  const { status, attempts } = after;
  if (before?.status === status || SILENT.has(status)) return [];
  const at = after.lastEventAt ?? change.at;
  const data = {
    orderId: change.entityId,
    fulfilment: change.n,
    status,
    attempts,
    estimatedDeliveryAt: after.estimatedDeliveryAt,
  };
  const type = TYPES[status];
  return [
    announced(change, {
      type: 'order.tracking.updated',
      what: `tracking-v${after.version}`,
      at,
      data,
    }),
    // By delivery attempt: a parcel that goes out again is news, a status that came and went within one is not.
    ...(type ? [announced(change, { type, what: `${status}-a${attempts}`, at, data })] : []),
  ];
}
