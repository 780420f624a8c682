/**
 * Time as text. Every time in Portage is an RFC 3339 UTC timestamp with milliseconds; text order is time order.
 * This is the only domain file that may use `Date`, and only to convert: the present arrives as an argument.
 */
import { z } from 'zod';

export const timestampSchema = z.iso.datetime({ precision: 3 }).brand<'Timestamp'>();
export type Timestamp = z.infer<typeof timestampSchema>;

export const dateSchema = z.iso.date();

/** Anything RFC 3339 with a zone, as partners write it. */
export const offsetTimeSchema = z.iso.datetime({ offset: true });

/** Clock and identity arrive as functions, never as imports. */
export type Now = () => Timestamp;
export type NewId = () => string;

/** RFC 3339 with any offset -> UTC milliseconds text. Throws RangeError when the text is no time. */
export function toTimestamp(text: string): Timestamp {
  return timestampSchema.parse(new Date(text).toISOString());
}

export function fromEpochMs(ms: number): Timestamp {
  return timestampSchema.parse(new Date(ms).toISOString());
}

export function toEpochMs(at: Timestamp): number {
  return Date.parse(at);
}

export function addSeconds(at: Timestamp, seconds: number): Timestamp {
  return fromEpochMs(toEpochMs(at) + seconds * 1000);
}

/** Whole seconds from `a` until `b`; negative when `b` is earlier. */
export function secondsBetween(a: Timestamp, b: Timestamp): number {
  return Math.floor((toEpochMs(b) - toEpochMs(a)) / 1000);
}

/** The UTC calendar day, `YYYY-MM-DD`: the key of dated reference data. */
export function dayOf(at: Timestamp): string {
  return at.slice(0, 10);
}

/** The latest of those known; throws RangeError when none is. */
export function latest(times: readonly (Timestamp | undefined)[]): Timestamp {
  const last = times
    .filter((at) => at !== undefined)
    .sort()
    .at(-1);
  if (last === undefined) throw new RangeError('no time known');
  return last;
}

/** `YYYY-MM-DD` so many calendar days later. */
export function addDays(day: string, days: number): string {
  return dayOf(addSeconds(toTimestamp(`${day}T00:00:00Z`), days * 86_400));
}
