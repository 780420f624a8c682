/** A parcel as its seller sees it. */
import {
  MILESTONE_WORDS,
  seedEventOf,
  STATUS_WORDS,
} from '../../../domain/parcel/milestone-words.ts';
import type { ParcelKey, ParcelNumber } from '../../../domain/parcel/parcel-store.ts';
import type { ParcelEvent, ParcelTracking } from '../../../domain/parcel/parcel-tracking.ts';
import { trackingView } from './contract.ts';

export function trackingViewOf({ number, carrier, key }: ParcelNumber, tracking: ParcelTracking) {
  const { version: _, estimateStatedAt: __, events, ...known } = tracking;
  return trackingView.parse({
    trackingNumber: number,
    carrier,
    ...subjectOf(key),
    ...known,
    statusText: STATUS_WORDS[tracking.status],
    events: events.map(eventViewOf),
  });
}

const subjectOf = (key: ParcelKey) =>
  'orderId' in key ? { orderId: key.orderId, n: key.n } : { returnId: key.returnId };

function eventViewOf({ key: _, rawKey: __, text: raw, ...event }: ParcelEvent) {
  const stage = seedEventOf(event.milestone);
  return {
    ...event,
    ...(stage && { stage }),
    text: { raw, ...MILESTONE_WORDS[event.milestone] },
  };
}
