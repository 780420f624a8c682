/**
 * Something happened that others want to hear of: the shop, the buyer, the seller's own system. Made from the table's stream,
 * so announcing costs the deciding write nothing; its id is a function of what happened, so hearing twice is hearing once.
 */
import { z } from 'zod';
import { tenantSchema } from '../kernel/ids.ts';
import { timestampSchema } from '../kernel/time.ts';

/** Topics are an open list outside (interfaces 2); these are those we send. */
export const announcementTypeSchema = z.enum([
  'shipment.updated',
  'shipment.completed',
  'shipment.cancelled',
  'decision.required',
  'order.received',
  'order.on_hold',
  'order.backordered',
  'order.shipped',
  'order.tracking.updated',
  'order.out_for_delivery',
  'order.available_for_pickup',
  'order.delivered',
  'order.exception',
  'order.returned_to_sender',
  'order.cancelled',
  'order.rejected',
  'return.created',
  'return.approved',
  'return.declined',
  'return.received',
  'return.graded',
  'return.completed',
  'return.refund_due',
  'removal.updated',
  'stock.low',
  'stock.recovered',
]);
export type AnnouncementType = z.infer<typeof announcementTypeSchema>;

export const announcementSchema = z.strictObject({
  /** `{entityId}-{what}-{version or status}`: deterministic. */
  announcementId: z.string().min(1).max(200),
  tenant: tenantSchema,
  type: announcementTypeSchema,
  at: timestampSchema,
  /** `ord_…`, `shp_…`, `ret_…`, `rem_…`, `sku_…`. */
  entityId: z.string(),
  /** The fulfilment, when it is about one. */
  n: z.int().positive().optional(),
  /** Small: ids and statuses; who hears reads the entity again. */
  data: z.record(z.string(), z.unknown()),
});
export type Announcement = z.infer<typeof announcementSchema>;
