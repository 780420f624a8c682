/** Orders: the head, its fulfilments, the log of their exceptions, and their places in the backorder queues. */
import { z } from 'zod';
import { Conflict, StaleVersion } from '../../domain/kernel/domain-error.ts';
import { fulfilmentSchema } from '../../domain/order/fulfilment.ts';
import type { OrderStore } from '../../domain/order/order-store.ts';
import { orderSchema } from '../../domain/order/order.ts';
import { statusChangeSchema } from '../../domain/shipment/shipment.ts';
import { StockShort } from '../../domain/stock/stock-errors.ts';
import { attempt, type Refusal } from './attempt.ts';
import { readBackorders } from './backorder-queue.ts';
import { orRefused } from './conditional.ts';
import { readDue } from './due.ts';
import { duplicateOf, putRequestOnce } from './idempotency.ts';
import {
  changePrefix,
  fulfilmentKey,
  fulfilmentPrefix,
  orderKey,
  orderListPk,
  orderPk,
} from './keys.ts';
import { readList } from './list.ts';
import { findByBox, takeBox } from './fba-box.ts';
import { numberItem, orderItem, orderWrites } from './order-writes.ts';
import { outboxItem } from './outbox-store.ts';
import { readAll } from './partition.ts';
import { readItem } from './record.ts';
import type { Table, Write } from './table.ts';
import { findByTracking } from './tracking-number.ts';

const changeSchema = statusChangeSchema.extend({ n: z.int().nonnegative() });

export function createOrderStore(table: Table): OrderStore {
  return {
    async create({ order, request, outbox, gaveUpBox }) {
      const writes: Write[] = [
        ...(request ? [putRequestOnce(order.tenant, request)] : []),
        { put: orderItem(order), condition: { item: 'absent' } },
        { put: outboxItem(outbox) },
        ...takeBox(order, gaveUpBox),
      ];
      const refusal = await attempt(table, writes, `order ${order.orderId}`);
      if (!refusal) return { kind: 'created' };
      const { positions, existing } = refusal;
      if (!request)
        return { kind: 'duplicate', ...(existing && { order: readItem(orderSchema, existing) }) };
      if (positions[0] === 0) return { kind: 'duplicate', request: duplicateOf(request, existing) };
      if (positions[0] === 1)
        throw new Conflict('REFERENCE_TAKEN', 'another order has this reference');
      throw new Conflict('FBA_BOX_TAKEN', 'another order is this box of the FBA shipment');
    },

    findByBox: (tenant, boxId) => findByBox(table, tenant, boxId),

    async find(key) {
      const item = await table.get(orderKey(key));
      return item && readItem(orderSchema, item);
    },

    async findWhole(key) {
      const pk = orderPk(key);
      const [head, items] = await Promise.all([
        table.get(orderKey(key)),
        readAll(table, { pk, skPrefix: fulfilmentPrefix }),
      ]);
      if (!head) return undefined;
      const fulfilments = items.map((item) => readItem(fulfilmentSchema, item));
      return { order: readItem(orderSchema, head), fulfilments };
    },

    async findFulfilment(key) {
      const item = await table.get(fulfilmentKey(key));
      return item && readItem(fulfilmentSchema, item);
    },

    async changes(key) {
      const items = await readAll(table, { pk: orderPk(key), skPrefix: changePrefix });
      return items.map((item) => readItem(changeSchema, item));
    },

    async save({ tracking, ...write }) {
      // The number first: one that means a parcel a moment early harms nobody, and a transaction would cost twice.
      if (tracking) await table.put(numberItem(tracking, write.fulfilments));
      const { versions, movements, others } = orderWrites(write);
      const writes = [...versions, ...movements, ...others];
      const what = `order ${(write.order ?? write.fulfilments?.[0])?.orderId ?? ''}`;
      const refusal = await commit(table, writes, what);
      if (!refusal) return 'saved';
      const refused = (from: number, length: number) =>
        refusal.positions.some((at) => at >= from && at < from + length);
      if (refused(versions.length, movements.length)) return 'duplicate';
      if (refused(0, versions.length)) throw new StaleVersion(what);
      throw new StockShort(write.movements ?? []);
    },

    /** A reference is looked for among the newest: an order of the API is found faster by the id made of it. */
    list: ({ tenant, from, to, reference }, page) =>
      readList(
        table,
        { pk: orderListPk(tenant), index: 'gsi1', descending: true },
        page,
        async (entries) => {
          const wanted = entries.filter(({ gsi1sk }) => isWithin(gsi1sk, from, to));
          const heads = new Map(
            (await table.getMany(wanted.map(({ sk, pk }) => ({ pk, sk })))).map((item) => [
              item.pk,
              item,
            ]),
          );
          return wanted
            .flatMap(({ pk }) => heads.get(pk) ?? [])
            .map((item) => readItem(orderSchema, item))
            .filter((order) => reference === undefined || order.reference === reference);
        },
      ),

    backorders: (tenant, sku, limit) => readBackorders(table, tenant, sku, limit),

    findByTracking: (number) => findByTracking(table, number),

    async overdue(before, limit) {
      const due = await readDue(table, 'FULFILMENT', before, limit);
      return due.map((item) => readItem(fulfilmentSchema, item));
    },
  };
}

/** A transaction costs twice: one write alone is a plain conditional put. */
async function commit(
  table: Table,
  writes: readonly Write[],
  what: string,
): Promise<Refusal | undefined> {
  const [only] = writes;
  if (writes.length > 1 || !only || !('put' in only)) return attempt(table, writes, what);
  return orRefused(
    async () => {
      await table.put(only.put, only.condition);
      return undefined;
    },
    (existing) => ({ positions: [0], existing }),
  );
}

/** `{createdAt}#{orderId}`; both bounds may be a day or a time. */
function isWithin(listed: unknown, from: string | undefined, to: string | undefined): boolean {
  if (typeof listed !== 'string') return false;
  return (from === undefined || listed >= from) && (to === undefined || listed < to);
}
