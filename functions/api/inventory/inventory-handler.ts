import type { z } from 'zod';
import type { StockStore } from '../../../domain/stock/stock-store.ts';
import type { Stock } from '../../../domain/stock/stock.ts';
import type { Cursors } from '../../runtime/cursor.ts';
import { httpHandler } from '../../runtime/http-handler.ts';
import { pageAnswer } from '../../runtime/paging.ts';
import { noBody, noParams, sellerRoute } from '../../runtime/router.ts';
import { inventoryQuery, type inventoryView } from './contract.ts';

export interface InventoryPorts {
  readonly stock: Pick<StockStore, 'list' | 'bins'>;
  readonly cursors: Cursors;
}

/** What lies where: SKU x warehouse x status x bin. */
export const inventoryRoutes = (ports: InventoryPorts) => [listInventory(ports)];

export const createInventoryHandler = (ports: InventoryPorts) =>
  httpHandler('inventory', inventoryRoutes(ports));

const listInventory = (ports: InventoryPorts) =>
  sellerRoute('GET', '/inventory', 'inventory:read', {
    params: noParams,
    query: inventoryQuery,
    body: noBody,
    handle: async ({ caller: { tenant }, query }) => {
      const { sku, warehouse } = query;
      const filter = { tenant, ...(sku && { sku }), ...(warehouse && { warehouseId: warehouse }) };
      return pageAnswer({
        cursors: ports.cursors,
        of: `inventory of ${tenant}`,
        query,
        page: (page) => ports.stock.list(filter, page),
        show: (stock) => shown(ports, stock),
      });
    },
  });

async function shown(ports: InventoryPorts, stock: Stock): Promise<z.input<typeof inventoryView>> {
  const { tenant, warehouseId, sku } = stock;
  const { awaitingPutaway, available, reserved, quarantine, damaged } = stock;
  return {
    sku,
    warehouseId,
    onHand: awaitingPutaway + available + reserved + quarantine + damaged,
    quantities: { awaitingPutaway, available, reserved, quarantine, damaged },
    bins: [...(await ports.stock.bins(tenant, warehouseId, sku))],
  };
}
