/**
 * Outbox messages (design 3.1): there until they are dispatched; the stream shows each as it is written. A list of their own, not
 * an index: what is written once and soon taken away would cost two units more, and this list is read strongly.
 */
import { z } from 'zod';
import {
  outboxMessageSchema,
  type OutboxMessage,
  type OutboxStore,
} from '../../domain/outbox/outbox.ts';
import { outboxKey, outboxPks } from './keys.ts';
import { readItem, toItem } from './record.ts';
import type { Item, Table } from './table.ts';

/** The stream consumer's filter names it: NewImage.kind.S = OUTBOX. */
const OUTBOX = 'OUTBOX';
const stored = outboxMessageSchema.extend({ kind: z.literal(OUTBOX) });

export function outboxItem(message: OutboxMessage): Item {
  return toItem(outboxKey(message), { ...message, kind: OUTBOX });
}

/** The message of an outbox item, from the table or its stream. */
export function messageOf(item: Item): OutboxMessage {
  const { kind: _, ...message } = readItem(stored, item);
  return message;
}

export function createOutboxStore(table: Table): OutboxStore {
  return {
    async pending(before, limit) {
      const pages = await Promise.all(
        outboxPks().map((pk) => table.query({ pk, skUpTo: before, limit })),
      );
      const items = pages.flatMap((page) => page.items).sort((a, b) => (a.sk < b.sk ? -1 : 1));
      return items.slice(0, limit).map(messageOf);
    },

    markDispatched: (message) => table.delete(outboxKey(message)),
  };
}
