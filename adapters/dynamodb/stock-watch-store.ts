/** Safety stocks and their alerts: one partition a seller, one item a SKU. */
import { StaleVersion } from '../../domain/kernel/domain-error.ts';
import {
  stockWatchSchema,
  type StockWatch,
  type StockWatchStore,
} from '../../domain/stock/stock-watch.ts';
import { orRefused } from './conditional.ts';
import { stockWatchKey, stockWatchPk } from './keys.ts';
import { readAll } from './partition.ts';
import { readItem, toItem } from './record.ts';
import type { Condition, Table } from './table.ts';

export function createStockWatchStore(table: Table): StockWatchStore {
  return {
    async find(tenant, sku) {
      const item = await table.get(stockWatchKey(tenant, sku));
      return item && readItem(stockWatchSchema, item);
    },

    async all(tenant) {
      const items = await readAll(table, { pk: stockWatchPk(tenant) });
      return items.map((item) => readItem(stockWatchSchema, item));
    },

    async save(next) {
      const read = next.version - 1;
      const condition: Condition = read === 0 ? { item: 'absent' } : { equals: { version: read } };
      const item = toItem(stockWatchKey(next.tenant, next.sku), next);
      await orRefused(
        () => table.put(item, condition),
        () => stale(next),
      );
    },

    async remove(watch) {
      const { tenant, sku, version } = watch;
      await orRefused(
        () => table.delete(stockWatchKey(tenant, sku), { equals: { version } }),
        () => stale(watch),
      );
    },
  };
}

function stale({ sku }: StockWatch): never {
  throw new StaleVersion(`safety stock of ${sku}`);
}
