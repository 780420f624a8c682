import type { SkuCode, Tenant, WarehouseId } from '../kernel/ids.ts';
import type { Page, PageRequest } from '../kernel/page.ts';
import type { Movement, Stock } from './stock.ts';

export interface BinQuantity {
  readonly bin: string;
  readonly lot: string;
  readonly quantity: number;
}

/** Implemented by adapters/dynamodb/stock-store.ts. Movements are written by the transactions that cause them. */
export interface StockStore {
  find(tenant: Tenant, warehouseId: WarehouseId, sku: SkuCode): Promise<Stock | undefined>;
  /** Several at once; those that never had stock are left out. */
  findMany(
    tenant: Tenant,
    places: readonly { readonly warehouseId: WarehouseId; readonly sku: SkuCode }[],
  ): Promise<Stock[]>;
  bins(tenant: Tenant, warehouseId: WarehouseId, sku: SkuCode): Promise<BinQuantity[]>;
  /** All, or those of one cause: its id begins theirs. */
  movements(
    tenant: Tenant,
    warehouseId: WarehouseId,
    sku: SkuCode,
    cause?: string,
  ): Promise<Movement[]>;
  list(
    filter: { tenant: Tenant; sku?: SkuCode; warehouseId?: WarehouseId },
    page: PageRequest,
  ): Promise<Page<Stock>>;
}
