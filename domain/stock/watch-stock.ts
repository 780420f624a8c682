import type { SkuCode, Tenant } from '../kernel/ids.ts';
import type { Now } from '../kernel/time.ts';
import type { StockStore } from './stock-store.ts';
import { afterStock, type StockWatch, type StockWatchStore } from './stock-watch.ts';

export interface WatchStockPorts {
  readonly now: Now;
  readonly watches: Pick<StockWatchStore, 'find' | 'save'>;
  readonly stocks: Pick<StockStore, 'list'>;
}

const PAGE = 100;

/**
 * Looks at a SKU's stock if somebody wants it watched, and keeps its alert true. Returns the watch as it then stands. Throws
 * StaleVersion when somebody else does so at this moment.
 */
export async function watchStock(
  ports: WatchStockPorts,
  tenant: Tenant,
  sku: SkuCode,
): Promise<StockWatch | undefined> {
  const watch = await ports.watches.find(tenant, sku);
  if (!watch) return undefined;
  // A SKU is in a few warehouses; one page has them all.
  const { data } = await ports.stocks.list({ tenant, sku }, { limit: PAGE });
  const available = data.reduce((sum, stock) => sum + stock.available, 0);
  const next = afterStock(watch, available, ports.now());
  if (next) await ports.watches.save(next);
  return next ?? watch;
}
