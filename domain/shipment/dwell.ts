/**
 * How long a shipment may stay in a status before someone must look (lifecycles 4.7, design 3.5).
 * A workflow acts on its own deadline first; the sweeper comes an hour after it.
 */
import { addSeconds, type Timestamp } from '../kernel/time.ts';
import type { ClosedStatus, ShipmentStatus } from './shipment-lifecycle.ts';

export type OpenStatus = Exclude<ShipmentStatus, ClosedStatus>;

const HOUR = 3600;
const DAY = 24 * HOUR;

/** Seconds. Quote 7 d, seller's action 14 d, discrepancy 7 d are lifecycles 4.7; the rest are our operating defaults. */
export const DWELL_SECONDS: Readonly<Record<OpenStatus, number>> = {
  DRAFT: 90 * DAY,
  SUBMITTED: HOUR,
  ACTION_REQUIRED: 14 * DAY,
  QUOTED: 7 * DAY,
  /** Long, for a shipment whose first legs the seller does himself: it waits for their outcome here. */
  ACCEPTED: 60 * DAY,
  BOOKING_REQUESTED: 2 * DAY,
  BOOKING_REJECTED: 7 * DAY,
  BOOKED: 14 * DAY,
  PICKUP_SCHEDULED: 7 * DAY,
  COLLECTED: 7 * DAY,
  ORIGIN_RECEIVED: 5 * DAY,
  EXPORT_DECLARED: 3 * DAY,
  EXPORT_REJECTED: 14 * DAY,
  EXPORT_HOLD: 10 * DAY,
  EXPORT_RELEASED: 10 * DAY,
  LOADED: 5 * DAY,
  DEPARTED: 60 * DAY,
  ROLLED: 14 * DAY,
  TRANSSHIPPING: 14 * DAY,
  ARRIVED: 5 * DAY,
  IMPORT_ENTRY_FILED: 5 * DAY,
  CUSTOMS_HOLD: 14 * DAY,
  CUSTOMS_EXAM: 14 * DAY,
  DUTY_PAYMENT_DUE: 14 * DAY,
  CUSTOMS_RELEASED: 7 * DAY,
  APPOINTMENT_SCHEDULED: 10 * DAY,
  DELIVERED_TO_WAREHOUSE: 2 * DAY,
  RECEIVING: 5 * DAY,
  DISCREPANCY_REVIEW: 7 * DAY,
  PUTAWAY_IN_PROGRESS: 3 * DAY,
};

const SWEEP_GRACE_SECONDS = HOUR;

/** When the sweeper must look at a shipment that is in `status` since `since`. */
export function sweepAt(status: OpenStatus, since: Timestamp): Timestamp {
  return addSeconds(since, DWELL_SECONDS[status] + SWEEP_GRACE_SECONDS);
}
