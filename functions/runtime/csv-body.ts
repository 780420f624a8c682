/** A body that is a table (`text/csv`, or Amazon's tab-separated `text/plain`) as text; every other is JSON. */
import type middy from '@middy/core';
import type { APIGatewayProxyEventV2 } from 'aws-lambda';
import { jsonBody } from './json-body.ts';
import { Refusal } from './refusal.ts';

/** About 8,000 rows of a report. */
const MAX_BYTES = 1024 * 1024;
const TABLE_TYPES = ['text/csv', 'text/tab-separated-values', 'text/plain'];

/** Throws Refusal: 413 too large, 400 not UTF-8; and what jsonBody throws. */
export function csvOrJsonBody(): middy.MiddlewareObj<APIGatewayProxyEventV2> {
  const json = jsonBody();
  return {
    before: (request) => {
      const { event } = request;
      const [type = ''] = (event.headers['content-type'] ?? '').toLowerCase().split(';');
      if (!TABLE_TYPES.includes(type.trim())) {
        void json.before?.(request);
        return;
      }
      const bytes = Buffer.from(event.body ?? '', event.isBase64Encoded ? 'base64' : 'utf8');
      if (bytes.byteLength > MAX_BYTES) throw new Refusal(413, 'REPORT_TOO_LARGE');
      event.body = textOf(bytes);
      event.isBase64Encoded = false;
    },
  };
}

function textOf(bytes: Uint8Array): string {
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    throw new Refusal(400, 'REPORT_NOT_UTF8');
  }
}
