/** A message in our own schema: what it is about can be read even when its type is one we do not know yet. */
import { z } from 'zod';
import { Unreadable } from '../../adapters/carriers/dcsa/parse-events.ts';

export interface PartnerMessage<M> {
  readonly eventId: string;
  /** The partner's reference in `data`. */
  readonly about: string;
  readonly text: string;
  /** Undefined for a type we do not know: kept, shown to operations, mapped to nothing. */
  readonly message: M | undefined;
}

const envelope = z.looseObject({
  type: z.string(),
  eventId: z.string().min(1).max(200),
  data: z.looseObject({}),
});

/** Throws Unreadable when it is no message of ours, or one of a known type with wrong content. */
export function readPartnerMessage<M>(
  body: Uint8Array,
  schema: z.ZodType<M> & {
    readonly options: readonly { readonly shape: { readonly type: z.ZodLiteral } }[];
  },
  aboutField: string,
): PartnerMessage<M> {
  const text = new TextDecoder().decode(body);
  const { type, eventId, data } = parsed(envelope, jsonOf(text));
  const about = parsed(z.string().min(1).max(200), data[aboutField]);
  const isKnown = schema.options.some(({ shape }) => shape.type.value === type);
  return { eventId, about, text, message: isKnown ? parsed(schema, jsonOf(text)) : undefined };
}

/** What it is about decides who reads it. Throws Unreadable. */
export function messageType(body: Uint8Array): string {
  return parsed(envelope, jsonOf(new TextDecoder().decode(body))).type;
}

function parsed<T>(schema: z.ZodType<T>, value: unknown): T {
  const result = schema.safeParse(value);
  if (result.success) return result.data;
  throw new Unreadable(
    result.error.issues.map((i) => `/${i.path.join('/')} ${i.message}`).join('; '),
  );
}

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw new Unreadable('no JSON');
  }
}
