/** From the bytes of a DCSA notification to canonical events and the references that say whose they are. */
import { meaning } from '../../../domain/kernel/meaning.ts';
import { fromEpochMs, type Timestamp } from '../../../domain/kernel/time.ts';
import type { Reference } from '../../../domain/shipment/shipment-store.ts';
import type { TrackingEvent } from '../../../domain/tracking/tracking-event.ts';
import { z } from 'zod';
import { eventKeyOf } from '../event-key.ts';
import { readDcsaEvent, type DcsaEvent } from './dcsa-event.ts';
import { legOf, milestoneOf } from './milestones.ts';

/** The bytes, or some events of them, are no DCSA: a person must look (dead letter). */
export class Unreadable extends Error {
  /** What could be read beside it: one strange event must not hold up the others of its delivery. */
  readonly readable: readonly Carried[];
  constructor(message: string, readable: readonly Carried[] = []) {
    super(message);
    this.name = 'Unreadable';
    this.readable = readable;
  }
}

export interface Carried {
  readonly event: TrackingEvent;
  /** Strongest first: our own request's reference, the booking, the bill of lading, the container. */
  readonly references: readonly Reference[];
}

export interface Received {
  readonly rawKey: string;
  readonly receivedAt: Timestamp;
}

const envelopeSchema = z.union([
  z.array(z.unknown()),
  z.looseObject({ events: z.array(z.unknown()) }).transform(({ events }) => events),
  z.looseObject({}).transform((one) => [one]),
]);

/** 2.2 array, 3.0 `{events}`, or one bare event. Throws Unreadable with all faults, and with the events that have none. */
export function parseDcsaEvents(body: Uint8Array, received: Received): Carried[] {
  const events = envelopeSchema.safeParse(jsonOf(body));
  if (!events.success) throw new Unreadable('no DCSA notification');
  const read = events.data.map((value) => carriedOf(readDcsaEvent(value), received));
  const carried = read.filter((each) => typeof each !== 'string');
  const faults = read.flatMap((each, n) =>
    typeof each === 'string' ? [`event ${n} ${each}`] : [],
  );
  if (faults.length > 0) throw new Unreadable(faults.join('; '), carried);
  return carried;
}

function jsonOf(body: Uint8Array): unknown {
  try {
    return JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(body));
  } catch {
    throw new Unreadable('no JSON');
  }
}

/** DCSA's own limits are 20 to 100 characters; what is longer names nothing, and would be no key. */
const LONGEST_REFERENCE = 100;

const REFERENCE_TYPES = [
  ['CBR', 'BOOKING_REQUEST'],
  ['BKG', 'BOOKING'],
  ['TRD', 'BL'],
] as const;

/** Or what is wrong with it. */
function carriedOf(event: DcsaEvent | undefined, received: Received): Carried | string {
  if (!event) return 'is no object';
  const named = REFERENCE_TYPES.flatMap(([theirs, type]) =>
    event.references.filter(([name]) => name === theirs).map(([, value]) => ({ type, value })),
  );
  const container =
    event.equipment === undefined ? [] : [{ type: 'CONTAINER', value: event.equipment } as const];
  const references = once([...named, ...container]);
  if (references.length === 0) return 'names no booking, bill or container';
  return { references, event: canonical(event, references, received) };
}

/** A carrier may name one number twice. */
function once(references: readonly Reference[]): Reference[] {
  const usable = references.filter(({ value }) => value.length <= LONGEST_REFERENCE);
  return [...new Map(usable.map((each) => [`${each.type} ${each.value}`, each])).values()];
}

const CLASSIFIERS: Readonly<Record<string, TrackingEvent['classifier']>> = {
  ACT: 'actual',
  EST: 'estimated',
  PLN: 'planned',
};

function canonical(
  event: DcsaEvent,
  references: readonly Reference[],
  { rawKey, receivedAt }: Received,
): TrackingEvent {
  const at = timeOf(event.at);
  const occurredAt = at ?? timeOf(event.statedAt) ?? receivedAt;
  const classifier = meaning(CLASSIFIERS, event.classifier);
  // Without a time or a known classifier it states nothing that could move a shipment.
  const milestone = at === undefined || classifier === undefined ? 'unknown' : milestoneOf(event);
  const booking = references.find(({ type }) => type === 'BOOKING_REQUEST')?.value;
  const unit =
    milestone === 'booked' || milestone === 'booking_rejected' ? booking : event.equipment;
  const code = [event.type, event.code, event.classifier, event.documentType]
    .filter(Boolean)
    .join('/');
  return {
    eventKey: keyOf(event, references, code),
    leg: legOf(milestone),
    milestone,
    classifier: classifier ?? 'actual',
    occurredAt,
    occurredAtRaw: event.at ?? '',
    statedAt: timeOf(event.statedAt) ?? occurredAt,
    receivedAt,
    ...locationOf(event),
    ...known({
      unit,
      reason: event.reason,
      vesselName: event.vesselName,
      voyageNumber: event.voyage,
    }),
    ...known({ transportMode: event.mode, weightG: event.weightG }),
    references: references.map(({ type, value }) => ({ type, value })),
    description: code,
    source: {
      provider: 'dcsa',
      apiVersion: event.version,
      providerEventId: event.id ?? '',
      providerStatus: code,
      rawKey,
    },
  };
}

/** The same event said anew, with another time of saying, is an update of it (interfaces.md 2.2): another key, the same slot. */
function keyOf(event: DcsaEvent, references: readonly Reference[], code: string): string {
  const { id, statedAt = '', at = '', place = '', equipment = '' } = event;
  if (id !== undefined)
    return `dcsa-${eventKeyOf({ provider: 'dcsa', trackingNumber: id, occurredAt: statedAt, code, place: at })}`;
  const trackingNumber = [...references.map((r) => `${r.type}:${r.value}`), equipment].join(',');
  return `dcsa-${eventKeyOf({ provider: 'dcsa', trackingNumber, occurredAt: at, code, place })}`;
}

function locationOf({ place, placeName, isUnLocation }: DcsaEvent): {
  location?: TrackingEvent['location'];
} {
  if (place === undefined && placeName === undefined) return {};
  const name = known({ name: placeName });
  if (place === undefined) return { location: name };
  return {
    location: isUnLocation
      ? { ...name, unlocode: place, country: place.slice(0, 2) }
      : { ...name, facilityCode: place },
  };
}

/** RFC 3339 in UTC; a time without a zone is taken as UTC. Undefined when it is no time. */
function timeOf(text: string | undefined): Timestamp | undefined {
  if (text === undefined) return undefined;
  const ms = Date.parse(/(Z|[+-]\d\d:?\d\d)$/i.test(text) ? text : `${text}Z`);
  return Number.isNaN(ms) ? undefined : fromEpochMs(ms);
}

function known<T extends object>(fields: T): { [K in keyof T]?: Exclude<T[K], undefined> };
function known(fields: object): object {
  return Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined));
}
