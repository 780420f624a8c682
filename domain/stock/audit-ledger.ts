/** The audit of the whole ledger: each stock by its own laws, and against what the warehouses counted. */
import { BrokenRecord } from '../kernel/domain-error.ts';
import { orderIdSchema, returnIdSchema, shipmentIdSchema, type Tenant } from '../kernel/ids.ts';
import type { OrderKey } from '../order/order-store.ts';
import type { ReturnKey } from '../return/return-store.ts';
import type { ShipmentKey } from '../shipment/shipment-store.ts';
import { lineFaults, orderFaults, type Sold } from './audit-orders.ts';
import { receiptFaults, type Receipt } from './audit-receipts.ts';
import { auditStock, subjectOf, type Violation } from './audit-stock.ts';
import type { StockStore } from './stock-store.ts';
import type { Movement, Stock } from './stock.ts';

/** What the warehouse counted of a shipment, and the cases about it. */
export type ReceiptOf = (key: ShipmentKey) => Promise<Receipt>;

/** Against what the ledger is held besides itself; what is left out is not looked at. */
export interface Witnesses {
  readonly receiptOf?: ReceiptOf;
  readonly soldIn?: (key: OrderKey) => Promise<Sold | undefined>;
  /** SKUs that a return moved; undefined when nobody knows it. */
  readonly movedBy?: (key: ReturnKey) => Promise<ReadonlySet<string> | undefined>;
}

interface Books extends Witnesses {
  readonly stocks: StockStore;
}

/**
 * Every stock of every tenant, with strong reads, page by page; a record that cannot be read is a violation, not the end. */
export async function auditLedger(
  stocks: StockStore,
  tenants: readonly Tenant[],
  witnesses: Witnesses = {},
): Promise<{ checked: number; violations: Violation[] }> {
  const violations: Violation[] = [];
  let checked = 0;
  for (const tenant of tenants) {
    for await (const stock of everyStock(stocks, tenant)) {
      checked += 1;
      violations.push(...(await auditOne({ stocks, ...witnesses }, stock)));
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
  const witnessed = await Promise.all(
    Object.entries(Object.groupBy(movements, (movement) => movement.reference)).map(
      ([reference, caused = []]) => witness(books, stock, reference, caused),
    ),
  );
  return [...auditStock(stock, movements, bins), ...witnessed.flat()];
}

/** A movement's reference is the shipment, the order or the return whose fact caused it. */
async function witness(
  { receiptOf, soldIn, movedBy }: Books,
  stock: Stock,
  reference: string,
  caused: readonly Movement[],
): Promise<Violation[]> {
  const { tenant, sku } = stock;
  const found = (law: Violation['law']) => (fault: string) => ({
    law,
    subject: subjectOf(stock),
    detail: `${reference}: ${fault}`,
  });
  const shipmentId = shipmentIdSchema.safeParse(reference).data;
  if (receiptOf && shipmentId)
    return receiptFaults(sku, await receiptOf({ tenant, shipmentId }), caused).map(
      found('RECEIPT'),
    );
  const returnId = returnIdSchema.safeParse(reference).data;
  if (movedBy && returnId) {
    const isKnown = (await movedBy({ tenant, returnId }))?.has(sku);
    return isKnown ? [] : ['no such return, or not of this SKU'].map(found('RETURN'));
  }
  const orderId = orderIdSchema.safeParse(reference).data;
  if (!soldIn || !orderId) return [];
  const sold = await soldIn({ tenant, orderId });
  return [...orderFaults(stock, sold, caused), ...(sold ? lineFaults(sold) : [])].map(
    found('RESERVATION'),
  );
}

async function* everyStock(stocks: StockStore, tenant: Tenant): AsyncGenerator<Stock> {
  let cursor: string | null | undefined;
  do {
    const page = await stocks.list({ tenant }, { limit: 100, ...(cursor && { cursor }) });
    yield* page.data;
    cursor = page.nextCursor;
  } while (cursor !== null);
}
