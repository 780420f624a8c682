import { z } from 'zod';
import { isObject } from './json.ts';
import { Payload } from './payload.ts';

/**
 * The records of the journal. Those with an id are the execution's history; the others (id 0) are what AWS keeps to
 * itself and a restart needs. `f` names the frame, `p` the previous event, `t` the time in milliseconds.
 */
const payload = z.unknown().transform((value) => Payload.of(value));
const head = { id: z.number(), t: z.number(), p: z.number(), f: z.string() };
const fault = { error: z.string().optional(), cause: z.string().optional() };

const STATE_TYPES = [
  'Pass',
  'Task',
  'Choice',
  'Wait',
  'Succeed',
  'Fail',
  'Parallel',
  'Map',
] as const;
const stateType = z.enum(STATE_TYPES);

const record = <K extends string, S extends z.ZodRawShape>(k: K, shape: S) =>
  z.object({ k: z.literal(k), ...head, ...shape });

export const EventRecord = z.discriminatedUnion('k', [
  record('ExecutionStarted', {}),
  record('ExecutionSucceeded', {}),
  record('ExecutionFailed', fault),
  record('ExecutionTimedOut', fault),
  record('ExecutionAborted', fault),
  record('ExecutionRedriven', { redriveCount: z.number(), clientToken: z.string().optional() }),
  /** `input` is absent when it is what the frame already holds. */
  record('StateEntered', { type: stateType, name: z.string(), input: payload.optional() }),
  /** Without `next` the frame ends here. `output` is absent when it equals the state's input. */
  record('StateExited', {
    type: stateType,
    name: z.string(),
    output: payload.optional(),
    assigned: z.record(z.string(), payload).optional(),
    next: z.string().optional(),
  }),
  record('StateAborted', { type: stateType }),
  record('TaskScheduled', {
    resource: z.string(),
    arguments: payload,
    token: z.string(),
    timeoutSeconds: z.number().optional(),
    heartbeatSeconds: z.number().optional(),
  }),
  record('TaskStarted', {}),
  record('TaskSubmitted', { output: payload }),
  record('TaskSucceeded', { output: payload }),
  record('TaskFailed', fault),
  record('TaskTimedOut', fault),
  record('EvaluationFailed', { ...fault, state: z.string(), location: z.string().optional() }),
  record('ParallelStateStarted', { input: payload.optional() }),
  record('ParallelStateSucceeded', {}),
  record('ParallelStateFailed', fault),
  record('MapStateStarted', {
    items: payload.optional(),
    length: z.number(),
    maxConcurrency: z.number(),
    toleratedCount: z.number().optional(),
    toleratedPercentage: z.number().optional(),
  }),
  record('MapIterationStarted', { index: z.number(), input: payload.optional() }),
  record('MapIterationSucceeded', { index: z.number() }),
  record('MapIterationFailed', { index: z.number() }),
  record('MapIterationAborted', { index: z.number() }),
  record('MapStateSucceeded', {}),
  record('MapStateFailed', fault),
  record('waiting', { untilMs: z.number() }),
  record('retrying', { retrier: z.number(), untilMs: z.number() }),
  record('heartbeat', { untilMs: z.number() }),
  record('frameAborted', {}),
  record('frameFailed', { error: z.string(), cause: z.string() }),
]);
export type EventRecord = z.infer<typeof EventRecord>;
export type RecordKind = EventRecord['k'];

/** What a turn says of an event; its id, time, frame and predecessor are filled in when it is appended. */
export type NewEvent = EventRecord extends infer E
  ? E extends EventRecord
    ? Omit<E, 'id' | 't' | 'p' | 'f'>
    : never
  : never;

export const isInternal = (kind: RecordKind): boolean => INTERNAL.has(kind);
const INTERNAL: ReadonlySet<RecordKind> = new Set<RecordKind>([
  'waiting',
  'retrying',
  'heartbeat',
  'frameAborted',
  'frameFailed',
]);

/** JSON text of a record; payloads go in by their text and are not made into text again. */
function encode(record: Readonly<Record<string, unknown>>): string {
  let text = '';
  for (const key in record) {
    const value = record[key];
    if (value !== undefined) text += `${memberName(key)}${encodeMember(value)}`;
  }
  return `{${text.slice(1)}}`;
}

function encodeMember(value: unknown): string {
  if (typeof value === 'number') return String(value);
  if (value instanceof Payload) return value.text;
  return isObject(value) ? encode(value) : JSON.stringify(value);
}

/** `,"name":`, made once: field names are few and seen again and again. */
function memberName(key: string): string {
  const known = MEMBER_NAMES.get(key);
  if (known !== undefined) return known;
  const text = `,${JSON.stringify(key)}:`;
  if (MEMBER_NAMES.size < 1000) MEMBER_NAMES.set(key, text);
  return text;
}
const MEMBER_NAMES = new Map<string, string>();

/** Reads one batch, as written by `encodeBatch`. */
const Batch = z.array(EventRecord);
export const decodeBatch = (text: string): EventRecord[] => Batch.parse(JSON.parse(text));
export const encodeBatch = (events: readonly EventRecord[]): string =>
  `[${events.map(encode).join(',')}]`;
