/** Returns: the head, the desk's inspection, and what each order line has coming back. */
import { z } from 'zod';
import { BrokenRecord, Conflict, StaleVersion } from '../../domain/kernel/domain-error.ts';
import { returnIdSchema, tenantSchema } from '../../domain/kernel/ids.ts';
import { timestampSchema } from '../../domain/kernel/time.ts';
import type { Label } from '../../domain/order/fulfilment.ts';
import { firstAskedAt } from '../../domain/parcel/silence.ts';
import { inspectionSchema, NOTHING_INSPECTED } from '../../domain/return/inspection.ts';
import { returnSchema, type Return } from '../../domain/return/return.ts';
import type {
  ReturnedLine,
  ReturnKey,
  ReturnPhoto,
  ReturnStore,
} from '../../domain/return/return-store.ts';
import { StockShort } from '../../domain/stock/stock-errors.ts';
import type { Movement } from '../../domain/stock/stock.ts';
import { attempt } from './attempt.ts';
import { openingWithItsFact } from './case-writes.ts';
import { orRefused, replaceVersion } from './conditional.ts';
import { readDue } from './due.ts';
import {
  dueAt,
  entityPk,
  inspectionKey,
  listSk,
  orderReturnKey,
  photoKey,
  photoPrefix,
  referencePk,
  returnedKey,
  returnedPrefix,
  returnKey,
  returnListPk,
  returnPk,
} from './keys.ts';
import { ledgerWrites } from './ledger-writes.ts';
import { outboxItem } from './outbox-store.ts';
import { readAll } from './partition.ts';
import { readItem, toItem } from './record.ts';
import { listReturns } from './return-lists.ts';
import type { Condition, Item, Table, Write } from './table.ts';
import { trackingNumberWrite } from './tracking-number.ts';

const photoSchema: z.ZodType<ReturnPhoto> = z.strictObject({
  photoId: z.string(),
  key: z.string(),
  fileName: z.string(),
  contentType: z.string(),
  by: z.string(),
  at: timestampSchema,
  proofOf: z.string().optional(),
});
const referenceSchema = z.strictObject({ tenant: tenantSchema, returnId: returnIdSchema });
const returnedSchema = z.looseObject({ lineId: z.string(), quantity: z.int() });

export function createReturnStore(table: Table): ReturnStore {
  async function find(key: ReturnKey): Promise<Return | undefined> {
    const item = await table.get(returnKey(key));
    return item && readItem(returnSchema, item);
  }

  /** A transaction costs twice: the record alone is a plain conditional put. */
  const put = (record: { put: Item; condition: Condition }, what: string) =>
    orRefused(
      () => table.put(record.put, record.condition),
      () => {
        throw new StaleVersion(what);
      },
    );

  const inspect: ReturnStore['inspect'] = async (key, next, movements, cases = []) => {
    const what = `inspection of ${key.returnId}`;
    const read = next.version - 1;
    const ledger = ledgerWrites(movements);
    const record = {
      put: toItem(inspectionKey(key), next),
      condition: read === 0 ? ({ item: 'absent' } as const) : { equals: { version: read } },
    };
    if (movements.length + cases.length === 0) return put(record, what);
    const asked = cases.flatMap(openingWithItsFact);
    const writes = [record, ...ledger.movements, ...ledger.balances, ...asked];
    const refusal = await attempt(table, writes, what);
    if (!refusal) return;
    if (refusal.positions.includes(0)) throw new StaleVersion(what);
    const known = movements.filter((_, i) => refusal.positions.includes(1 + i));
    if (known.length === 0) throw new StockShort(movements);
    await inspect(
      key,
      next,
      movements.filter((movement: Movement) => !known.includes(movement)),
      cases,
    );
  };

  return {
    async create({ ret, claims, outbox, names: deskIds = [] }) {
      if (claims.some(({ quantity, delivered }) => quantity > delivered)) throw tooMany();
      const writes: Write[] = [
        { put: headItem(ret), condition: { item: 'absent' } },
        ...claims.map((claim) => claiming(ret, claim)),
        ...names(ret, deskIds),
        ...(outbox ? [{ put: outboxItem(outbox) }] : []),
        ...(claims.length === 0 ? ofOrder(ret) : []),
      ];
      const refusal = await attempt(table, writes, `return ${ret.returnId}`);
      if (!refusal) return { kind: 'created' };
      if (!refusal.positions.includes(0)) throw tooMany();
      const existing = await find(ret);
      if (!existing) throw new BrokenRecord(`return ${ret.returnId} is gone`);
      return { kind: 'duplicate', ret: existing };
    },

    find,

    async inspection(key) {
      const item = await table.get(inspectionKey(key));
      return item ? readItem(inspectionSchema, item) : NOTHING_INSPECTED;
    },

    async returnedOf(tenant, orderId) {
      const items = await readAll(table, {
        pk: entityPk(tenant, orderId),
        skPrefix: returnedPrefix,
      });
      const lines = items.map((item) => readItem(returnedSchema, item));
      return Object.fromEntries(lines.map(({ lineId, quantity }) => [lineId, quantity]));
    },

    async save({ next, outbox, release = [], names: deskIds = [], tracked }) {
      const what = `return ${next.returnId}`;
      const kept = returnSchema.parse({ ...next, version: next.version + 1 });
      const read = { version: next.version };
      const others: Write[] = [
        ...release.map((line) => releasing(next, line)),
        ...names(next, deskIds),
        ...(outbox ? [{ put: outboxItem(outbox) }] : []),
        ...(tracked ? [numberWrite(next, tracked)] : []),
      ];
      if (others.length === 0) await replaceVersion(table, headItem(kept), read, what);
      else {
        const head: Write = { put: headItem(kept), condition: { equals: read } };
        if (await attempt(table, [head, ...others], what)) throw new StaleVersion(what);
      }
      return kept;
    },

    inspect,

    async findByDeskId(deskId) {
      const items = await readAll(table, { pk: referencePk({ type: 'RMA', value: deskId }) });
      return items.map((item) => readItem(referenceSchema, item));
    },

    list: (filter, page) => listReturns(table, filter, page),

    async overdue(before, limit) {
      const due = await readDue(table, 'RETURN', before, limit);
      return due.map((item) => readItem(returnSchema, item));
    },

    putPhoto: (key, photo) => table.put(toItem(photoKey(key, photo.photoId), photo)),

    async photos(key) {
      const items = await readAll(table, { pk: returnPk(key), skPrefix: photoPrefix });
      return items.map((item) => readItem(photoSchema, item));
    },
  };
}

function headItem(ret: Return): Item {
  const { tenant, returnId, createdAt } = ret;
  const key = returnKey(ret);
  const nextDeadlineAt = 'nextDeadlineAt' in ret ? ret.nextDeadlineAt : undefined;
  return toItem(key, ret, {
    gsi1pk: returnListPk(tenant),
    gsi1sk: listSk(createdAt, returnId),
    ...(nextDeadlineAt && dueAt('RETURN', nextDeadlineAt, key.pk)),
  });
}

/** The line's counter, and how much of it is this return's: under its own name, so that giving back happens once and the order knows its returns. */
function claiming(
  { tenant, orderId, returnId }: Return,
  { lineId, quantity, delivered }: ReturnedLine,
): Write {
  return {
    update: returnedKey(tenant, orderId ?? 'NO_ORDER', lineId),
    change: { add: { quantity, [returnId]: quantity }, setIfAbsent: { lineId } },
    condition: { absentOrAtMost: { quantity: delivered - quantity }, absent: [returnId] },
  };
}

function releasing(
  { tenant, orderId, returnId }: Return,
  { lineId, quantity }: Omit<ReturnedLine, 'delivered'>,
): Write {
  return {
    update: returnedKey(tenant, orderId ?? 'NO_ORDER', lineId),
    change: { add: { quantity: -quantity }, set: { [returnId]: 0 } },
    condition: { present: [returnId], notEquals: { [returnId]: 0 } },
  };
}

function names({ tenant, returnId }: Return, deskIds: readonly string[]): Write[] {
  return deskIds.map((value) => ({
    put: toItem(
      { pk: referencePk({ type: 'RMA', value }), sk: returnPk({ tenant, returnId }) },
      { tenant, returnId },
    ),
  }));
}

/** The label says whom to ask about the number, and from when on. */
function numberWrite({ tenant, returnId }: Return, label: Label): Write {
  const { trackingNumber, carrier, boughtAt } = label;
  const asking = { carrier, askAt: firstAskedAt(boughtAt) };
  return trackingNumberWrite(trackingNumber, { tenant, returnId }, asking);
}

function tooMany(): Conflict {
  return new Conflict('NO_RETURNABLE_QUANTITY', 'more would come back than was delivered');
}

/** Whose lines nobody claims: found from its order all the same. */
function ofOrder({ tenant, orderId, returnId }: Return): Write[] {
  return orderId ? [{ put: toItem(orderReturnKey(tenant, orderId, returnId), {}) }] : [];
}
