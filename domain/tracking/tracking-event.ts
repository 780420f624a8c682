/** The canonical tracking event (interfaces.md 2.4): one physical fact, planned, estimated or actual. */
import { z } from 'zod';
import { timestampSchema } from '../kernel/time.ts';

export const milestoneSchema = z.enum([
  'booked',
  'booking_rejected',
  'info_received',
  'picked_up',
  'received_at_origin',
  'departed_facility',
  'arrived_facility',
  'loaded',
  'departed_port',
  'arrived_port',
  'discharged',
  'gated_in',
  'gated_out',
  'customs_submitted',
  'customs_processing',
  'customs_hold',
  'customs_released',
  'arrived_warehouse',
  'handed_over',
  'in_transit',
  'out_for_delivery',
  'delivery_scheduled',
  'delivery_attempted',
  'available_for_pickup',
  'delivered',
  'delayed',
  'exception',
  'return_started',
  'returned',
  'lost',
  'damaged',
  'destroyed',
  'cancelled',
  'tracking_expired',
  'edd_updated',
  'unknown',
]);
export type Milestone = z.infer<typeof milestoneSchema>;

export const trackingLegSchema = z.enum([
  'first_mile',
  'line_haul',
  'warehouse',
  'last_mile',
  'return',
]);
export const classifierSchema = z.enum(['actual', 'estimated', 'planned']);

export const eventLocationSchema = z.strictObject({
  name: z.string().optional(),
  country: z.string().optional(),
  unlocode: z.string().optional(),
  facilityCode: z.string().optional(),
});

export const trackingEventSchema = z.strictObject({
  /** The carrier's event identity, or a hash of carrier, number, code, occurredAt, place. Never a delivery id. */
  eventKey: z.string(),
  leg: trackingLegSchema,
  milestone: milestoneSchema,
  classifier: classifierSchema,
  reason: z.string().optional(),
  occurredAt: timestampSchema,
  occurredAtRaw: z.string(),
  /** When the sender made (or last changed) the statement; decides between two statements of the same fact. */
  statedAt: timestampSchema,
  receivedAt: timestampSchema,
  location: eventLocationSchema.optional(),
  /** What the event is about besides the shipment: a container number, or absent. */
  unit: z.string().optional(),
  references: z.array(z.strictObject({ type: z.string(), value: z.string() })),
  vesselName: z.string().optional(),
  voyageNumber: z.string().optional(),
  transportMode: z.string().optional(),
  /** As weighed by the carrier, grams. */
  weightG: z.int().positive().optional(),
  description: z.string(),
  source: z.strictObject({
    provider: z.string(),
    apiVersion: z.string(),
    providerEventId: z.string(),
    providerStatus: z.string(),
    rawKey: z.string(),
  }),
});
export type TrackingEvent = z.infer<typeof trackingEventSchema>;

/** One slot of the projection: the best statement known of one milestone with one classifier. */
export const milestoneStateSchema = z.strictObject({
  eventKey: z.string(),
  at: timestampSchema,
  statedAt: timestampSchema,
  location: eventLocationSchema.optional(),
  unit: z.string().optional(),
  vesselName: z.string().optional(),
  voyageNumber: z.string().optional(),
  reason: z.string().optional(),
  weightG: z.int().positive().optional(),
});
export type MilestoneState = z.infer<typeof milestoneStateSchema>;

/**
 * The order-free projection of a shipment's events. Slot key: `{leg}|{milestone}|{place or -}|{unit or -}|{classifier}`.
 * Each slot keeps the greatest statement by (statedAt, eventKey), so any order and any repetition end the same.
 */
export const trackingProjectionSchema = z.strictObject({
  version: z.int().nonnegative(),
  slots: z.record(z.string(), milestoneStateSchema),
  eventCount: z.int().nonnegative(),
  lastActualAt: timestampSchema.optional(),
});
export type TrackingProjection = z.infer<typeof trackingProjectionSchema>;
