/** Orders: accepted once, saved by version together with what they move, found by number, queue and deadline. */
import { beforeEach, describe, expect, it } from 'vitest';
import { createOrderStore } from '../../adapters/dynamodb/order-store.ts';
import { createOutboxStore } from '../../adapters/dynamodb/outbox-store.ts';
import { createStockStore } from '../../adapters/dynamodb/stock-store.ts';
import type { Table } from '../../adapters/dynamodb/table.ts';
import { Conflict, IdempotencyKeyReused, StaleVersion } from '../../domain/kernel/domain-error.ts';
import { orderIdSchema } from '../../domain/kernel/ids.ts';
import { patchOrder } from '../../domain/order/amend-order.ts';
import { startFulfilment } from '../../domain/order/fulfilment-outbox.ts';
import { advanceFulfilment, newFulfilment } from '../../domain/order/fulfilment-record.ts';
import type { Fulfilment } from '../../domain/order/fulfilment.ts';
import type { OrderStore } from '../../domain/order/order-store.ts';
import type { Order } from '../../domain/order/order.ts';
import { reserveMovements } from '../../domain/order/reservation.ts';
import { boxIdOf } from '../../domain/relay/relay.ts';
import { StockShort } from '../../domain/stock/stock-errors.ts';
import { anOrder } from '../support/example-order.ts';
import { relay } from '../support/example-relay.ts';
import {
  aMovement,
  aPutaway,
  aRequest,
  at,
  lamp,
  T0,
  tenant,
  warehouseId,
} from './contract-records.ts';

export function orderStoreContract(newTable: () => Promise<Table>): void {
  let table: Table;
  let store: OrderStore;
  beforeEach(async () => {
    table = await newTable();
    store = createOrderStore(table);
  });

  const numbered = (n: number, changed: Partial<Order> = {}) =>
    anOrder({
      orderId: orderIdSchema.parse(`ord_01KADHNJS8ZBV7P3GJX6B${String(n).padStart(5, '0')}`),
      createdAt: at(n),
      updatedAt: at(n),
      fulfilmentCount: 0,
      ...changed,
    });
  const create = (order: Order, more: object = {}) =>
    store.create({ order, outbox: startFulfilment({ ...order, n: 1, epoch: 1 }, T0), ...more });

  const planned = (order: Order, n = 1): Fulfilment => ({
    ...newFulfilment({ ...order, n }, [{ lineId: '1', sku: lamp, quantity: 2 }], T0),
    warehouseId,
  });
  const occasion = { at: T0, actor: 'workflow', correlationId: 'ful-1' };
  function reserving(order: Order, n = 1) {
    const fulfilment = planned(order, n);
    const moved = advanceFulfilment(fulfilment, 'reserve', occasion);
    if (!moved) throw new Error('not moved');
    return {
      fulfilments: [moved.next],
      movements: reserveMovements(order, fulfilment, T0),
    };
  }
  const stocked = (quantity: number) =>
    store.save({
      movements: [aMovement('in', { quantity }), aPutaway('up', quantity)],
    });
  const available = async () =>
    (await createStockStore(table).find(tenant, warehouseId, lamp))?.available;

  describe('accepting', () => {
    it('keeps the order exactly, and its execution to be started', async () => {
      const order = numbered(1);
      expect(await create(order)).toEqual({ kind: 'created' });
      expect(await store.find(order)).toEqual(order);
      expect(await store.findWhole(order)).toEqual({ order, fulfilments: [] });
      const pending = await createOutboxStore(table).pending(at(60), 10);
      expect(pending.map(({ executionName }) => executionName)).toEqual([
        `ful-${order.orderId}-1-1`,
      ]);
    });

    it('answers the same order of a shop with the one that is there', async () => {
      const order = numbered(1);
      await create(order);
      const again = await create({ ...order, reference: 'another' });
      expect(again).toEqual({ kind: 'duplicate', order });
    });

    it('answers the same request again; another payload under its key is refused', async () => {
      const order = numbered(1);
      const request = aRequest({ key: 'k' });
      await create(order, { request });
      expect(await create(order, { request })).toEqual({ kind: 'duplicate', request });
      const other = aRequest({ key: 'k', payloadHash: 'other' });
      await expect(create(order, { request: other })).rejects.toThrow(IdempotencyKeyReused);
    });

    it('refuses the same order under another key', async () => {
      const order = numbered(1);
      await create(order, { request: aRequest({ key: 'k' }) });
      await expect(create(order, { request: aRequest({ key: 'other' }) })).rejects.toThrow(
        Conflict,
      );
    });

    it('gives a box of an FBA shipment to one relay, or to the next when that gave it up', async () => {
      const [first, second, third] = [1, 2, 3].map((n) => numbered(n, { relay }));
      if (!first || !second || !third) throw new Error('three');
      const boxId = boxIdOf(relay);
      const asked = (key: string, more: object = {}) => ({ request: aRequest({ key }), ...more });
      expect(await store.findByBox(tenant, boxId)).toBeUndefined();
      await create(first, asked('a'));
      await expect(create(second, asked('b'))).rejects.toMatchObject({ code: 'FBA_BOX_TAKEN' });
      expect(await store.find(second)).toBeUndefined();
      await create(second, asked('b', { gaveUpBox: first.orderId }));
      expect(await store.findByBox(tenant, boxId)).toBe(second.orderId);
      const late = create(third, asked('c', { gaveUpBox: first.orderId }));
      await expect(late).rejects.toMatchObject({ code: 'FBA_BOX_TAKEN' });
    });
  });

  describe('saving', () => {
    it('reserves the units and keeps the fulfilment in one write', async () => {
      const order = numbered(1);
      await create(order);
      await stocked(5);
      expect(await store.save(reserving(order))).toBe('saved');
      expect(await available()).toBe(3);
      const whole = await store.findWhole(order);
      expect(whole?.fulfilments).toMatchObject([{ n: 1, version: 1, status: 'RESERVED' }]);
      expect(await store.findFulfilment({ ...order, n: 1 })).toEqual(whole?.fulfilments[0]);
    });

    it('knows a write that was done before, and moves nothing twice', async () => {
      const order = numbered(1);
      await stocked(5);
      await store.save(reserving(order));
      expect(await store.save(reserving(order))).toBe('duplicate');
      expect(await available()).toBe(3);
    });

    it('writes nothing at all when the units are not there', async () => {
      const order = numbered(1);
      await stocked(1);
      await expect(store.save(reserving(order))).rejects.toThrow(StockShort);
      expect(await store.findFulfilment({ ...order, n: 1 })).toBeUndefined();
      expect(await available()).toBe(1);
    });

    it('refuses whoever read an older version, of the order or of a fulfilment', async () => {
      const order = numbered(1);
      await create(order);
      const next = patchOrder(order, { fulfilmentCount: 2 }, T0);
      await store.save({ order: next });
      await expect(store.save({ order: next })).rejects.toThrow(StaleVersion);
      await stocked(5);
      await store.save(reserving(order));
      const stale = { ...planned(order), version: 1 };
      await expect(store.save({ fulfilments: [stale] })).rejects.toThrow(StaleVersion);
    });

    it('keeps the log of each fulfilment apart', async () => {
      const order = numbered(1);
      await create(order);
      const change = { version: 3, from: 'PLANNED', event: 'cancel', to: 'CANCELLED', ...occasion };
      await store.save({ order: patchOrder(order, {}, T0), changes: [{ ...change, n: 2 }] });
      expect(await store.changes(order)).toEqual([{ ...change, n: 2 }]);
    });

    it('lets exactly as many orders have the units as there are', async () => {
      await stocked(10);
      const results = await Promise.allSettled(
        Array.from({ length: 12 }, (_, n) => store.save(reserving(numbered(n + 1)))),
      );
      const saved = results.filter(({ status }) => status === 'fulfilled');
      expect(saved.length).toBeLessThanOrEqual(5);
      expect(await available()).toBe(10 - 2 * saved.length);
    });
  });

  describe('finding', () => {
    it('lists orders newest first, between two times, and by reference', async () => {
      for (let n = 1; n <= 5; n += 1) await create(numbered(n, { reference: `R-${n}` }));
      const ids = async (filter: object, limit = 10) =>
        (await store.list({ tenant, ...filter }, { limit })).data.map(({ reference }) => reference);
      expect(await ids({})).toEqual(['R-5', 'R-4', 'R-3', 'R-2', 'R-1']);
      expect(await ids({ from: at(2), to: at(4) })).toEqual(['R-3', 'R-2']);
      expect(await ids({ reference: 'R-4' })).toEqual(['R-4']);
      const first = await store.list({ tenant }, { limit: 2 });
      const second = await store.list({ tenant }, { limit: 2, cursor: first.nextCursor ?? '' });
      expect(second.data.map(({ reference }) => reference)).toEqual(['R-3', 'R-2']);
    });

    it('queues who waits for a SKU by the time of the order, and lets go', async () => {
      const entry = (n: number) => ({
        tenant,
        orderId: numbered(n).orderId,
        n: 1,
        sku: lamp,
        since: at(n),
        quantity: n,
        country: 'US',
      });
      await store.save({ queue: [entry(3), entry(1)] });
      await store.save({ queue: [entry(2)] });
      expect(await store.backorders(tenant, lamp, 10)).toEqual([entry(1), entry(2), entry(3)]);
      await store.save({ unqueue: [entry(1)] });
      expect(await store.backorders(tenant, lamp, 1)).toEqual([entry(2)]);
    });

    it('knows whose parcel a number is', async () => {
      const order = numbered(1);
      await stocked(2);
      const key = { tenant, orderId: order.orderId, n: 1 };
      await store.save({ ...reserving(order), tracking: { number: '1Z999', key } });
      expect(await store.findByTracking('1Z999')).toEqual(key);
      expect(await store.findByTracking('1Z000')).toBeUndefined();
    });

    it('lists what is past its deadline, and not what is over', async () => {
      const order = numbered(1);
      await store.save({
        fulfilments: [
          { ...planned(order), version: 1, nextDeadlineAt: at(100) },
          { ...planned(order, 2), version: 1, nextDeadlineAt: at(300) },
        ],
      });
      const { nextDeadlineAt: _, ...over } = planned(order, 3);
      await store.save({ fulfilments: [{ ...over, version: 1, status: 'CANCELLED' }] });
      expect((await store.overdue(at(200), 10)).map(({ n }) => n)).toEqual([1]);
    });
  });
}
