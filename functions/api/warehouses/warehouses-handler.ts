import { NotFound } from '../../../domain/kernel/domain-error.ts';
import type { WarehouseStore } from '../../../domain/warehouse/warehouse.ts';
import { httpHandler } from '../../runtime/http-handler.ts';
import { noBody, noParams, noQuery, sellerRoute } from '../../runtime/router.ts';
import { warehouseParams } from './contract.ts';

export interface WarehousesPorts {
  readonly warehouses: Pick<WarehouseStore, 'find' | 'list'>;
}

/** The warehouses a seller may choose (M-006, M-007): the same for every seller. */
export const warehousesRoutes = (ports: WarehousesPorts) => [
  listWarehouses(ports),
  readWarehouse(ports),
];

export const createWarehousesHandler = (ports: WarehousesPorts) =>
  httpHandler('warehouses', warehousesRoutes(ports));

const listWarehouses = (ports: WarehousesPorts) =>
  sellerRoute('GET', '/warehouses', 'shipments:read', {
    params: noParams,
    query: noQuery,
    body: noBody,
    handle: async () => ({
      status: 200,
      body: { data: await ports.warehouses.list(), nextCursor: null },
    }),
  });

const readWarehouse = (ports: WarehousesPorts) =>
  sellerRoute('GET', '/warehouses/{warehouseId}', 'shipments:read', {
    params: warehouseParams,
    query: noQuery,
    body: noBody,
    handle: async ({ params }) => {
      const warehouse = await ports.warehouses.find(params.warehouseId);
      if (!warehouse) throw new NotFound('warehouse');
      return { status: 200, body: warehouse };
    },
  });
