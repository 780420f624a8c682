/** The idempotency record: first write of every transaction that accepts a POST (design 3.1). */
import { z } from 'zod';
import { BrokenRecord, IdempotencyKeyReused } from '../../domain/kernel/domain-error.ts';
import { timestampSchema, toEpochMs, toTimestamp } from '../../domain/kernel/time.ts';
import type { AcceptedRequest } from '../../domain/shipment/shipment-store.ts';
import { idempotencyKey } from './keys.ts';
import { readItem, toItem } from './record.ts';
import type { Item, Write } from './table.ts';

const stored = z.object({
  request: z.strictObject({
    key: z.string(),
    payloadHash: z.string(),
    status: z.int(),
    body: z.string(),
    location: z.string(),
    expiresAt: timestampSchema,
  }),
});

/** `expiresAt` in epoch seconds is for garbage collection alone: a record still there still counts. */
export function putRequestOnce(tenant: string, request: AcceptedRequest): Write {
  const expiresAt = toTimestamp(request.expiresAt);
  const item = toItem(idempotencyKey(tenant, request.key), { request: { ...request, expiresAt } });
  return {
    put: { ...item, expiresAt: Math.ceil(toEpochMs(expiresAt) / 1000) },
    condition: { item: 'absent' },
  };
}

/** The request as it was accepted first. Throws IdempotencyKeyReused when the payload is another one. */
export function duplicateOf(request: AcceptedRequest, existing: Item | undefined): AcceptedRequest {
  if (!existing) throw new BrokenRecord(`idempotency record of ${request.key} not returned`);
  const first = readItem(stored, existing).request;
  if (first.payloadHash !== request.payloadHash) throw new IdempotencyKeyReused();
  return first;
}
