import type { Now } from '../../../domain/kernel/time.ts';
import type { RemovalStore } from '../../../domain/removal/removal-store.ts';
import type { RemovalPorts } from '../../../domain/removal/settle-removal.ts';
import type { SkuStore } from '../../../domain/sku/sku-store.ts';
import type { WarehouseStore } from '../../../domain/warehouse/warehouse.ts';
import type { Cursors } from '../../runtime/cursor.ts';

export interface RemovalsPorts extends RemovalPorts {
  readonly now: Now;
  readonly removals: RemovalStore;
  readonly skus: Pick<SkuStore, 'findMany'>;
  readonly warehouses: Pick<WarehouseStore, 'find'>;
  readonly cursors: Cursors;
}
