import { InvalidRequest } from '../../../domain/kernel/domain-error.ts';
import { fault } from '../../../domain/kernel/fault.ts';
import type { WarehouseId } from '../../../domain/kernel/ids.ts';
import type { Warehouse } from '../../../domain/warehouse/warehouse.ts';
import type { RemovalsPorts } from './removals-ports.ts';

/** A warehouse that takes what Amazon sends back. Throws InvalidRequest, pointing to what named it. */
export async function receivingWarehouse(
  { warehouses }: Pick<RemovalsPorts, 'warehouses'>,
  warehouseId: WarehouseId,
  pointer: string,
): Promise<Warehouse> {
  const found = await warehouses.find(warehouseId);
  if (found?.capabilities.some((c) => c === 'RETURNS' || c === 'FBA_RELAY')) return found;
  throw new InvalidRequest('INVALID_REQUEST', 'no warehouse for removals', [
    fault(pointer, 'WAREHOUSE_TAKES_NO_REMOVALS', 'takes no removals from Amazon'),
  ]);
}
