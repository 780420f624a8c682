import { beforeEach, describe, expect, it } from 'vitest';
import { createReturnStore } from '../../adapters/dynamodb/return-store.ts';
import { createStockStore } from '../../adapters/dynamodb/stock-store.ts';
import type { Table } from '../../adapters/dynamodb/table.ts';
import { Conflict, StaleVersion } from '../../domain/kernel/domain-error.ts';
import { returnIdSchema } from '../../domain/kernel/ids.ts';
import { NOTHING_INSPECTED } from '../../domain/return/inspection.ts';
import type { ReturnStore } from '../../domain/return/return-store.ts';
import { StockShort } from '../../domain/stock/stock-errors.ts';
import { aReturn, aUnit, orderId, returnKey } from '../support/example-return.ts';
import { aMovement, at, lamp, otherTenant, tenant, warehouseId } from './contract-records.ts';

const idOf = (n: number) =>
  returnIdSchema.parse(`ret_01KADHNJS8ZBV7P3GJX6B${String(n).padStart(5, '0')}`);

export function returnStoreContract(newTable: () => Promise<Table>): void {
  let store: ReturnStore;
  let table: Table;
  beforeEach(async () => {
    table = await newTable();
    store = createReturnStore(table);
  });
  const claim = (quantity: number, delivered = 2) => ({ lineId: '1', quantity, delivered });
  const claiming = (n: number, quantity: number) =>
    store.create({ ret: aReturn({ returnId: idOf(n) }), claims: [claim(quantity)] });

  describe('creating', () => {
    it('keeps the return exactly, and answers its repeat with it', async () => {
      const ret = aReturn();
      expect(await store.create({ ret, claims: [claim(2)] })).toEqual({ kind: 'created' });
      expect(await store.find(returnKey)).toEqual(ret);
      const again = await store.create({ ret: aReturn({ version: 7 }), claims: [claim(2)] });
      expect(again).toEqual({ kind: 'duplicate', ret });
      expect(await store.returnedOf(tenant, orderId)).toEqual({ '1': 2 });
    });

    it('lets no more come back of a line than was delivered', async () => {
      await claiming(1, 1);
      await expect(claiming(2, 2)).rejects.toThrow(Conflict);
      await expect(claiming(3, 3)).rejects.toThrow(Conflict);
      expect(await claiming(4, 1)).toEqual({ kind: 'created' });
      await expect(claiming(5, 1)).rejects.toThrow(Conflict);
      expect(await store.find({ tenant, returnId: idOf(5) })).toBeUndefined();
    });

    it('gives a claim back once, with the change that gives it up', async () => {
      await claiming(1, 2);
      const found = await store.find({ tenant, returnId: idOf(1) });
      if (!found) throw new Error('not kept');
      const release = [{ lineId: '1', quantity: 2 }];
      const next = await store.save({ next: found, release });
      expect(await store.returnedOf(tenant, orderId)).toEqual({ '1': 0 });
      await expect(store.save({ next, release })).rejects.toThrow(StaleVersion);
      expect(await claiming(2, 2)).toEqual({ kind: 'created' });
    });
  });

  describe('saving', () => {
    it('raises the version, and refuses what was read before', async () => {
      const ret = aReturn();
      await store.create({ ret, claims: [] });
      const next = await store.save({ next: { ...ret, orderReference: 'SO-2' } });
      expect(next).toEqual({ ...ret, orderReference: 'SO-2', version: 2 });
      expect(await store.find(returnKey)).toEqual(next);
      await expect(store.save({ next: ret })).rejects.toThrow(StaleVersion);
    });

    it("finds a return by the desk's names of its box, over all tenants", async () => {
      await store.create({ ret: aReturn(), claims: [], names: ['BOX-7'] });
      const other = aReturn({ tenant: otherTenant, returnId: idOf(9) });
      await store.create({ ret: other, claims: [] });
      await store.save({ next: other, names: ['BOX-9'] });
      expect(await store.findByDeskId('BOX-7')).toEqual([returnKey]);
      expect(await store.findByDeskId('BOX-9')).toEqual([
        { tenant: otherTenant, returnId: idOf(9) },
      ]);
      expect(await store.findByDeskId('BOX-1')).toEqual([]);
    });
  });

  describe('inspecting', () => {
    const units = [aUnit()];
    const arriving = aMovement('in-1', {
      kind: 'RETURN_RECEIVE',
      quantity: 2,
      enters: 'returnedIn',
      to: 'quarantine',
    });

    it('moves the stock with the facts', async () => {
      expect(await store.inspection(returnKey)).toEqual(NOTHING_INSPECTED);
      const next = { ...NOTHING_INSPECTED, version: 1, events: ['evt-1'], units };
      await store.inspect(returnKey, next, [arriving]);
      expect(await store.inspection(returnKey)).toEqual(next);
      const stock = await createStockStore(table).find(tenant, warehouseId, lamp);
      expect(stock).toMatchObject({ returnedIn: 2, quarantine: 2, available: 0 });
    });

    it('refuses what was read before, and moves nothing twice', async () => {
      const next = { ...NOTHING_INSPECTED, version: 1, units };
      await store.inspect(returnKey, next, [arriving]);
      await expect(store.inspect(returnKey, next, [])).rejects.toThrow(StaleVersion);
      await store.inspect(returnKey, { ...next, version: 2 }, [arriving]);
      const stock = await createStockStore(table).find(tenant, warehouseId, lamp);
      expect(stock).toMatchObject({ returnedIn: 2, quarantine: 2 });
    });

    it('takes nothing below zero', async () => {
      const out = aMovement('out-1', {
        kind: 'RETURN_DISPOSE',
        enters: undefined,
        from: 'quarantine',
        to: 'disposed',
      });
      const next = { ...NOTHING_INSPECTED, version: 1 };
      await expect(store.inspect(returnKey, next, [out])).rejects.toThrow(StockShort);
      expect(await store.inspection(returnKey)).toEqual(NOTHING_INSPECTED);
    });
  });

  describe('reading', () => {
    it('lists newest first, by status, kind or order, for one seller alone', async () => {
      await claiming(1, 1);
      const plain = { claims: [] };
      await store.create({
        ...plain,
        ret: aReturn({ returnId: idOf(2), createdAt: at(2), kind: 'RTS', orderId: undefined }),
      });
      await store.create({ ...plain, ret: aReturn({ returnId: idOf(3), tenant: otherTenant }) });
      const ids = async (filter: object) => {
        const page = await store.list({ tenant, ...filter }, { limit: 10 });
        return page.data.map(({ returnId }) => returnId);
      };
      expect(await ids({})).toEqual([idOf(2), idOf(1)]);
      expect(await ids({ kind: 'RTS' })).toEqual([idOf(2)]);
      expect(await ids({ status: 'LOST' })).toEqual([]);
      expect(await ids({ orderId })).toEqual([idOf(1)]);
    });

    it('lists with an order what its carrier brings back, though nobody claimed a line', async () => {
      const back = aReturn({ returnId: idOf(4), kind: 'RTS', createdAt: at(4) });
      await store.create({ ret: back, claims: [] });
      await store.create({ ret: back, claims: [] });
      const { data } = await store.list({ tenant, orderId }, { limit: 10 });
      expect(data.map(({ returnId }) => returnId)).toEqual([idOf(4)]);
    });

    it('tells what is overdue, and keeps pictures', async () => {
      await store.create({ ret: aReturn({ nextDeadlineAt: at(10) }), claims: [] });
      expect(await store.overdue(at(9), 10)).toEqual([]);
      expect(await store.overdue(at(11), 10)).toHaveLength(1);
      const photo = {
        photoId: 'pho_1',
        key: 'T/lumio/x',
        fileName: 'a.jpg',
        contentType: 'image/jpeg',
        by: 'key_1',
        at: at(1),
      };
      await store.putPhoto(returnKey, photo);
      expect(await store.photos(returnKey)).toEqual([photo]);
    });
  });
}
