/** Outbox messages (design 3.1): pending until dispatched; the stream shows each as it is written. */
import { z } from 'zod';
import {
  outboxMessageSchema,
  type OutboxMessage,
  type OutboxStore,
} from '../../domain/outbox/outbox.ts';
import { timestampSchema } from '../../domain/kernel/time.ts';
import { dueAt, outboxKey } from './keys.ts';
import { readDue } from './due.ts';
import { readItem, toItem } from './record.ts';
import type { Item, Table } from './table.ts';

/** The stream consumer's filter names it: NewImage.kind.S = OUTBOX. */
const OUTBOX = 'OUTBOX';
const stored = outboxMessageSchema.extend({
  kind: z.literal(OUTBOX),
  dispatchedAt: timestampSchema.optional(),
  executionArn: z.string().optional(),
});

export function outboxItem(message: OutboxMessage): Item {
  const key = keyOf(message);
  return toItem(key, { ...message, kind: OUTBOX }, dueAt('OUTBOX', message.createdAt, key.pk));
}

/** The message of an outbox item, from the table or its stream; undefined once it is dispatched. */
export function pendingMessage(item: Item): OutboxMessage | undefined {
  const { kind, dispatchedAt, executionArn, ...message } = readItem(stored, item);
  return dispatchedAt === undefined ? message : undefined;
}

export function createOutboxStore(table: Table): OutboxStore {
  return {
    async pending(before, limit) {
      const due = await readDue(table, 'OUTBOX', before, limit);
      return due.flatMap((item) => pendingMessage(item) ?? []);
    },

    async markDispatched(message, executionArn, at) {
      await table.update(
        keyOf(message),
        { set: { dispatchedAt: at, executionArn }, remove: ['gsi2pk', 'gsi2sk'] },
        { item: 'present' },
      );
    },
  };
}

function keyOf({ tenant, entityId, epoch }: OutboxMessage) {
  return outboxKey(tenant, entityId, epoch);
}
