/**
 * What a changed record means to others. Decided by comparing before and after, so a write that changes nothing of interest
 * says nothing, and the same change read twice gives the same ids.
 */
import { announceCase } from './announce-case.ts';
import { announceFulfilment } from './announce-fulfilment.ts';
import { announceOrder } from './announce-order.ts';
import { announceParcel } from './announce-parcel.ts';
import { announceRefunds } from './announce-refund.ts';
import { announceStock } from './announce-stock.ts';
import { announceStatus } from './announce-status.ts';
import type { Announcement } from './announcement.ts';
import type { RecordChange } from './record-change.ts';

/** Throws ZodError when a record is not what its kind has: ours to repair, and the shard goes on without it. */
export function announce(change: RecordChange): readonly Announcement[] {
  const isOrder = change.entityId.startsWith('ord_');
  switch (change.part) {
    case 'CASE':
      return announceCase(change);
    case 'FULFILMENT':
      return isOrder ? announceFulfilment(change) : [];
    case 'TRACKING':
      return isOrder ? announceParcel(change) : [];
    case 'STOCK_WATCH':
      return announceStock(change);
    case 'HEAD':
      return isOrder
        ? announceOrder(change)
        : [...announceStatus(change), ...announceRefunds(change)];
  }
}
