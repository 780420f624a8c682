/** Shipments: the head, its content by version, its log, and the entries that let it be found. */
import { Conflict, StaleVersion } from '../../domain/kernel/domain-error.ts';
import {
  shipmentSchema,
  statusChangeSchema,
  type Shipment,
  type StatusChange,
} from '../../domain/shipment/shipment.ts';
import type { ShipmentKey, ShipmentStore } from '../../domain/shipment/shipment-store.ts';
import { attempt } from './attempt.ts';
import { replaceVersion } from './conditional.ts';
import { contentItems, readContent } from './shipment-content.ts';
import { findByReference, referenceWrites } from './shipment-references.ts';
import { listEntries, listShipments, poEntries } from './shipment-lists.ts';
import { duplicateOf, putRequestOnce } from './idempotency.ts';
import {
  changeKey,
  changePrefix,
  dueAt,
  headKey,
  listSk,
  shipmentPk,
  statusListPk,
  uniqueReferenceKey,
} from './keys.ts';
import { outboxItem } from './outbox-store.ts';
import { readAll } from './partition.ts';
import { readDue } from './due.ts';
import { readItem, toItem } from './record.ts';
import type { Item, Table, Write } from './table.ts';

export function createShipmentStore(table: Table): ShipmentStore {
  return {
    async create({ shipment, content, change, request, outbox }) {
      await putPoEntriesBeyond(table, shipment);
      const writes: Write[] = [
        putRequestOnce(shipment.tenant, request),
        { put: headItem(shipment), condition: { item: 'absent' } },
        ...uniqueReference(shipment),
        ...puts(contentItems(shipment, shipment.contentVersion, content)),
        ...puts([changeItem(shipment, change), ...listEntries(shipment)]),
        ...puts(poEntries(shipment).slice(0, PO_ENTRIES)),
        ...puts(outbox ? [outboxItem(outbox)] : []),
      ];
      const refusal = await attempt(table, writes, `shipment ${shipment.shipmentId}`);
      if (!refusal) return { kind: 'created' };
      if (refusal.positions[0] === 0) {
        return { kind: 'duplicate', request: duplicateOf(request, refusal.existing) };
      }
      throw new Conflict('REFERENCE_TAKEN', 'another shipment has this id or reference');
    },

    async find(key) {
      const item = await table.get(headKey(key));
      return item && readItem(shipmentSchema, item);
    },

    findContent: (key, contentVersion) => readContent(table, key, contentVersion),

    async changes(key) {
      const items = await readAll(table, { pk: shipmentPk(key), skPrefix: changePrefix });
      return items.map((item) => readItem(statusChangeSchema, item));
    },

    async save({ next, change, content, outbox, references }) {
      const read = { version: next.version - 1 };
      const what = `shipment ${next.shipmentId}`;
      if (content) await putPoEntriesBeyond(table, next);
      const others: Write[] = [
        ...puts(change ? [changeItem(next, change)] : []),
        ...puts(content ? contentItems(next, next.contentVersion, content) : []),
        ...puts(content ? poEntries(next).slice(0, PO_ENTRIES) : []),
        ...puts(outbox ? [outboxItem(outbox)] : []),
        ...referenceWrites(next, references ?? []),
      ];
      // A transaction costs twice: the head alone is a plain conditional put.
      if (others.length === 0) return replaceVersion(table, headItem(next), read, what);
      const head: Write = { put: headItem(next), condition: { equals: read } };
      if (await attempt(table, [head, ...others], what)) throw new StaleVersion(what);
    },

    list: (filter, page) => listShipments(table, filter, page),

    findByReference: (reference) => findByReference(table, reference),

    async overdue(before, limit) {
      const due = await readDue(table, 'SHIPMENT', before, limit);
      return due.map((item) => readItem(shipmentSchema, item));
    },
  };
}

/** PO numbers listed within the transaction, which holds 100 writes; 500 cartons may have more. */
const PO_ENTRIES = 60;

/** The rest is listed beforehand: an entry of a shipment that never comes to be is passed over by whoever lists. */
async function putPoEntriesBeyond(table: Table, shipment: Shipment): Promise<void> {
  await Promise.all(
    poEntries(shipment)
      .slice(PO_ENTRIES)
      .map((entry) => table.put(entry)),
  );
}

function headItem(shipment: Shipment): Item {
  const { tenant, status, createdAt, shipmentId, nextDeadlineAt } = shipment;
  const key = headKey(shipment);
  return toItem(key, shipment, {
    gsi1pk: statusListPk(tenant, status),
    gsi1sk: listSk(createdAt, shipmentId),
    ...(nextDeadlineAt && dueAt('SHIPMENT', nextDeadlineAt, key.pk)),
  });
}

function uniqueReference(shipment: Shipment): Write[] {
  const { tenant, reference, shipmentId } = shipment;
  if (reference === undefined) return [];
  const put = toItem(uniqueReferenceKey(tenant, reference), { shipmentId });
  return [{ put, condition: { item: 'absent' } }];
}

function changeItem(key: ShipmentKey, change: StatusChange): Item {
  return toItem(changeKey(key, change.version), change);
}

function puts(items: readonly Item[]): Write[] {
  return items.map((put) => ({ put }));
}
