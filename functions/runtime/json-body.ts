/**
 * The request body: measured before it is parsed, then parsed by middy (which also refuses `__proto__` keys).
 * 256 KB holds a 500-carton shipment about twice over; 32 levels is three times the deepest thing we accept.
 */
import httpJsonBodyParser from '@middy/http-json-body-parser';
import type middy from '@middy/core';
import type { APIGatewayProxyEventV2 } from 'aws-lambda';
import { Refusal } from './refusal.ts';

const MAX_BYTES = 256 * 1024;
const MAX_DEPTH = 32;

/** Throws Refusal: 413 too large, 400 too deep or malformed, 415 not JSON. */
export function jsonBody(): middy.MiddlewareObj<APIGatewayProxyEventV2> {
  const parser = httpJsonBodyParser<APIGatewayProxyEventV2>();
  return {
    before: (request) => {
      const { body, isBase64Encoded } = request.event;
      if (body === undefined || body === '') return;
      const text = Buffer.from(body, isBase64Encoded ? 'base64' : 'utf8');
      if (text.byteLength > MAX_BYTES) throw new Refusal(413, 'BODY_TOO_LARGE');
      if (depthOf(text) > MAX_DEPTH) throw new Refusal(400, 'BODY_TOO_DEEP');
      parse(() => parser.before?.(request));
    },
  };
}

function parse(run: () => unknown): void {
  try {
    run();
  } catch (error) {
    const unsupported = error instanceof Error && 'statusCode' in error && error.statusCode === 415;
    throw unsupported ? new Refusal(415, 'NOT_JSON') : new Refusal(400, 'MALFORMED_JSON');
  }
}

const [QUOTE, BACKSLASH] = [0x22, 0x5c];
const OPENING = new Set([0x5b, 0x7b]);
const CLOSING = new Set([0x5d, 0x7d]);

/** The deepest nesting of brackets outside strings, without building anything. */
function depthOf(json: Buffer): number {
  let depth = 0;
  let deepest = 0;
  let inString = false;
  for (let i = 0; i < json.length; i += 1) {
    const byte = json[i] ?? 0;
    if (inString && byte === BACKSLASH) i += 1;
    else if (byte === QUOTE) inString = !inString;
    else if (!inString && OPENING.has(byte)) deepest = Math.max(deepest, (depth += 1));
    else if (!inString && CLOSING.has(byte)) depth -= 1;
  }
  return deepest;
}
