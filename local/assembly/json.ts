import { z } from 'zod';

/** Any JSON value, as templates, events and ASL definitions are made of. */
export type Json = null | boolean | number | string | Json[] | { [key: string]: Json };

export const json: z.ZodType<Json> = z.json();

/** Parses text that must be JSON; throws SyntaxError on anything else. What it gives needs no check. */
export const parseJson: (text: string) => Json = JSON.parse;

export function isJsonObject(value: unknown): value is { [key: string]: Json } {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
