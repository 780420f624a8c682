/** EasyPost's status and status_detail, and what they mean to us (interfaces 2.3, 2.4). What is not here is `unknown`. */
import { meaning } from '../../../domain/kernel/meaning.ts';
import type { Milestone } from '../../../domain/tracking/tracking-event.ts';

interface Meaning {
  readonly milestone: Milestone;
  readonly reason?: string;
}

/** The detail says more than the status, so it is asked first. */
const BY_DETAIL: Readonly<Record<string, Meaning>> = {
  label_created: { milestone: 'info_received' },
  received_at_origin_facility: { milestone: 'picked_up' },
  arrived_at_facility: { milestone: 'arrived_facility' },
  received_at_destination_facility: { milestone: 'arrived_facility' },
  arrived_at_destination: { milestone: 'arrived_facility' },
  departed_facility: { milestone: 'departed_facility' },
  departed_origin_facility: { milestone: 'departed_facility' },
  transferred_to_destination_carrier: { milestone: 'handed_over' },
  out_for_delivery: { milestone: 'out_for_delivery' },
  arrived_at_pickup_location: { milestone: 'available_for_pickup' },
  awaiting_information: { milestone: 'customs_hold', reason: 'customs_documentation' },
  held: { milestone: 'exception', reason: 'carrier_held' },
  address_correction: { milestone: 'exception', reason: 'consignee_incorrect_address' },
  refused: { milestone: 'exception', reason: 'consignee_refused' },
  transit_exception: { milestone: 'exception' },
  delivery_exception: { milestone: 'delivery_attempted' },
  delayed: { milestone: 'delayed' },
  weather_delay: { milestone: 'delayed', reason: 'weather_delay' },
  missorted: { milestone: 'delayed', reason: 'carrier_sorting_error' },
  damaged: { milestone: 'damaged', reason: 'carrier_damaged_parcel' },
  lost: { milestone: 'lost', reason: 'carrier_parcel_lost' },
  return: { milestone: 'return_started' },
  cancelled: { milestone: 'cancelled' },
  expired: { milestone: 'tracking_expired' },
};

const BY_STATUS: Readonly<Record<string, Meaning>> = {
  pre_transit: { milestone: 'info_received' },
  in_transit: { milestone: 'in_transit' },
  out_for_delivery: { milestone: 'out_for_delivery' },
  delivered: { milestone: 'delivered' },
  available_for_pickup: { milestone: 'available_for_pickup' },
  return_to_sender: { milestone: 'return_started' },
  failure: { milestone: 'exception' },
  cancelled: { milestone: 'cancelled' },
};

/** These outweigh any detail: a parcel that is there, or on its way back, may still carry an old `arrived_at_facility`. */
const STATUS_FIRST: ReadonlySet<string> = new Set(['delivered', 'return_to_sender', 'cancelled']);

/**
 * What EasyPost has no code for and local freight tells in its text alone (M-100): the appointment, and how the white glove
 * ended, which is a reason of the delivery.
 */
const APPOINTMENT = /\bappointment\b.*\b(set|scheduled|confirmed|made)\b/i;
const OUTCOMES: readonly (readonly [RegExp, string])[] = [
  [/\bpartial(ly)?\b.*\b(install|assembl|unpack)/i, 'white_glove_partial'],
  [/\b(install|assembl)(ed|ation complete)/i, 'white_glove_installed'],
];

/** `held` by customs is told by its text alone; `message` is the carrier's own. Older payloads lack the detail. */
export function easyPostMeaning(
  status: string,
  detail: string | null | undefined,
  message = '',
): Meaning {
  const byStatus = meaning(BY_STATUS, status);
  if (status === 'delivered') return { milestone: 'delivered', ...outcomeOf(message) };
  if (byStatus && STATUS_FIRST.has(status)) return byStatus;
  if (status === 'in_transit' && APPOINTMENT.test(message))
    return { milestone: 'delivery_scheduled' };
  if (detail === 'held' && /customs/i.test(message)) return { milestone: 'customs_hold' };
  return meaning(BY_DETAIL, detail ?? '') ?? byStatus ?? { milestone: 'unknown' };
}

function outcomeOf(message: string): { readonly reason?: string } {
  const reason = OUTCOMES.find(([words]) => words.test(message))?.[1];
  return reason === undefined ? {} : { reason };
}
