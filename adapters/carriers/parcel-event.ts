/** What the parcel carriers' adapters share: the event's identity, and the limits that keep one record small. */
import { createHash } from 'node:crypto';
import { offsetTimeSchema, timestampSchema, type Timestamp } from '../../domain/kernel/time.ts';
import type { ParcelEvent, ParcelReport } from '../../domain/parcel/parcel-tracking.ts';

/** Where the bytes are, and when they came; for a poll the time of asking. */
export interface Received {
  readonly rawKey: string;
  readonly receivedAt: Timestamp;
}

/** A time with its zone, as carriers write it; one that leaves the years 0 to 9999 in UTC is none. */
export const carrierTimeSchema = offsetTimeSchema.refine(
  (text) => timestampSchema.safeParse(utcOf(text)).success,
);

/** The text of toTimestamp, unchecked. */
function utcOf(text: string): string {
  const ms = Date.parse(text);
  return Number.isNaN(ms) ? '' : new Date(ms).toISOString();
}

/** The number a parcel goes on under; what is longer than any number is none. */
export function nextNumberOf(number: string, carrier: string): Pick<ParcelReport, 'nextNumber'> {
  if (number === '' || number.length > 50) return {};
  return { nextNumber: { number, carrier: carrier.slice(0, 40) } };
}

type Told = Omit<ParcelEvent, 'key' | 'rawKey' | 'receivedAt'>;

/** 64 bits are plenty to tell apart the events of one parcel. What was understood of it is no part of its identity. */
export function parcelEvent(
  provider: ParcelReport['provider'],
  told: Told,
  { rawKey, receivedAt }: Received,
): ParcelEvent {
  const event = {
    ...told,
    text: told.text.slice(0, 200),
    providerStatus: told.providerStatus.slice(0, 80),
    carrier: told.carrier.slice(0, 40),
    ...(told.place !== undefined && { place: told.place.slice(0, 80) }),
  };
  const { trackingNumber, providerStatus, occurredAt, place = '', text } = event;
  const identity = [provider, trackingNumber, providerStatus, occurredAt, place, text];
  const key = createHash('sha256').update(JSON.stringify(identity)).digest('hex').slice(0, 16);
  return { ...event, key, rawKey, receivedAt };
}
