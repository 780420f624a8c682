/** A request as a route sees it, and its answer. The event is API Gateway's payload format 2.0. */
import { z } from 'zod';

const headersSchema = z.record(z.string(), z.string().optional());

/** Only what is read of the event; AWS sends more and may add to it. */
export const httpEventSchema = z.object({
  rawPath: z.string(),
  rawQueryString: z.string().default(''),
  headers: headersSchema.default({}),
  /** Text as it came; parsed JSON after the body middleware. */
  body: z.unknown().optional(),
  isBase64Encoded: z.boolean().default(false),
  requestContext: z.object({
    requestId: z.string(),
    http: z.object({ method: z.string() }),
    authorizer: z
      .object({
        lambda: z.record(z.string(), z.unknown()).nullish(),
        jwt: z.object({ claims: z.record(z.string(), z.unknown()) }).optional(),
      })
      .optional(),
  }),
});
export type HttpEvent = z.output<typeof httpEventSchema>;

export interface HttpRequest {
  readonly method: string;
  readonly path: string;
  /** The last one wins when a name is given twice. */
  readonly query: Readonly<Record<string, string>>;
  /** Names in lower case. */
  readonly headers: Readonly<Record<string, string | undefined>>;
  readonly body: unknown;
  readonly requestId: string;
  readonly authorizer: HttpEvent['requestContext']['authorizer'];
}

export interface HttpAnswer {
  readonly status: number;
  readonly headers?: Readonly<Record<string, string>>;
  /** JSON, serialised once here ... */
  readonly body?: unknown;
  /** ... or the very text that was answered before (an idempotent replay) ... */
  readonly text?: string;
  /** ... or the bytes of a file, with its `content-type` among the headers. */
  readonly bytes?: Uint8Array;
}

export function requestOf(event: HttpEvent): HttpRequest {
  return {
    method: event.requestContext.http.method,
    path: event.rawPath,
    query: Object.fromEntries(new URLSearchParams(event.rawQueryString)),
    headers: event.headers,
    body: event.body,
    requestId: event.requestContext.requestId,
    authorizer: event.requestContext.authorizer,
  };
}

/** What Lambda gives back to API Gateway. */
export interface HttpResult {
  statusCode: number;
  headers: Record<string, string>;
  body?: string;
  isBase64Encoded?: true;
}

export function resultOf(answer: HttpAnswer, requestId: string): HttpResult {
  const body = answer.text ?? (answer.body === undefined ? undefined : JSON.stringify(answer.body));
  const headers = {
    'cache-control': 'no-store',
    'x-request-id': requestId,
    ...(body !== undefined && { 'content-type': 'application/json; charset=utf-8' }),
    ...answer.headers,
  };
  if (answer.bytes) {
    const encoded = Buffer.from(answer.bytes).toString('base64');
    return { statusCode: answer.status, headers, body: encoded, isBase64Encoded: true };
  }
  return body === undefined
    ? { statusCode: answer.status, headers }
    : { statusCode: answer.status, headers, body };
}
