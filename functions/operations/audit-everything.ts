/** The laws of the ledger of every seller, against itself and against receipts and orders, over one table with strong reads. */
import { createCaseStore } from '../../adapters/dynamodb/case-store.ts';
import { createOrderStore } from '../../adapters/dynamodb/order-store.ts';
import { createReceivingStore } from '../../adapters/dynamodb/receiving-store.ts';
import { createSellerStore } from '../../adapters/dynamodb/seller-store.ts';
import { createStockStore } from '../../adapters/dynamodb/stock-store.ts';
import type { Table } from '../../adapters/dynamodb/table.ts';
import { auditLedger } from '../../domain/stock/audit-ledger.ts';

export async function auditEverything(table: Table): ReturnType<typeof auditLedger> {
  const [cases, orders, receiving] = [
    createCaseStore(table),
    createOrderStore(table),
    createReceivingStore(table),
  ];
  const tenants = (await createSellerStore(table).list()).map(({ tenant }) => tenant);
  return auditLedger(createStockStore(table), tenants, {
    receiptOf: async (key) => ({
      receiving: await receiving.find(key),
      cases: await cases.ofEntity(key.tenant, key.shipmentId),
    }),
    soldIn: (key) => orders.findWhole(key),
  });
}
