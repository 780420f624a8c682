/** The conservation laws of every seller: of its ledger, against itself and against who moved it, and of what moved it. Strong reads. */
import { createCaseStore } from '../../adapters/dynamodb/case-store.ts';
import { createOrderStore } from '../../adapters/dynamodb/order-store.ts';
import { createReceivingStore } from '../../adapters/dynamodb/receiving-store.ts';
import { createReturnStore } from '../../adapters/dynamodb/return-store.ts';
import { createSellerStore } from '../../adapters/dynamodb/seller-store.ts';
import { createStockStore } from '../../adapters/dynamodb/stock-store.ts';
import type { Table } from '../../adapters/dynamodb/table.ts';
import { skusMovedBy } from '../../domain/return/audit-desk.ts';
import { auditLedger, type Witnesses } from '../../domain/stock/audit-ledger.ts';
import type { Violation } from '../../domain/stock/audit-stock.ts';
import { auditEntities } from './audit-entities.ts';

export interface Audit {
  /** Stocks, and shipments with orders with returns. */
  readonly checked: { readonly stocks: number; readonly entities: number };
  readonly violations: readonly Violation[];
}

export async function auditEverything(table: Table): Promise<Audit> {
  const tenants = (await createSellerStore(table).list()).map(({ tenant }) => tenant);
  const ledger = await auditLedger(createStockStore(table), tenants, witnessesOver(table));
  const violations = [...ledger.violations];
  let entities = 0;
  for (const tenant of tenants) {
    const found = await auditEntities(table, tenant);
    violations.push(...found.violations);
    entities += found.checked;
  }
  return { checked: { stocks: ledger.checked, entities }, violations };
}

export function auditLine({ checked, violations }: Audit): string {
  const { stocks, entities } = checked;
  return `${stocks} stocks and ${entities} shipments, orders and returns audited, ${violations.length} violations`;
}

function witnessesOver(table: Table): Witnesses {
  const cases = createCaseStore(table);
  const orders = createOrderStore(table);
  const receiving = createReceivingStore(table);
  const returns = createReturnStore(table);
  return {
    receiptOf: async (key) => ({
      receiving: await receiving.find(key),
      cases: await cases.ofEntity(key.tenant, key.shipmentId),
    }),
    soldIn: async (key) => {
      const [sold, asked] = await Promise.all([
        orders.findWhole(key),
        cases.ofEntity(key.tenant, key.orderId),
      ]);
      return sold && { ...sold, cases: asked };
    },
    movedBy: async (key) => {
      const ret = await returns.find(key);
      return ret && skusMovedBy({ ret, inspection: await returns.inspection(key) });
    },
  };
}
