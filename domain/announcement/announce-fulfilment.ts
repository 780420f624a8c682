/** A fulfilment that moved: what the buyer, the shop and the seller care for; the floor's inner steps are nobody's business. */
import { z } from 'zod';
import { timestampSchema } from '../kernel/time.ts';
import { fulfilmentStatusSchema, type FulfilmentStatus } from '../order/fulfilment-lifecycle.ts';
import { announced } from './announced.ts';
import type { Announcement, AnnouncementType } from './announcement.ts';
import type { RecordChange } from './record-change.ts';

const TYPES: Partial<Record<FulfilmentStatus, AnnouncementType>> = {
  BACKORDERED: 'order.backordered',
  SHIPPED: 'order.shipped',
  DELIVERED: 'order.delivered',
  RETURNED_TO_SENDER: 'order.returned_to_sender',
  LOST: 'order.exception',
  CANCELLED: 'order.cancelled',
  REJECTED: 'order.rejected',
};

/** Whoever hears of fulfilments need not be told of others. */
export const TOLD_FULFILMENTS = Object.keys(TYPES);

const fulfilmentRead = z.object({
  orderId: z.string(),
  attempt: z.int(),
  status: fulfilmentStatusSchema,
  statusSince: timestampSchema,
  closeReason: z.string().optional(),
  warehouseId: z.string().optional(),
  lines: z.array(z.object({ sku: z.string(), quantity: z.int() })),
  label: z.object({ carrier: z.string(), trackingNumber: z.string() }).optional(),
});

export function announceFulfilment(change: RecordChange): readonly Announcement[] {
  const before = change.before && fulfilmentRead.parse(change.before);
  const { status, statusSince, attempt, label, closeReason, ...read } = fulfilmentRead.parse(
    change.after,
  );
  const type = TYPES[status];
  if (before?.status === status || type === undefined) return [];
  const data = {
    orderId: read.orderId,
    fulfilment: change.n,
    status: status.toLowerCase(),
    warehouseId: read.warehouseId,
    lines: read.lines,
    carrier: label?.carrier,
    trackingNumber: label?.trackingNumber,
    reason: closeReason,
  };
  // It may be planned again after a short pick, and wait for stock again; every other state comes once.
  const what = status === 'BACKORDERED' ? `backordered-${attempt}` : status.toLowerCase();
  return [announced(change, { type, what, at: statusSince, data })];
}
