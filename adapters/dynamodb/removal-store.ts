/** FBA removal orders: one item each, its lines in it; its cases lie beside it. */
import { Conflict, StaleVersion } from '../../domain/kernel/domain-error.ts';
import type { RemovalStore } from '../../domain/removal/removal-store.ts';
import { removalSchema, type Removal } from '../../domain/removal/removal.ts';
import { attempt } from './attempt.ts';
import { orRefused } from './conditional.ts';
import { readDue } from './due.ts';
import { duplicateOf, putRequestOnce } from './idempotency.ts';
import { dueAt, listSk, removalKey, removalListPk } from './keys.ts';
import { readList } from './list.ts';
import { readItem, toItem } from './record.ts';
import type { Condition, Item, Table } from './table.ts';

export function createRemovalStore(table: Table): RemovalStore {
  return {
    async create(removal, request) {
      const writes = [
        putRequestOnce(removal.tenant, request),
        { put: itemOf(removal), condition: { item: 'absent' } },
      ] as const;
      const refusal = await attempt(table, writes, nameOf(removal));
      if (!refusal) return { kind: 'created' };
      if (refusal.positions[0] === 0)
        return { kind: 'duplicate', request: duplicateOf(request, refusal.existing) };
      throw new Conflict('REMOVAL_EXISTS', `removal order ${removal.orderId} is known already`);
    },

    async find(key) {
      const item = await table.get(removalKey(key));
      return item && readItem(removalSchema, item);
    },

    async save(next) {
      const read = next.version - 1;
      const condition: Condition = read === 0 ? { item: 'absent' } : { equals: { version: read } };
      await orRefused(
        () => table.put(itemOf(next), condition),
        () => {
          throw new StaleVersion(nameOf(next));
        },
      );
    },

    list: ({ tenant, status }, page) =>
      readList(
        table,
        { pk: removalListPk(tenant), index: 'gsi1', descending: true },
        page,
        async (entries) => {
          const items = new Map((await table.getMany(entries)).map((item) => [item.pk, item]));
          return entries
            .flatMap(({ pk }) => items.get(pk) ?? [])
            .map((item) => readItem(removalSchema, item))
            .filter((removal) => status === undefined || removal.status === status);
        },
      ),

    async overdue(before, limit) {
      const due = await readDue(table, 'REMOVAL', before, limit);
      return due.map((item) => readItem(removalSchema, item));
    },
  };
}

function itemOf(removal: Removal): Item {
  const { tenant, createdAt, removalId, nextDeadlineAt } = removal;
  const key = removalKey(removal);
  return toItem(key, removal, {
    gsi1pk: removalListPk(tenant),
    gsi1sk: listSk(createdAt, removalId),
    ...(nextDeadlineAt && dueAt('REMOVAL', nextDeadlineAt, key.pk)),
  });
}

const nameOf = ({ orderId }: Removal) => `removal order ${orderId}`;
