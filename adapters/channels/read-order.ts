/** A shop's text, parsed: what is no order of a known shape is told with every fault, its bytes are kept. */
import type { z } from 'zod';
import { Unreadable } from '../carriers/dcsa/parse-events.ts';
import { parseExactJson } from './exact-json.ts';

/** Throws Unreadable. */
export function readShopText<S extends z.ZodType>(text: string, schema: S): z.output<S> {
  const parsed = schema.safeParse(jsonOf(text));
  if (parsed.success) return parsed.data;
  throw new Unreadable(
    parsed.error.issues.map((i) => `/${i.path.join('/')} ${i.message}`).join('; '),
  );
}

function jsonOf(text: string): unknown {
  try {
    return parseExactJson(text);
  } catch {
    throw new Unreadable('no JSON');
  }
}
