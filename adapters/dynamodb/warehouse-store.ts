/** Warehouses: few, the system's own, listed strongly. */
import { warehouseSchema, type WarehouseStore } from '../../domain/warehouse/warehouse.ts';
import { warehouseKey, warehousePk } from './keys.ts';
import { readAll } from './partition.ts';
import { readItem, toItem } from './record.ts';
import type { Table } from './table.ts';

export function createWarehouseStore(table: Table): WarehouseStore {
  return {
    put: (warehouse) => table.put(toItem(warehouseKey(warehouse.warehouseId), warehouse)),

    async find(warehouseId) {
      const item = await table.get(warehouseKey(warehouseId));
      return item && readItem(warehouseSchema, item);
    },

    async list() {
      const items = await readAll(table, { pk: warehousePk });
      return items.map((item) => readItem(warehouseSchema, item));
    },
  };
}
