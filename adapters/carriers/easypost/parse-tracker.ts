/**
 * An EasyPost tracker, as a `tracker.*` webhook brings it or GET /v2/trackers answers: the whole history each time. Read
 * loosely: what is missing is not known, what is unknown is kept as it is. Shapes: interfaces 2.2, 2.3.
 */
import { z } from 'zod';
import { toTimestamp } from '../../../domain/kernel/time.ts';
import type { ParcelEvent, ParcelReport } from '../../../domain/parcel/parcel-tracking.ts';
import { carrierOfNumber, normalNumber } from '../../../domain/parcel/tracking-number.ts';
import { Unreadable } from '../dcsa/parse-events.ts';
import { carrierTimeSchema, nextNumberOf, parcelEvent, type Received } from '../parcel-event.ts';
import { carrierCode } from './carrier-names.ts';
import { easyPostMeaning } from './milestones.ts';

const text = z.string().nullish().catch(undefined);
const time = carrierTimeSchema.nullish().catch(undefined);
const place = z
  .looseObject({ city: text, state: text, country: text, zip: text })
  .nullish()
  .catch(undefined);

const detailSchema = z.looseObject({
  message: text,
  description: text,
  status: z.string().catch('unknown'),
  status_detail: text,
  datetime: carrierTimeSchema,
  /** Which carrier scanned it: after a handover another than the tracker's. */
  source: text,
  tracking_location: place,
});

const trackerSchema = z.looseObject({
  tracking_code: z.string().min(1).max(100),
  carrier: text,
  status: z.string().catch('unknown'),
  status_detail: text,
  signed_by: text,
  est_delivery_date: time,
  created_at: time,
  updated_at: time,
  tracking_details: z.array(z.unknown()).nullish(),
  carrier_detail: z.looseObject({ alternate_identifier: text }).nullish().catch(undefined),
});
type Tracker = z.infer<typeof trackerSchema>;
type Detail = z.infer<typeof detailSchema>;

const webhookSchema = z.looseObject({ description: z.string(), result: z.unknown() });

/** Undefined for a webhook about something else (batches, refunds …). Throws Unreadable for what is no EasyPost event. */
export function parseEasyPostWebhook(
  body: Uint8Array,
  received: Received,
): ParcelReport | undefined {
  const event = webhookSchema.safeParse(jsonOf(body));
  if (!event.success) throw new Unreadable('no EasyPost event');
  if (!event.data.description.startsWith('tracker.')) return undefined;
  return parseEasyPostTracker(event.data.result, received);
}

/** Throws Unreadable for what is no tracker. A detail without a time is none: it can have no place in the history. */
export function parseEasyPostTracker(value: unknown, received: Received): ParcelReport {
  const parsed = trackerSchema.safeParse(value);
  if (!parsed.success) throw new Unreadable(z.prettifyError(parsed.error));
  const tracker = parsed.data;
  const details = (tracker.tracking_details ?? []).flatMap((detail) => {
    const read = detailSchema.safeParse(detail);
    return read.success ? [read.data] : [];
  });
  const events = (details.length > 0 ? details : withoutHistory(tracker)).map((detail) =>
    scanOf(tracker, detail, received),
  );
  const { est_delivery_date: estimate, signed_by: signedBy } = tracker;
  return {
    provider: 'easypost',
    trackingNumber: normalNumber(tracker.tracking_code),
    carrier: carrierCode(tracker.carrier).slice(0, 40),
    events,
    statedAt: tracker.updated_at ? toTimestamp(tracker.updated_at) : received.receivedAt,
    ...(estimate && { estimatedDeliveryAt: toTimestamp(estimate) }),
    ...(signedBy && { signedBy: signedBy.slice(0, 80) }),
    ...handover(tracker, events),
  };
}

/** A tracker that has just been made tells its status and no scan. */
function withoutHistory({ status, status_detail, created_at }: Tracker): Detail[] {
  return created_at && status !== 'unknown'
    ? [{ status, status_detail, datetime: created_at, message: status }]
    : [];
}

function scanOf(tracker: Tracker, detail: Detail, received: Received): ParcelEvent {
  const { status, status_detail: of, datetime, message, description, tracking_location } = detail;
  const said = message ?? description ?? '';
  const where = [tracking_location?.city, tracking_location?.state, tracking_location?.zip];
  const name = [...where, tracking_location?.country].filter(Boolean).join(', ');
  const told = {
    ...easyPostMeaning(status, of, said),
    occurredAt: toTimestamp(datetime),
    occurredAtRaw: datetime,
    tzSource: 'explicit' as const,
    ...(name !== '' && { place: name }),
    carrier: carrierCode(detail.source ?? tracker.carrier),
    trackingNumber: normalNumber(tracker.tracking_code),
    text: said,
    providerStatus: of ? `${status}/${of}` : status,
  };
  return parcelEvent('easypost', told, received);
}

/** Consolidators give the last mile's own number beside theirs. */
function handover({ carrier_detail: more, tracking_code }: Tracker, events: ParcelEvent[]) {
  const other = more?.alternate_identifier;
  const handed = events.some(({ milestone }) => milestone === 'handed_over');
  if (!other || !handed || normalNumber(other) === normalNumber(tracking_code)) return {};
  const number = normalNumber(other);
  return nextNumberOf(number, carrierOfNumber(number) ?? 'OTHER');
}

function jsonOf(body: Uint8Array): unknown {
  try {
    return JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(body));
  } catch {
    throw new Unreadable('no JSON');
  }
}
