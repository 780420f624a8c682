/** Stock as it stands; it is moved by ledger-writes.ts within the transactions that have a cause. */
import { z } from 'zod';
import { movementSchema, stockSchema } from '../../domain/stock/stock.ts';
import type { StockStore } from '../../domain/stock/stock-store.ts';
import { binPrefix, countersKey, movementPrefix, stockListPk, stockPk } from './keys.ts';
import { readList } from './list.ts';
import { readAll } from './partition.ts';
import { readItem } from './record.ts';
import type { Item, Table } from './table.ts';

const binSchema = z.strictObject({
  bin: z.string(),
  lot: z.string(),
  quantity: z.int().nonnegative(),
});

export function createStockStore(table: Table): StockStore {
  return {
    async find(tenant, warehouseId, sku) {
      const item = await table.get(countersKey({ tenant, warehouseId, sku }));
      return item && readItem(stockSchema, item);
    },

    async findMany(tenant, places) {
      const items = await table.getMany(places.map((place) => countersKey({ tenant, ...place })));
      return items.map((item) => readItem(stockSchema, item));
    },

    async bins(tenant, warehouseId, sku) {
      const pk = stockPk({ tenant, warehouseId, sku });
      const items = await readAll(table, { pk, skPrefix: binPrefix });
      return items.map((item) => readItem(binSchema, item)).filter((bin) => bin.quantity > 0);
    },

    async movements(tenant, warehouseId, sku, cause = '') {
      const pk = stockPk({ tenant, warehouseId, sku });
      const items = await readAll(table, { pk, skPrefix: movementPrefix + cause });
      return items
        .map((item) => readItem(movementSchema, item))
        .sort((a, b) => (a.at < b.at ? -1 : a.at > b.at ? 1 : 0));
    },

    /** By SKU then warehouse. */
    list({ tenant, sku, warehouseId }, page) {
      const pk = stockListPk(tenant);
      const list = { pk, index: 'gsi1', ...(sku && { skPrefix: `${sku}#` }) } as const;
      return readList(table, list, page, async (entries) => {
        const wanted = entries.filter((entry) => isIn(warehouseId, entry));
        const items = new Map((await table.getMany(wanted)).map((item) => [item.pk, item]));
        return wanted
          .flatMap((entry) => items.get(entry.pk) ?? [])
          .map((item) => readItem(stockSchema, item));
      });
    },
  };
}

function isIn(warehouseId: string | undefined, { gsi1sk }: Item): boolean {
  if (warehouseId === undefined) return true;
  return typeof gsi1sk === 'string' && gsi1sk.endsWith(`#${warehouseId}`);
}
