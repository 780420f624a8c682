/**
 * A parcel's tracking as one item. Each webhook rewrites it whole, so its size is its price: what lists and streams look at
 * stands open, the events are packed (Brotli over rows, base64). Four typical events fit one write unit, unpacked two.
 */
import { brotliCompressSync, brotliDecompressSync } from 'node:zlib';
import { z } from 'zod';
import { BrokenRecord } from '../../domain/kernel/domain-error.ts';
import { timestampSchema, toTimestamp } from '../../domain/kernel/time.ts';
import {
  parcelEventSchema,
  parcelTrackingSchema,
  type ParcelEvent,
  type ParcelTracking,
} from '../../domain/parcel/parcel-tracking.ts';
import { milestoneSchema } from '../../domain/tracking/tracking-event.ts';
import { readItem, toItem } from './record.ts';
import type { Item, Key } from './table.ts';

const ZONES = ['explicit', 'carrier_local', 'assumed_utc'] as const;

/** 0 stands for what is absent; for occurredAt it means that the raw time says it. */
const none = z.literal(0);
const rowSchema = z.tuple([
  z.string(),
  milestoneSchema,
  z.union([z.string(), none]),
  z.union([timestampSchema, none]),
  z.string(),
  z.int().min(0).max(2),
  timestampSchema,
  z.union([z.string(), none]),
  z.string(),
  z.string(),
  z.string(),
  z.string(),
  z.string(),
]);
type Row = z.infer<typeof rowSchema>;

const packedSchema = z.strictObject({
  rows: z.array(rowSchema),
  numbers: parcelTrackingSchema.shape.numbers,
  estimateStatedAt: timestampSchema.optional(),
});
const openSchema = parcelTrackingSchema
  .omit({ events: true, numbers: true, estimateStatedAt: true })
  .extend({ told: z.string() });

export function parcelItem(key: Key, tracking: ParcelTracking): Item {
  const { events, numbers, estimateStatedAt, ...open } = tracking;
  const told = pack({ rows: events.map(rowOf), numbers, estimateStatedAt });
  return toItem(key, { ...open, told });
}

/** Throws BrokenRecord. */
export function readParcel(item: Item): ParcelTracking {
  const { told, ...open } = readItem(openSchema, item);
  const packed = packedSchema.safeParse(unpack(told));
  if (!packed.success) throw new BrokenRecord(`${item.pk} ${item.sk}: ${packed.error.message}`);
  const { rows, ...rest } = packed.data;
  return { ...open, ...rest, events: rows.map(eventOf) };
}

function rowOf(event: ParcelEvent): Row {
  const { occurredAt, occurredAtRaw } = event;
  return [
    event.key,
    event.milestone,
    event.reason ?? 0,
    isSaid(occurredAtRaw, occurredAt) ? 0 : occurredAt,
    occurredAtRaw,
    ZONES.indexOf(event.tzSource),
    event.receivedAt,
    event.place ?? 0,
    event.carrier,
    event.trackingNumber,
    event.text,
    event.providerStatus,
    event.rawKey,
  ];
}

function eventOf(row: Row): ParcelEvent {
  const [key, milestone, reason, occurredAt, occurredAtRaw, zone, receivedAt, place] = row;
  const [, , , , , , , , carrier, trackingNumber, text, providerStatus, rawKey] = row;
  return parcelEventSchema.parse({
    key,
    milestone,
    ...(reason !== 0 && { reason }),
    occurredAt: occurredAt === 0 ? toTimestamp(occurredAtRaw) : occurredAt,
    occurredAtRaw,
    tzSource: ZONES[zone],
    receivedAt,
    ...(place !== 0 && { place }),
    carrier,
    trackingNumber,
    text,
    providerStatus,
    rawKey,
  });
}

/** Whether the raw time alone gives the time; a text without a zone would be read by this machine's. */
function isSaid(raw: string, at: string): boolean {
  return (
    /(Z|[+-]\d\d:\d\d)$/.test(raw) && !Number.isNaN(Date.parse(raw)) && toTimestamp(raw) === at
  );
}

const pack = (packed: object) => brotliCompressSync(JSON.stringify(packed)).toString('base64');

function unpack(text: string): unknown {
  try {
    return JSON.parse(brotliDecompressSync(Buffer.from(text, 'base64')).toString('utf8'));
  } catch (error) {
    throw new BrokenRecord(`packed events: ${String(error)}`);
  }
}
