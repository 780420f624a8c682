/** The body as the bytes that came, for signatures. 1 MB is some 500 DCSA events in one delivery. */
import type middy from '@middy/core';
import { Refusal } from './refusal.ts';

const MAX_BYTES = 1024 * 1024;

interface BodyEvent {
  body?: unknown;
  isBase64Encoded?: boolean;
}

/** Puts a Uint8Array in place of the text. Throws Refusal 413. */
export function rawBody(): middy.MiddlewareObj<BodyEvent> {
  return {
    before: ({ event }) => {
      const text = typeof event.body === 'string' ? event.body : '';
      const bytes = Buffer.from(text, event.isBase64Encoded === true ? 'base64' : 'utf8');
      if (bytes.byteLength > MAX_BYTES) throw new Refusal(413, 'DELIVERY_TOO_LARGE');
      event.body = bytes;
    },
  };
}
