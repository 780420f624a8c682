/**
 * What a carrier told of one parcel: all its events and what they mean together, in one record, so that a webhook with the
 * whole history costs one conditional write. The fold is order-free: any order and any repetition end the same.
 */
import { z } from 'zod';
import { timestampSchema } from '../kernel/time.ts';
import { milestoneSchema } from '../tracking/tracking-event.ts';

export const parcelStatusSchema = z.enum([
  'pending',
  'info_received',
  'in_transit',
  'customs',
  'out_for_delivery',
  'available_for_pickup',
  'attempt_failed',
  'delivered',
  'exception',
  'returning',
  'returned',
  'lost',
  'cancelled',
  'expired',
  'unknown',
]);
export type ParcelStatus = z.infer<typeof parcelStatusSchema>;

export const parcelEventSchema = z.strictObject({
  /** 16 hex digits of the sha256 of provider, number, code, occurredAt, place, text; never a delivery id. */
  key: z.string(),
  milestone: milestoneSchema,
  reason: z.string().optional(),
  occurredAt: timestampSchema,
  occurredAtRaw: z.string(),
  tzSource: z.enum(['explicit', 'carrier_local', 'assumed_utc']),
  receivedAt: timestampSchema,
  place: z.string().optional(),
  carrier: z.string(),
  /** The number it was told under: another one after a handover. */
  trackingNumber: z.string(),
  /** As the carrier wrote it; zh and en by the milestone's own words. */
  text: z.string(),
  providerStatus: z.string(),
  rawKey: z.string(),
});
export type ParcelEvent = z.infer<typeof parcelEventSchema>;

export const parcelTrackingSchema = z.strictObject({
  version: z.int().nonnegative(),
  status: parcelStatusSchema,
  /** By occurredAt, then key. At most 200: the decisive ones, then the newest. */
  events: z.array(parcelEventSchema),
  /** At least so many more there were. */
  overflow: z.int().nonnegative(),
  /** Delivery attempts that failed. */
  attempts: z.int().nonnegative(),
  estimatedDeliveryAt: timestampSchema.optional(),
  /** When the carrier said so: an older estimate never replaces a newer one. */
  estimateStatedAt: timestampSchema.optional(),
  /** The newest sign of life: an actual event that somebody understood. */
  lastEventAt: timestampSchema.optional(),
  deliveredAt: timestampSchema.optional(),
  signedBy: z.string().optional(),
  /** The number after a handover to another carrier, and before it. */
  numbers: z.array(
    z.strictObject({ number: z.string(), carrier: z.string(), since: timestampSchema }),
  ),
});
export type ParcelTracking = z.infer<typeof parcelTrackingSchema>;

export const NOTHING_TOLD: ParcelTracking = {
  version: 0,
  status: 'pending',
  events: [],
  overflow: 0,
  attempts: 0,
  numbers: [],
};

/** What one webhook or poll told of one number, made canonical by the carrier's adapter. */
export const parcelReportSchema = z.strictObject({
  provider: z.enum(['easypost', 'seventeentrack']),
  trackingNumber: z.string(),
  carrier: z.string(),
  events: z.array(parcelEventSchema).readonly(),
  /** When the carrier last changed what it tells. */
  statedAt: timestampSchema,
  estimatedDeliveryAt: timestampSchema.optional(),
  signedBy: z.string().optional(),
  /** The number under which another carrier goes on with it. */
  nextNumber: z.strictObject({ number: z.string(), carrier: z.string() }).optional(),
});
export type ParcelReport = z.infer<typeof parcelReportSchema>;
