/** The identity of a tracking event whose carrier gives none: what was said, not when it was delivered to us (design 3.3). */
import { createHash } from 'node:crypto';

/** sha256 over carrier, number, code, time and place; 32 hex characters are plenty for one parcel's life. */
export function eventKeyOf(parts: {
  readonly provider: string;
  readonly trackingNumber: string;
  readonly occurredAt: string;
  readonly code: string;
  readonly place: string;
}): string {
  const text = [parts.provider, parts.trackingNumber, parts.occurredAt, parts.code, parts.place];
  return createHash('sha256').update(JSON.stringify(text)).digest('hex').slice(0, 32);
}
