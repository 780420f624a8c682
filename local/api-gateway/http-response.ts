import { z } from 'zod';
import type { Json } from '../assembly/json.ts';
import { isJsonObject } from '../assembly/json.ts';

export interface HttpResponse {
  status: number;
  headers: Record<string, string | string[]>;
  body: Buffer;
}

const structured = z.looseObject({
  statusCode: z.union([
    z.number(),
    z
      .string()
      .regex(/^\d{3}$/)
      .transform(Number),
  ]),
  headers: z.record(z.string(), z.union([z.string(), z.number(), z.boolean()])).nullish(),
  cookies: z.array(z.string()).nullish(),
  body: z.string().nullish(),
  isBase64Encoded: z.boolean().nullish(),
});

/**
 * Turns what a function returned into a response, format 2.0: an object with a `statusCode`, or
 * anything else as a 200 with that JSON. Undefined when it is malformed, which is a 500.
 */
export function toResponse(payload: Json): HttpResponse | undefined {
  if (!isJsonObject(payload) || payload['statusCode'] === undefined) return inferred(payload);
  const parsed = structured.safeParse(payload);
  if (!parsed.success) return undefined;
  const { statusCode, headers, cookies, body, isBase64Encoded } = parsed.data;
  const given: Record<string, string> = {};
  for (const [name, value] of Object.entries(headers ?? {}))
    given[name.toLowerCase()] = String(value);
  return {
    status: statusCode,
    headers: {
      'content-type': 'text/plain; charset=utf-8',
      ...given,
      ...(cookies && cookies.length > 0 && { 'set-cookie': cookies }),
    },
    body: Buffer.from(body ?? '', isBase64Encoded === true ? 'base64' : 'utf8'),
  };
}

function inferred(payload: Json): HttpResponse {
  const text = typeof payload === 'string' ? payload : JSON.stringify(payload);
  return {
    status: 200,
    headers: { 'content-type': 'application/json' },
    body: Buffer.from(text),
  };
}

/** What the API itself answers: `{"message": …}`, nothing about the cause. */
export function gatewayResponse(
  status: number,
  message: string,
  headers: Record<string, string> = {},
): HttpResponse {
  return {
    status,
    headers: { 'content-type': 'application/json', ...headers },
    body: Buffer.from(JSON.stringify({ message })),
  };
}
