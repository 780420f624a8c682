/**
 * A carrier's report into what is known of a parcel. Each part is the greatest, the least or the union of what was told, so
 * any order and any repetition of reports ends the same; `version` alone counts the changes.
 */
import { fromEpochMs, toEpochMs, type Timestamp } from '../kernel/time.ts';
import { deriveStatus } from './derive-status.ts';
import { isDecisive, isSignOfLife, meaningOf } from './parcel-milestones.ts';
import type { ParcelEvent, ParcelReport, ParcelTracking } from './parcel-tracking.ts';

/** DynamoDB holds 400 KB; a parcel with more scans than this is a carrier gone mad. */
const MOST_EVENTS = 200;

interface Folded {
  /** The very record that was folded from when the report told nothing new. */
  readonly next: ParcelTracking;
  /** Events not known before, or understood better now. */
  readonly news: readonly ParcelEvent[];
}

export function foldParcel(before: ParcelTracking, report: ParcelReport): Folded {
  const known = new Map(before.events.map((event) => [event.key, event]));
  const all = new Map(known);
  for (const event of report.events) all.set(event.key, better(all.get(event.key), event));
  const events = kept([...all.values()]);
  const news = events.filter((event) => known.get(event.key) !== event);
  const next = {
    version: before.version + 1,
    ...told(events),
    ...estimateOf(before, report),
    events,
    overflow: Math.max(before.overflow, all.size - events.length),
    ...signedBy(before, report),
    numbers: numbersOf(before, report),
  };
  return news.length === 0 && isSame(before, next) ? { next: before, news } : { next, news };
}

/** All that follows from the events alone. */
function told(events: readonly ParcelEvent[]) {
  const { status, deliveredAt } = deriveStatus(events);
  const lastEventAt = events.findLast(isSignOfLife)?.occurredAt;
  const failed = events.filter(({ milestone }) => milestone === 'delivery_attempted');
  return {
    status,
    // Two carriers may tell of one attempt, or one carrier twice in other words: it is one by its time.
    attempts: new Set(failed.map(({ occurredAt }) => occurredAt)).size,
    ...(lastEventAt && { lastEventAt }),
    ...(deliveredAt && { deliveredAt }),
  };
}

/** Of two tellings of one event the better understood, then the one that came first. */
function better(a: ParcelEvent | undefined, b: ParcelEvent): ParcelEvent {
  if (a === undefined) return b;
  const by = understanding(a) - understanding(b);
  if (by !== 0) return by > 0 ? a : b;
  return `${a.receivedAt}#${a.rawKey}` <= `${b.receivedAt}#${b.rawKey}` ? a : b;
}

const understanding = ({ milestone }: ParcelEvent) => meaningOf(milestone)?.rank ?? 0;

function kept(events: readonly ParcelEvent[]): ParcelEvent[] {
  const weight = (event: ParcelEvent) => `${isDecisive(event) ? 1 : 0}${placeOf(event)}`;
  return events
    .toSorted((a, b) => order(weight(b), weight(a)))
    .slice(0, MOST_EVENTS)
    .sort((a, b) => order(placeOf(a), placeOf(b)));
}

const placeOf = ({ occurredAt, key }: ParcelEvent) => `${occurredAt}#${key}`;

/** The newest statement stands; of two at once, the later day. */
function estimateOf(before: ParcelTracking, report: ParcelReport) {
  const said = [
    { at: before.estimatedDeliveryAt, stated: before.estimateStatedAt },
    { at: report.estimatedDeliveryAt, stated: report.statedAt },
  ].flatMap(({ at, stated }) => (at && stated ? [{ at, stated }] : []));
  const newest = said.sort((a, b) => order(a.stated + a.at, b.stated + b.at)).at(-1);
  return newest ? { estimatedDeliveryAt: newest.at, estimateStatedAt: newest.stated } : {};
}

function signedBy(before: ParcelTracking, report: ParcelReport) {
  const [name] = [before.signedBy, report.signedBy].filter((n) => n !== undefined).sort();
  return name === undefined ? {} : { signedBy: name };
}

type Number = ParcelTracking['numbers'][number];

/** Each number since its first event; the number a carrier hands over to since the handover. */
function numbersOf(before: ParcelTracking, report: ParcelReport): Number[] {
  const used = report.events.map((event) => ({
    number: event.trackingNumber,
    carrier: event.carrier,
    since: event.occurredAt,
  }));
  const next = report.nextNumber ? [{ ...report.nextNumber, since: handoverOf(report) }] : [];
  const all = new Map<string, Number>();
  for (const each of [...before.numbers, ...used, ...next]) {
    const known = all.get(each.number);
    if (!known || `${each.since}#${each.carrier}` < `${known.since}#${known.carrier}`)
      all.set(each.number, each);
  }
  return [...all.values()].sort((a, b) => order(a.since + a.number, b.since + b.number));
}

/** A moment after the scan that gave it away, so that the numbers stand in the order of their use. */
function handoverOf({ events, statedAt }: ParcelReport): Timestamp {
  const handed = events.filter(({ milestone }) => milestone === 'handed_over');
  const at = handed.map(({ occurredAt }) => occurredAt).sort()[0] ?? statedAt;
  return fromEpochMs(toEpochMs(at) + 1);
}

function isSame(a: ParcelTracking, b: ParcelTracking): boolean {
  return (
    a.estimatedDeliveryAt === b.estimatedDeliveryAt &&
    a.estimateStatedAt === b.estimateStatedAt &&
    a.signedBy === b.signedBy &&
    a.overflow === b.overflow &&
    JSON.stringify(a.numbers) === JSON.stringify(b.numbers)
  );
}

const order = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);
