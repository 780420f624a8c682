/**
 * Outbox (design 3.1): written in the transaction that accepts a request, dispatched until the execution exists, then removed:
 * the execution's own name says which message it began with.
 * The name is a function of the entity and its epoch; the input bytes are stored once and resent unchanged.
 */
import { z } from 'zod';
import { tenantSchema } from '../kernel/ids.ts';
import { timestampSchema } from '../kernel/time.ts';

export const outboxMessageSchema = z.strictObject({
  tenant: tenantSchema,
  entityId: z.string(),
  epoch: z.int().nonnegative(),
  workflow: z.enum(['shipment', 'order', 'return']),
  /** 1 to 80 characters of the Step Functions name alphabet. */
  executionName: z.string().regex(/^[A-Za-z0-9_-]{1,80}$/),
  /** The exact JSON bytes given to StartExecution. */
  input: z.string(),
  createdAt: timestampSchema,
});
export type OutboxMessage = z.infer<typeof outboxMessageSchema>;

export interface OutboxStore {
  /** Messages not yet known to be dispatched, oldest first, created before `before`. */
  pending(before: string, limit: number): Promise<OutboxMessage[]>;
  /** Its execution exists: it is pending no more. Idempotent. */
  markDispatched(message: OutboxMessage): Promise<void>;
}
