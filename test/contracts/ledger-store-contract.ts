/** Receiving and stock: a fact, its record and its movements in one transaction. */
import { beforeEach, expect, it } from 'vitest';
import { createCaseStore } from '../../adapters/dynamodb/case-store.ts';
import { createReceivingStore } from '../../adapters/dynamodb/receiving-store.ts';
import { createStockStore } from '../../adapters/dynamodb/stock-store.ts';
import type { Table } from '../../adapters/dynamodb/table.ts';
import { StaleVersion } from '../../domain/kernel/domain-error.ts';
import { warehouseIdSchema } from '../../domain/kernel/ids.ts';
import {
  cartonCountSchema,
  NOTHING_RECEIVED,
  type Receiving,
} from '../../domain/receiving/receipt.ts';
import type { ReceivingStore } from '../../domain/receiving/receiving-store.ts';
import { auditLedger } from '../../domain/stock/audit-ledger.ts';
import { StockShort } from '../../domain/stock/stock-errors.ts';
import type { StockStore } from '../../domain/stock/stock-store.ts';
import type { Movement } from '../../domain/stock/stock.ts';
import {
  aCase,
  aMovement,
  aPutaway,
  at,
  key,
  lamp,
  otherTenant,
  T0,
  tenant,
  warehouseId,
} from './contract-records.ts';

export function ledgerStoreContract(newTable: () => Promise<Table>): void {
  let receivings: ReceivingStore;
  let stocks: StockStore;
  let table: Table;
  beforeEach(async () => {
    table = await newTable();
    receivings = createReceivingStore(table);
    stocks = createStockStore(table);
  });

  const count = (cartonNumber: number, n = 1) =>
    cartonCountSchema.parse({
      eventId: `count-${cartonNumber}-${n}`,
      cartonNumber,
      count: n,
      lines: [{ sku: lamp, good: 12, damaged: 0 }],
      countedAt: T0,
    });
  const receiving = (version: number, changed: Partial<Receiving> = {}): Receiving => ({
    ...NOTHING_RECEIVED,
    version,
    ...changed,
  });
  const stock = () => stocks.find(tenant, warehouseId, lamp);

  /** Applies a fact with the next version, reading again when somebody was faster. */
  async function applyNext(eventId: string, movements: readonly Movement[]) {
    for (;;) {
      const { version } = await receivings.find(key);
      try {
        return await receivings.apply(key, eventId, receiving(version + 1), movements);
      } catch (error) {
        if (!(error instanceof StaleVersion)) throw error;
      }
    }
  }

  it('starts with nothing received and no stock', async () => {
    expect(await receivings.find(key)).toEqual(NOTHING_RECEIVED);
    expect(await stock()).toBeUndefined();
    expect(await stocks.bins(tenant, warehouseId, lamp)).toEqual([]);
  });

  it('keeps the record with its counts, recounts and exceptions exactly', async () => {
    const first = receiving(1, { checkedInAt: T0, cartons: { '1': count(1), '12': count(12) } });
    expect(await receivings.apply(key, 'e1', first, [])).toBe('applied');
    expect(await receivings.find(key)).toEqual(first);
    const second = receiving(2, {
      checkedInAt: T0,
      cartons: { '1': count(1, 2), '12': count(12) },
      exceptions: [{ eventId: 'e2', detail: 'no PO', at: T0 }],
      placed: { [lamp]: 3 },
    });
    await receivings.apply(key, 'e2', second, []);
    expect(await receivings.find(key)).toEqual(second);
  });

  it('moves counters, bins and movements with the fact, once', async () => {
    const movements = [aMovement('m1', { quantity: 12 }), aPutaway('m2', 10)];
    expect(await receivings.apply(key, 'e1', receiving(1), movements)).toBe('applied');
    expect(await receivings.apply(key, 'e1', receiving(2), movements)).toBe('duplicate');
    expect(await stock()).toMatchObject({
      received: 12,
      awaitingPutaway: 2,
      available: 10,
      lost: 0,
    });
    expect(await stocks.bins(tenant, warehouseId, lamp)).toEqual([
      { bin: 'A-01', lot: 'L1', quantity: 10 },
    ]);
    expect(await stocks.movements(tenant, warehouseId, lamp)).toEqual(movements);
    expect((await receivings.find(key)).version).toBe(1);
  });

  it('refuses an older version and moves nothing of it', async () => {
    await receivings.apply(key, 'e1', receiving(1), []);
    const late = receivings.apply(key, 'e2', receiving(1), [aMovement('m1')]);
    await expect(late).rejects.toBeInstanceOf(StaleVersion);
    expect(await stock()).toBeUndefined();
    expect(await receivings.apply(key, 'e2', receiving(2), [aMovement('m1')])).toBe('applied');
  });

  it('refuses to take a bucket below zero, and the fact may be applied otherwise later', async () => {
    await receivings.apply(key, 'e1', receiving(1), [aMovement('m1', { quantity: 5 })]);
    const much = receivings.apply(key, 'e2', receiving(2), [aPutaway('m2', 6)]);
    await expect(much).rejects.toBeInstanceOf(StockShort);
    expect(await stock()).toMatchObject({ awaitingPutaway: 5, available: 0 });
    expect(await receivings.apply(key, 'e2', receiving(2), [aPutaway('m2', 5)])).toBe('applied');
    expect(await stock()).toMatchObject({ awaitingPutaway: 0, available: 5 });
  });

  it('opens the cases about what lacked with the movements, or neither', async () => {
    const cases = createCaseStore(table);
    const asked = aCase('lacking', { kind: 'STOCK_SUSPENSE' });
    const stale = receivings.apply(key, 'e1', receiving(2), [aMovement('m1')], [asked]);
    await expect(stale).rejects.toBeInstanceOf(StaleVersion);
    expect(await cases.ofEntity(tenant, key.shipmentId)).toEqual([]);
    await receivings.apply(key, 'e1', receiving(1), [aMovement('m1')], [asked]);
    expect(await cases.ofEntity(tenant, key.shipmentId)).toEqual([asked]);
    expect(await cases.findAnywhere(asked.caseId)).toEqual(asked);
  });

  it('does not repeat a movement that an earlier part of the fact made', async () => {
    await receivings.apply(key, 'e1/1', receiving(1), [aMovement('m1')]);
    const both = [aMovement('m1'), aMovement('m2')];
    expect(await receivings.apply(key, 'e1/2', receiving(2), both)).toBe('applied');
    expect(await stock()).toMatchObject({ received: 20, awaitingPutaway: 20 });
    expect(await stocks.movements(tenant, warehouseId, lamp)).toHaveLength(2);
  });

  it('takes twenty movements over several SKUs, bins and lots in one fact', async () => {
    const skus = ['A', 'B', 'C', 'D', 'E'];
    const movements = skus.flatMap((sku) => [
      aMovement(`${sku}-in`, { sku, quantity: 9 }),
      aPutaway(`${sku}-1`, 3, { sku, bin: 'X#1', lot: 'L' }),
      aPutaway(`${sku}-2`, 2, { sku, bin: 'X', lot: '1#L' }),
      aPutaway(`${sku}-3`, 4, { sku, bin: 'X#1', lot: 'L' }),
    ]);
    expect(await receivings.apply(key, 'e1', receiving(1), movements)).toBe('applied');
    expect(await stocks.bins(tenant, warehouseId, lamp)).toEqual([]);
    const { violations, checked } = await auditLedger(stocks, [tenant]);
    expect({ violations, checked }).toEqual({ violations: [], checked: 5 });
  });

  it('conserves units under 60 facts at once: none lost, none doubled, none below zero', async () => {
    await applyNext('start', [aMovement('start', { quantity: 20 })]);
    const facts = Array.from({ length: 30 }, (_, i) => [`e${i}`, [aPutaway(`m${i}`, 1)]] as const);
    const results = await Promise.allSettled(
      [...facts, ...facts].map(([eventId, movements]) => applyNext(eventId, movements)),
    );
    const outcome = results.map((r) => (r.status === 'fulfilled' ? r.value : 'short'));
    expect(outcome.filter((r) => r === 'applied')).toHaveLength(20);
    expect(await stock()).toMatchObject({ received: 20, awaitingPutaway: 0, available: 20 });
    expect((await auditLedger(stocks, [tenant])).violations).toEqual([]);
  }, 30_000);

  it('lists stock by SKU and warehouse, within the tenant', async () => {
    const newJersey = warehouseIdSchema.parse('US-EWR');
    await receivings.apply(key, 'e1', receiving(1), [
      aMovement('1', { sku: 'A' }),
      aMovement('2', { sku: 'A', warehouseId: newJersey }),
      aMovement('3', { sku: 'AB' }),
      aMovement('4', { sku: 'B', at: at(5) }),
    ]);
    const list = async (filter: object) =>
      (await stocks.list({ tenant, ...filter }, { limit: 9 })).data.map(
        (s) => `${s.sku} ${s.warehouseId}`,
      );
    expect(await list({})).toEqual(['A US-EWR', 'A US-LAX', 'AB US-LAX', 'B US-LAX']);
    expect(await list({ sku: 'A' })).toEqual(['A US-EWR', 'A US-LAX']);
    expect(await list({ warehouseId })).toEqual(['A US-LAX', 'AB US-LAX', 'B US-LAX']);
    expect(await list({ sku: 'A', warehouseId })).toEqual(['A US-LAX']);
    expect((await stocks.list({ tenant: otherTenant }, { limit: 9 })).data).toEqual([]);
    const first = await stocks.list({ tenant, warehouseId }, { limit: 1 });
    expect(first.data).toHaveLength(1);
    expect(first.nextCursor).not.toBeNull();
  });
}
