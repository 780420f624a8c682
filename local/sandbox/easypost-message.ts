/** The carrier's story as EasyPost tells it: a `tracker.updated` event with the whole history of the parcel each time. */
import { createHash } from 'node:crypto';
import type { Fact, LabelPlot, Place } from './parcel-plot.ts';
import { postNumber } from './tracking-number.ts';

/** EasyPost's names of the carriers. */
export const EASYPOST_CARRIERS: Readonly<Record<string, string>> = {
  UPS: 'UPS',
  USPS: 'USPS',
  FEDEX: 'FedEx',
  PUROLATOR: 'Purolator',
  CANADA_POST: 'CanadaPost',
  LTL_NETWORK: 'LTLNetwork',
};

/** status, status_detail, message; the lists are closed (interfaces 2.3). */
const WORDS: Readonly<Record<Fact['kind'], readonly [string, string, string]>> = {
  'label-made': ['pre_transit', 'label_created', 'Shipping label created, carrier awaiting item'],
  'picked-up': ['in_transit', 'received_at_origin_facility', 'Origin scan'],
  arrived: ['in_transit', 'arrived_at_facility', 'Arrived at facility'],
  'handed-to-post': [
    'in_transit',
    'transferred_to_destination_carrier',
    'Package transferred to post office',
  ],
  'out-for-delivery': ['out_for_delivery', 'out_for_delivery', 'Out for delivery'],
  'attempt-failed': [
    'in_transit',
    'delivery_exception',
    'The receiver was not available at the time of the first delivery attempt',
  ],
  refused: ['failure', 'refused', 'The receiver refused the package'],
  damaged: ['in_transit', 'damaged', 'The package was damaged in transit'],
  'available-for-pickup': [
    'available_for_pickup',
    'arrived_at_pickup_location',
    'Ready for pickup at an access point',
  ],
  delivered: ['delivered', 'delivered', 'Delivered, front door'],
  returning: ['return_to_sender', 'return', 'Returning to sender'],
  // Nothing but what went before tells it from a delivery to the buyer.
  returned: ['delivered', 'delivered', 'Delivered to original sender'],
};

export function easyPostPush(label: LabelPlot, told: readonly Fact[], eventId: string): object {
  const at = told.at(-1)?.at ?? label.createdAt;
  const before = told.at(-2);
  return {
    id: eventId,
    object: 'Event',
    mode: 'test',
    description: 'tracker.updated',
    previous_attributes: { status: before ? WORDS[before.kind][0] : 'unknown' },
    created_at: at,
    updated_at: at,
    status: 'pending',
    pending_urls: [],
    completed_urls: [],
    user_id: 'user_sandbox',
    result: easyPostTracker(label, told),
  };
}

/** The tracker as `GET /v2/trackers` answers it. */
export function easyPostTracker(label: LabelPlot, told: readonly Fact[]): object {
  const last = told.at(-1);
  const [status, detail] = last ? WORDS[last.kind] : ['unknown', 'unknown'];
  return {
    id: `trk_${createHash('sha256').update(label.trackingNumber).digest('hex').slice(0, 32)}`,
    object: 'Tracker',
    mode: 'test',
    tracking_code: label.trackingNumber,
    status,
    status_detail: detail,
    created_at: label.createdAt,
    updated_at: last?.at ?? label.createdAt,
    signed_by: last?.kind === 'delivered' ? label.recipient : null,
    weight: label.weightOz,
    est_delivery_date: null,
    shipment_id: label.id,
    carrier: EASYPOST_CARRIERS[label.carrier] ?? label.carrier,
    tracking_details: told.map(detailOf),
    fees: [],
    carrier_detail: {
      object: 'CarrierDetail',
      service: label.bought?.serviceId ?? null,
      container_type: null,
      est_delivery_date_local: null,
      est_delivery_time_local: null,
      origin_location: placeName(label.from),
      origin_tracking_location: locationOf(label.from),
      destination_location: placeName(label.to),
      destination_tracking_location: locationOf(label.to),
      guaranteed_delivery_date: null,
      alternate_identifier: told.some(({ kind }) => kind === 'handed-to-post')
        ? postNumber(label.reference)
        : null,
      initial_delivery_attempt: told.find(({ kind }) => kind === 'attempt-failed')?.at ?? null,
    },
    public_url: `https://track.easypost.com/${label.trackingNumber}`,
  };
}

function detailOf({ kind, at, place, carrier }: Fact): object {
  const [status, detail, message] = WORDS[kind];
  return {
    object: 'TrackingDetail',
    message,
    description: '',
    status,
    status_detail: detail,
    datetime: at.replace('.000Z', 'Z'),
    source: EASYPOST_CARRIERS[carrier] ?? carrier,
    carrier_code: null,
    tracking_location: locationOf(place),
  };
}

function locationOf({ city, state, country, zip }: Place): object {
  return { object: 'TrackingLocation', city, state, country, zip };
}

function placeName({ city, state, zip }: Place): string {
  return `${city} ${state}, ${zip}`.toUpperCase();
}
