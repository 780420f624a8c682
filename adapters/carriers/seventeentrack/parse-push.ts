/**
 * A 17TRACK push (v2) or the answer of gettrackinfo: the whole history of each carrier that had the parcel. Read loosely:
 * what is missing is not known, what is unknown is kept as it is. Shapes: interfaces 2.2, 2.3.
 */
import { z } from 'zod';
import { toTimestamp, type Timestamp } from '../../../domain/kernel/time.ts';
import type { ParcelEvent, ParcelReport } from '../../../domain/parcel/parcel-tracking.ts';
import { carrierOfNumber, normalNumber } from '../../../domain/parcel/tracking-number.ts';
import { Unreadable } from '../dcsa/parse-events.ts';
import { carrierTimeSchema, nextNumberOf, parcelEvent, type Received } from '../parcel-event.ts';
import { carrierOfKey } from './carrier-keys.ts';
import { seventeenTrackMeaning } from './milestones.ts';

const text = z.string().nullish().catch(undefined);
const time = carrierTimeSchema.nullish().catch(undefined);
const loose = <S extends z.ZodRawShape>(shape: S) =>
  z.looseObject(shape).nullish().catch(undefined);

const eventSchema = z.looseObject({
  time_iso: time,
  time_utc: time,
  time_raw: loose({ date: text, time: text, timezone: text }),
  description: text,
  location: text,
  stage: text,
  sub_status: text,
});
type Scan = z.infer<typeof eventSchema>;

const providerSchema = z.looseObject({
  provider: loose({ key: z.number().optional().catch(undefined), name: text }),
  latest_sync_time: time,
  events: z.array(eventSchema).nullish().catch(undefined),
});
type Provider = z.infer<typeof providerSchema>;

const trackInfoSchema = z.looseObject({
  latest_status: loose({ status: text, sub_status: text, sub_status_descr: text }),
  time_metrics: loose({ estimated_delivery_date: loose({ from: time, to: time }) }),
  misc_info: loose({
    local_number: text,
    local_provider: text,
    local_key: z.number().nullish().catch(undefined),
  }),
  tracking: loose({ providers: z.array(providerSchema).nullish().catch(undefined) }),
});
type TrackInfo = z.infer<typeof trackInfoSchema>;

const dataSchema = z.looseObject({
  number: z.string().min(1).max(100),
  /** As it was registered; the events name who really has it. */
  carrier: z.number().optional().catch(undefined),
  track_info: trackInfoSchema.optional(),
});
const pushSchema = z.looseObject({ event: z.string(), data: z.unknown() });

/** Undefined for TRACKING_STOPPED, which has no history. Throws Unreadable for what is no push. */
export function parseSeventeenTrackPush(
  body: Uint8Array,
  received: Received,
): ParcelReport | undefined {
  const push = pushSchema.safeParse(jsonOf(body));
  if (!push.success) throw new Unreadable('no 17TRACK push');
  return parseTrackInfo(push.data.data, received);
}

/** One number's data, of a push or of gettrackinfo. Undefined when it tells nothing of the parcel. */
export function parseTrackInfo(value: unknown, received: Received): ParcelReport | undefined {
  const parsed = dataSchema.safeParse(value);
  if (!parsed.success) throw new Unreadable(z.prettifyError(parsed.error));
  const { number, carrier, track_info: info } = parsed.data;
  if (!info) return undefined;
  const trackingNumber = normalNumber(number);
  const providers = info.tracking?.providers ?? [];
  const events = providers.flatMap((provider) =>
    eventsOf(provider, trackingNumber, received, { isNewest: isNewestOf(providers), info }),
  );
  const [newest] = providers;
  const main = newest?.provider?.key ?? carrier;
  const estimate = info.time_metrics?.estimated_delivery_date;
  const expected = estimate?.to ?? estimate?.from;
  const report = {
    provider: 'seventeentrack' as const,
    trackingNumber,
    carrier: carrierOfKey(main, newest?.provider?.name).slice(0, 40),
    statedAt: statedAt(providers) ?? received.receivedAt,
    ...(expected && { estimatedDeliveryAt: toTimestamp(expected) }),
    ...localNumber(info, trackingNumber),
  };
  return { ...report, events: [...events, ...silence(info, report, events, received)] };
}

interface Beside {
  readonly info: TrackInfo;
  readonly isNewest: (scan: Scan) => boolean;
}

function eventsOf(
  { provider, events }: Provider,
  trackingNumber: string,
  received: Received,
  { info, isNewest }: Beside,
): ParcelEvent[] {
  const carrier = carrierOfKey(provider?.key, provider?.name);
  return (events ?? []).flatMap((scan) => {
    const at = timeOf(scan);
    if (!at) return [];
    const told = {
      ...at,
      ...meaningOfScan(scan, isNewest(scan) ? info : undefined),
      ...(scan.location ? { place: scan.location } : {}),
      carrier,
      trackingNumber,
      text: scan.description ?? '',
      providerStatus: scan.sub_status ?? scan.stage ?? '',
    };
    return [parcelEvent('seventeentrack', told, received)];
  });
}

/** A scan without a code of its own is, while it is the newest, what the parcel as a whole is said to be. */
function meaningOfScan({ sub_status, stage }: Scan, whole: TrackInfo | undefined) {
  const own = seventeenTrackMeaning(sub_status, stage);
  if (own.milestone !== 'unknown' || sub_status || stage) return own;
  const said = seventeenTrackMeaning(whole?.latest_status?.sub_status, undefined);
  return said.milestone === 'tracking_expired' ? own : said;
}

function isNewestOf(providers: readonly Provider[]): (scan: Scan) => boolean {
  const times = providers
    .flatMap(({ events }) => events ?? [])
    .flatMap((scan) => timeOf(scan)?.occurredAt ?? []);
  const newest = times.toSorted().at(-1);
  return (scan) => newest !== undefined && timeOf(scan)?.occurredAt === newest;
}

/** Expiry is told of the parcel as a whole and is no scan: it is dated by the last one. */
function silence(
  { latest_status: latest }: TrackInfo,
  { carrier, trackingNumber }: Pick<ParcelReport, 'carrier' | 'trackingNumber'>,
  events: readonly ParcelEvent[],
  received: Received,
): ParcelEvent[] {
  const last = events
    .map(({ occurredAt }) => occurredAt)
    .sort()
    .at(-1);
  if (last === undefined || latest?.status !== 'Expired') return [];
  const told = {
    milestone: 'tracking_expired' as const,
    occurredAt: last,
    occurredAtRaw: '',
    tzSource: 'explicit' as const,
    carrier,
    trackingNumber,
    text: latest.sub_status_descr ?? '',
    providerStatus: latest.sub_status ?? 'Expired',
  };
  return [parcelEvent('seventeentrack', told, received)];
}

interface When {
  readonly occurredAt: Timestamp;
  readonly occurredAtRaw: string;
  readonly tzSource: ParcelEvent['tzSource'];
}

/** UTC as 17TRACK reckoned it; else the carrier's own clock, whose zone nobody told. A date alone is midnight. */
function timeOf({ time_utc, time_iso, time_raw }: Scan): When | undefined {
  const told = time_utc ?? time_iso;
  if (told)
    return { occurredAt: toTimestamp(told), occurredAtRaw: time_iso ?? told, tzSource: 'explicit' };
  const local = `${time_raw?.date ?? ''}T${time_raw?.time ?? '00:00:00'}`;
  const assumed = carrierTimeSchema.safeParse(`${local}${time_raw?.timezone ?? 'Z'}`);
  if (!assumed.success) return undefined;
  return {
    occurredAt: toTimestamp(assumed.data),
    occurredAtRaw: local,
    tzSource: time_raw?.timezone ? 'carrier_local' : 'assumed_utc',
  };
}

/** When 17TRACK last asked the carriers. */
function statedAt(providers: readonly Provider[]): Timestamp | undefined {
  const asked = providers.flatMap(({ latest_sync_time: at }) => (at ? [toTimestamp(at)] : []));
  return asked.sort().at(-1);
}

/** The number under which the carrier of the destination goes on with it. */
function localNumber({ misc_info: misc }: TrackInfo, trackingNumber: string) {
  if (!misc?.local_number) return {};
  const number = normalNumber(misc.local_number);
  if (number === trackingNumber) return {};
  const carrier = misc.local_key
    ? carrierOfKey(misc.local_key, misc.local_provider)
    : (carrierOfNumber(number) ?? 'OTHER');
  return nextNumberOf(number, carrier);
}

function jsonOf(body: Uint8Array): unknown {
  try {
    return JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(body));
  } catch {
    throw new Unreadable('no JSON');
  }
}
