/** A parcel's way after the dock, by its scenario: the scans, when and where, and how the carrier tells them. */
import { createHash } from 'node:crypto';
import { distanceMiles, postalPlaceSchema, zoneOf } from '../../domain/geo/postal-distance.ts';
import { CARRIER_SERVICES } from '../../domain/routing/carrier-service.ts';
import { easyPostPush } from './easypost-message.ts';
import type { Fact, LabelPlot, ParcelPlot, Place } from './parcel-plot.ts';
import type { Saying } from './saying.ts';
import { seventeenTrackPush } from './seventeentrack-message.ts';
import { postNumber } from './tracking-number.ts';

const HOUR = 3_600_000;
const DAY = 24 * HOUR;
/** Time to instruct the carrier after a failed attempt, in paces of the sandbox. */
const ATTEMPT_PACES = 12;
/** These tell through 17TRACK; the aggregator that sold the label does not track them. */
const BY_17TRACK: ReadonlySet<string> = new Set(['CANADA_POST', 'LTL_NETWORK']);
/** One push in so many comes twice, one parcel in so many tells two scans the wrong way round. */
const REPEATED_OF = 16;
const SHUFFLED_OF = 12;

type Scan = Pick<Fact, 'kind' | 'place'> & { readonly ms: number; readonly pause?: number };

/** Every scan to come when the van leaves at `leavesMs`. */
export function plannedJourney(plot: ParcelPlot, label: LabelPlot, leavesMs: number): Fact[] {
  const scans = scansOf(plot.scenario, label, leavesMs);
  const handover = scans.findIndex(({ kind }) => kind === 'handed-to-post');
  return scans.map((scan, n) => factOf(label, scan, n, handover !== -1 && n > handover));
}

/** What goes on after an instruction that replaced what was still to come. */
export function continued(label: LabelPlot, told: readonly Fact[], scans: readonly Scan[]): Fact[] {
  const last = told.at(-1);
  const byPost = last !== undefined && last.number !== label.trackingNumber;
  return scans.map((scan, n) => factOf(label, scan, told.length + n, byPost));
}

/** Each scan is told with the whole history up to it. */
export function journeySayings(plot: ParcelPlot, label: LabelPlot | undefined): Saying[] {
  if (!label) return [];
  const says = plot.facts.map((fact, n) => push(label, plot.facts.slice(0, n + 1), fact));
  const [first, second, third, ...rest] = says;
  if (!first || !second || !third || chance(label.trackingNumber, SHUFFLED_OF) !== 0) return says;
  return [first, third, second, ...rest];
}

export function redelivery(label: LabelPlot, fromMs: number): Scan[] {
  const ms = morning(fromMs) + DAY;
  return [
    { kind: 'out-for-delivery', place: label.to, ms: ms + 8 * HOUR },
    { kind: 'delivered', place: label.to, ms: ms + 13.4 * HOUR },
  ];
}

export function wayBack(label: LabelPlot, fromMs: number): Scan[] {
  const ms = morning(fromMs);
  return [
    { kind: 'returning', place: label.to, ms: ms + DAY + 9 * HOUR },
    { kind: 'returned', place: label.from, ms: ms + (1 + daysOf(label)) * DAY + 15 * HOUR },
  ];
}

export function atPickupPoint(label: LabelPlot, fromMs: number): Scan[] {
  const ms = morning(fromMs) + DAY;
  return [
    { kind: 'available-for-pickup', place: label.to, ms: ms + 10 * HOUR },
    { kind: 'delivered', place: label.to, ms: ms + 34 * HOUR },
  ];
}

function scansOf(scenario: ParcelPlot['scenario'], label: LabelPlot, leavesMs: number): Scan[] {
  const { from, to } = label;
  const day = morning(leavesMs) + daysOf(label) * DAY;
  const begun: Scan[] = [
    { kind: 'label-made', place: from, ms: leavesMs - HOUR },
    { kind: 'picked-up', place: from, ms: leavesMs + HOUR },
    { kind: 'arrived', place: to, ms: Math.max(leavesMs + 9 * HOUR, day - 6 * HOUR) },
  ];
  const out: Scan = { kind: 'out-for-delivery', place: to, ms: day + 8.2 * HOUR };
  const delivered: Scan = { kind: 'delivered', place: to, ms: day + 14.6 * HOUR };
  const noon = day + 12.1 * HOUR;
  switch (scenario) {
    case 'attempt-failed': {
      const [again, ...rest] = redelivery(label, noon + 2 * DAY);
      const late = again ? [{ ...again, pause: ATTEMPT_PACES }] : [];
      return [...begun, out, { kind: 'attempt-failed', place: to, ms: noon }, ...late, ...rest];
    }
    case 'refused':
      return [...begun, out, { kind: 'refused', place: to, ms: noon }, ...wayBack(label, noon)];
    case 'damaged':
      return [...begun, { kind: 'damaged', place: to, ms: day - 2 * HOUR }];
    case 'lost':
      return begun;
    case 'handed-to-post':
      return [
        ...begun,
        { kind: 'handed-to-post', place: to, ms: day + 5 * HOUR },
        { ...out, ms: out.ms + DAY },
        { ...delivered, ms: delivered.ms + DAY },
      ];
    default:
      return [...begun, out, delivered];
  }
}

function factOf(label: LabelPlot, scan: Scan, n: number, byPost: boolean): Fact {
  const { kind, place, ms, pause } = scan;
  const number = byPost ? postNumber(label.reference) : label.trackingNumber;
  return {
    kind,
    at: new Date(ms).toISOString(),
    place,
    number,
    carrier: byPost ? 'USPS' : label.carrier,
    eventId: `evt_${digest(`${label.trackingNumber}|${n}|${kind}|${ms}`)}`,
    ...(pause !== undefined && { pause }),
  };
}

function push(label: LabelPlot, told: readonly Fact[], fact: Fact): Saying {
  const { eventId, at, pause } = fact;
  const by17Track = BY_17TRACK.has(fact.carrier) || fact.number !== label.trackingNumber;
  return {
    source: by17Track ? 'seventeentrack' : 'easypost',
    eventId,
    at,
    body: by17Track ? seventeenTrackPush(told, fact) : easyPostPush(label, told, eventId),
    ...(pause !== undefined && { pause }),
    ...(chance(eventId, REPEATED_OF) === 0 && { copies: 2 }),
  };
}

/** As fast as the service usually is over that distance, in days. */
function daysOf({ bought, from, to }: LabelPlot): number {
  const service = CARRIER_SERVICES.find(({ serviceId }) => serviceId === bought?.serviceId);
  const miles = milesBetween(from, to);
  const days = service?.days[zoneOf(miles ?? 1000) - 2] ?? [3, 5];
  return days[0];
}

export function milesBetween(from: Place, to: Place): number | undefined {
  const [a, b] = [from, to].map(({ country, zip }) =>
    postalPlaceSchema.safeParse({ country, postalCode: zip }),
  );
  return a?.success && b?.success ? distanceMiles(a.data, b.data) : undefined;
}

function morning(ms: number): number {
  return Math.floor(ms / DAY) * DAY;
}

function digest(text: string): string {
  return createHash('sha256').update(text).digest('hex').slice(0, 32);
}

/** 0 to `of - 1`, by the name alone. */
function chance(name: string, of: number): number {
  return Number.parseInt(digest(name).slice(0, 6), 16) % of;
}
