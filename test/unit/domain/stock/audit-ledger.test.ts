import { describe, expect, it } from 'vitest';
import { countersKey } from '../../../../adapters/dynamodb/keys.ts';
import { createReceivingStore } from '../../../../adapters/dynamodb/receiving-store.ts';
import { createStockStore } from '../../../../adapters/dynamodb/stock-store.ts';
import { cartonCountSchema, NOTHING_RECEIVED } from '../../../../domain/receiving/receipt.ts';
import type { Case } from '../../../../domain/case/case.ts';
import { emptyStock } from '../../../../domain/stock/apply-movement.ts';
import { auditLedger } from '../../../../domain/stock/audit-ledger.ts';
import { auditStock } from '../../../../domain/stock/audit-stock.ts';
import {
  aCase,
  aMovement,
  aPutaway,
  key,
  lamp,
  otherTenant,
  T0,
  tenant,
} from '../../../contracts/contract-records.ts';
import { createMemoryTable } from '../../../support/memory-table.ts';

const movements = [aMovement('m', { quantity: 9 }), aPutaway('p', 5)];
const stock = { ...emptyStock(aMovement('m')), received: 9, awaitingPutaway: 4, available: 5 };
const bins = [{ bin: 'A-01', lot: 'L1', quantity: 5 }];
const laws = (...audited: Parameters<typeof auditStock>) =>
  auditStock(...audited).map(({ law, detail }) => `${law} ${detail}`);

describe('the laws of one stock', () => {
  it('hold for what the movements made', () => {
    expect(laws(stock, movements, bins)).toEqual([]);
    expect(laws(emptyStock(aMovement('m')), [], [])).toEqual([]);
  });

  it('find a unit that appeared', () => {
    expect(laws({ ...stock, available: 6 }, movements, bins)).toEqual([
      'BALANCE entered 9, held 10, left 0',
      'FOLD available 6, movements say 5',
    ]);
  });

  it('find a unit that moved without a movement', () => {
    const moved = { ...stock, awaitingPutaway: 3, available: 6 };
    expect(laws(moved, movements, bins)).toEqual([
      'FOLD awaitingPutaway 3, movements say 4',
      'FOLD available 6, movements say 5',
    ]);
  });

  it('find a bucket below zero', () => {
    const oversold = { ...stock, available: -1, reserved: 6 };
    expect(laws(oversold, movements, bins)).toContain('NEGATIVE available -1');
  });

  it('find a bin that holds other than was put there', () => {
    expect(laws(stock, movements, [])).toEqual(['BINS bin A-01 lot L1: movements say 5 more']);
    const strange = [...bins, { bin: 'B', lot: '-', quantity: 2 }];
    expect(laws(stock, movements, strange)).toEqual(['BINS bin B lot -: movements say -2 more']);
  });
});

describe('the audit of a ledger', () => {
  it('reads every stock of every tenant and names what is wrong', async () => {
    const table = createMemoryTable();
    const receivings = createReceivingStore(table);
    const stocks = createStockStore(table);
    const many = Array.from({ length: 20 }, (_, n) => aMovement(`m${n}`, { sku: `S-${n}` }));
    await receivings.apply(key, 'e1', { ...NOTHING_RECEIVED, version: 1 }, many);
    expect(await auditLedger(stocks, [tenant, otherTenant])).toEqual({
      checked: 20,
      violations: [],
    });
    await table.update(countersKey({ ...aMovement('m'), sku: 'S-7' }), { add: { damaged: 1 } });
    const { violations } = await auditLedger(stocks, [tenant]);
    expect(violations.map(({ law, subject }) => `${law} ${subject}`)).toEqual([
      'BALANCE lumio US-LAX S-7',
      'FOLD lumio US-LAX S-7',
    ]);
  });

  it('compares the ledger with what the warehouse counted and placed', async () => {
    const table = createMemoryTable();
    const receivings = createReceivingStore(table);
    const stocks = createStockStore(table);
    const counted = (good: number) =>
      cartonCountSchema.parse({
        eventId: 'e1',
        cartonNumber: 1,
        count: 1,
        lines: [{ sku: lamp, good, damaged: 1 }],
        countedAt: T0,
      });
    const receiving = { ...NOTHING_RECEIVED, version: 1, placed: { [lamp]: 4 } };
    const moves = [
      aMovement('m1', { quantity: 9 }),
      aMovement('m2', { kind: 'RECEIVE_DAMAGED', quantity: 1, to: 'damaged' }),
      aPutaway('m3', 4),
    ];
    await receivings.apply(key, 'e1', { ...receiving, cartons: { '1': counted(9) } }, moves);
    const details = async (cases: readonly Case[], cartons = { '1': counted(9) }) => {
      const receiptOf = async () => ({ receiving: { ...receiving, cartons }, cases });
      const { violations } = await auditLedger(stocks, [tenant], { receiptOf });
      return violations.map(({ law, detail }) => `${law} ${detail}`);
    };
    expect(await details([])).toEqual([]);
    expect(await details([], { '1': counted(7) })).toEqual([
      `RECEIPT ${key.shipmentId}: counted 8, the ledger says 10`,
    ]);
    const suspense = aCase('suspense', {
      kind: 'STOCK_SUSPENSE',
      evidence: { kind: 'RECOUNT_DOWN', sku: lamp, missing: 2 },
    });
    expect(await details([suspense], { '1': counted(7) })).toEqual([]);
  });
});
