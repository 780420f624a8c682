/** The audit of the whole ledger: each stock by its own laws, and against what the warehouses counted. */
import { BrokenRecord } from '../kernel/domain-error.ts';
import { shipmentIdSchema, type Tenant } from '../kernel/ids.ts';
import type { ShipmentKey } from '../shipment/shipment-store.ts';
import { receiptFaults, type Receipt } from './audit-receipts.ts';
import { auditStock, subjectOf, type Violation } from './audit-stock.ts';
import type { StockStore } from './stock-store.ts';
import type { Movement, Stock } from './stock.ts';

/** What the warehouse counted of a shipment, and the cases about it. */
export type ReceiptOf = (key: ShipmentKey) => Promise<Receipt>;

interface Books {
  readonly stocks: StockStore;
  readonly receiptOf: ReceiptOf | undefined;
}

/**
 * Every stock of every tenant, with strong reads, page by page; a record that cannot be read is a violation, not the end.
 * Without `receiptOf` the ledger is checked against itself alone.
 */
export async function auditLedger(
  stocks: StockStore,
  tenants: readonly Tenant[],
  receiptOf?: ReceiptOf,
): Promise<{ checked: number; violations: Violation[] }> {
  const violations: Violation[] = [];
  let checked = 0;
  for (const tenant of tenants) {
    for await (const stock of everyStock(stocks, tenant)) {
      checked += 1;
      violations.push(...(await auditOne({ stocks, receiptOf }, stock)));
    }
  }
  return { checked, violations };
}

/** Stock moves while it is read: only what is wrong twice is wrong. */
async function auditOne(books: Books, listed: Stock): Promise<Violation[]> {
  try {
    return (await look(books, listed)).length === 0 ? [] : await look(books, listed);
  } catch (error) {
    if (!(error instanceof BrokenRecord)) throw error;
    return [{ law: 'UNREADABLE', subject: subjectOf(listed), detail: error.message }];
  }
}

async function look(books: Books, { tenant, warehouseId, sku }: Stock): Promise<Violation[]> {
  const stock = await books.stocks.find(tenant, warehouseId, sku);
  const movements = await books.stocks.movements(tenant, warehouseId, sku);
  const bins = await books.stocks.bins(tenant, warehouseId, sku);
  if (!stock) return [];
  return [...auditStock(stock, movements, bins), ...(await receipts(books, stock, movements))];
}

/** A movement's reference is the shipment whose fact caused it. */
async function receipts(
  { receiptOf }: Books,
  stock: Stock,
  movements: readonly Movement[],
): Promise<Violation[]> {
  const violations: Violation[] = [];
  for (const [reference, caused = []] of Object.entries(
    Object.groupBy(movements, (movement) => movement.reference),
  )) {
    const shipmentId = shipmentIdSchema.safeParse(reference);
    if (!receiptOf || !shipmentId.success) continue;
    const receipt = await receiptOf({ tenant: stock.tenant, shipmentId: shipmentId.data });
    for (const fault of receiptFaults(stock.sku, receipt, caused)) {
      const detail = `${reference}: ${fault}`;
      violations.push({ law: 'RECEIPT', subject: subjectOf(stock), detail });
    }
  }
  return violations;
}

async function* everyStock(stocks: StockStore, tenant: Tenant): AsyncGenerator<Stock> {
  let cursor: string | null | undefined;
  do {
    const page = await stocks.list({ tenant }, { limit: 100, ...(cursor && { cursor }) });
    yield* page.data;
    cursor = page.nextCursor;
  } while (cursor !== null);
}
