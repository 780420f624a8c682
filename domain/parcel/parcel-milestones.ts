/**
 * What a milestone makes of a parcel's status, and which of two told for the same moment wins (the higher rank).
 * Milestones that are not here are stored and shown and move nothing. Source: interfaces 2.4.
 */
import type { Milestone } from '../tracking/tracking-event.ts';
import type { ParcelStatus } from './parcel-tracking.ts';

interface Meaning {
  readonly status: ParcelStatus;
  readonly rank: number;
}

const IN_TRANSIT: Meaning = { status: 'in_transit', rank: 2 };
const CUSTOMS: Meaning = { status: 'customs', rank: 3 };

const MEANINGS: Partial<Record<Milestone, Meaning>> = {
  booked: { status: 'info_received', rank: 1 },
  info_received: { status: 'info_received', rank: 1 },
  picked_up: IN_TRANSIT,
  received_at_origin: IN_TRANSIT,
  departed_facility: IN_TRANSIT,
  arrived_facility: IN_TRANSIT,
  loaded: IN_TRANSIT,
  departed_port: IN_TRANSIT,
  arrived_port: IN_TRANSIT,
  discharged: IN_TRANSIT,
  gated_in: IN_TRANSIT,
  gated_out: IN_TRANSIT,
  handed_over: IN_TRANSIT,
  in_transit: IN_TRANSIT,
  delivery_scheduled: IN_TRANSIT,
  customs_released: IN_TRANSIT,
  customs_submitted: CUSTOMS,
  customs_processing: CUSTOMS,
  customs_hold: CUSTOMS,
  out_for_delivery: { status: 'out_for_delivery', rank: 4 },
  available_for_pickup: { status: 'available_for_pickup', rank: 5 },
  tracking_expired: { status: 'expired', rank: 6 },
  exception: { status: 'exception', rank: 7 },
  damaged: { status: 'exception', rank: 7 },
  delivery_attempted: { status: 'attempt_failed', rank: 8 },
  lost: { status: 'lost', rank: 9 },
  destroyed: { status: 'lost', rank: 9 },
  cancelled: { status: 'cancelled', rank: 10 },
  return_started: { status: 'returning', rank: 11 },
  delivered: { status: 'delivered', rank: 12 },
  returned: { status: 'returned', rank: 13 },
};

export const meaningOf = (milestone: Milestone): Meaning | undefined => MEANINGS[milestone];

/** Facts that somebody must act on, or that end the journey: they wake whoever waits for the parcel. */
const DECISIVE: ReadonlySet<Milestone> = new Set([
  'available_for_pickup',
  'delivery_attempted',
  'exception',
  'damaged',
  'lost',
  'destroyed',
  'cancelled',
  'return_started',
  'delivered',
  'returned',
]);

export const isDecisive = ({ milestone }: { readonly milestone: Milestone }): boolean =>
  DECISIVE.has(milestone);

/** A scan that somebody understood; an estimate, a complaint of silence or an unknown code is none. */
export const isSignOfLife = ({ milestone }: { readonly milestone: Milestone }): boolean =>
  milestone !== 'unknown' && milestone !== 'tracking_expired' && milestone !== 'edd_updated';
