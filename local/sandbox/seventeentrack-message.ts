/** The carrier's story as 17TRACK pushes it (v2.2, TRACKING_UPDATED): the newest state, milestones, and every event anew. */
import { createHash } from 'node:crypto';
import type { Fact, Place } from './parcel-plot.ts';

/** 17TRACK's carrier keys; freight has none of its own there and comes under a key for "other". */
export const SEVENTEENTRACK_CARRIERS: Readonly<Record<string, number>> = {
  USPS: 21051,
  UPS: 100002,
  FEDEX: 100003,
  CANADA_POST: 3041,
  PUROLATOR: 100042,
  LTL_NETWORK: 190999,
};

/** status, sub_status, stage of the milestone if it is one, words of the carrier. */
const WORDS: Readonly<Record<Fact['kind'], readonly [string, string, string | null, string]>> = {
  'label-made': ['InfoReceived', 'InfoReceived', 'InfoReceived', 'Shipment information received'],
  'picked-up': ['InTransit', 'InTransit_PickedUp', 'PickedUp', 'Picked up by the carrier'],
  arrived: ['InTransit', 'InTransit_Arrival', 'Arrival', 'Arrived at terminal'],
  'handed-to-post': ['InTransit', 'InTransit_Other', null, 'Handed over to the delivering carrier'],
  'out-for-delivery': [
    'OutForDelivery',
    'OutForDelivery_Other',
    'OutForDelivery',
    'Out for delivery',
  ],
  'attempt-failed': [
    'DeliveryFailure',
    'DeliveryFailure_NoBody',
    null,
    'Delivery attempted, nobody at home',
  ],
  refused: ['DeliveryFailure', 'DeliveryFailure_Rejected', null, 'Refused by the consignee'],
  damaged: ['Exception', 'Exception_Damage', null, 'Damage reported'],
  'available-for-pickup': [
    'AvailableForPickup',
    'AvailableForPickup_Other',
    'AvailableForPickup',
    'Available for pickup',
  ],
  delivered: ['Delivered', 'Delivered_Other', 'Delivered', 'Delivered'],
  returning: ['Exception', 'Exception_Returning', 'Returning', 'Returning to the shipper'],
  returned: ['Exception', 'Exception_Returned', 'Returned', 'Returned to the shipper'],
};

const KEY_STAGES = [
  'InfoReceived',
  'PickedUp',
  'Departure',
  'Arrival',
  'AvailableForPickup',
  'OutForDelivery',
  'Delivered',
  'Returning',
  'Returned',
];

/** About the number of the newest fact; after a handover that is the post's, with its own events alone. */
export function seventeenTrackPush(told: readonly Fact[], newest: Fact): object {
  const facts = told.filter(({ number }) => number === newest.number);
  return { event: 'TRACKING_UPDATED', data: seventeenTrackInfo(facts, newest) };
}

/** One accepted item of `gettrackinfo`. */
export function seventeenTrackInfo(facts: readonly Fact[], newest: Fact): object {
  const key = SEVENTEENTRACK_CARRIERS[newest.carrier] ?? 0;
  const [status, subStatus] = WORDS[newest.kind];
  const events = facts.toReversed().map(eventOf);
  return {
    number: newest.number,
    carrier: key,
    param: null,
    tag: '',
    track_info: {
      shipping_info: {
        shipper_address: addressOf(facts[0]?.place),
        recipient_address: addressOf(newest.place),
      },
      latest_status: { status, sub_status: subStatus, sub_status_descr: null },
      latest_event: events[0] ?? null,
      time_metrics: {
        days_after_order: facts.length,
        days_of_transit: facts.length,
        days_of_transit_done: status === 'Delivered' ? facts.length : 0,
        days_after_last_update: 0,
        estimated_delivery_date: { source: null, from: null, to: null },
      },
      milestone: KEY_STAGES.map((stage) => milestoneOf(stage, facts)),
      misc_info: {
        risk_factor: 0,
        service_type: null,
        weight_raw: null,
        weight_kg: null,
        pieces: '1',
        dimensions: null,
        customer_number: null,
        reference_number: null,
        local_number: null,
        local_provider: null,
        local_key: 0,
      },
      tracking: {
        providers_hash: hashOf(JSON.stringify(events)),
        providers: [
          {
            provider: { key, name: newest.carrier, alias: newest.carrier, country: 'US' },
            service_type: null,
            latest_sync_status: 'Success',
            latest_sync_time: newest.at,
            events_hash: hashOf(`${events.length} ${newest.eventId}`),
            events,
          },
        ],
      },
    },
  };
}

function eventOf({ kind, at, place }: Fact) {
  const [, subStatus, stage, description] = WORDS[kind];
  return {
    time_iso: at.replace('.000Z', '+00:00'),
    time_utc: at.replace('.000Z', 'Z'),
    time_raw: { date: at.slice(0, 10), time: at.slice(11, 19), timezone: null },
    description,
    location: `${place.city}, ${place.state}, ${place.country}`,
    stage,
    sub_status: subStatus,
    address: addressOf(place),
  };
}

function milestoneOf(stage: string, facts: readonly Fact[]): object {
  const at = facts.find(({ kind }) => WORDS[kind][2] === stage)?.at;
  return {
    key_stage: stage,
    time_iso: at?.replace('.000Z', '+00:00') ?? null,
    time_utc: at?.replace('.000Z', 'Z') ?? null,
  };
}

function addressOf(place: Place | undefined): object {
  return {
    country: place?.country ?? null,
    state: place?.state ?? null,
    city: place?.city ?? null,
    street: null,
    postal_code: place?.zip ?? null,
    coordinates: { longitude: null, latitude: null },
  };
}

/** 17TRACK's hashes are signed 32-bit numbers, often negative. */
function hashOf(text: string): number {
  return createHash('sha256').update(text).digest().readInt32BE(0);
}
