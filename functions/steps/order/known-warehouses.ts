/** The warehouses, read once a minute in each container: every plan needs all of them, and they change a few times a year. */
import { addSeconds, type Now, type Timestamp } from '../../../domain/kernel/time.ts';
import type { Warehouse, WarehouseStore } from '../../../domain/warehouse/warehouse.ts';

const FRESH_SECONDS = 60;

export function knownWarehouses(
  warehouses: Pick<WarehouseStore, 'list'>,
  now: Now,
): Pick<WarehouseStore, 'list'> {
  let known: { readonly until: Timestamp; readonly list: Promise<Warehouse[]> } | undefined;
  return {
    list: () => {
      const at = now();
      if (!known || known.until <= at) {
        const list = warehouses.list();
        // What failed is asked again by the next.
        list.catch(() => (known = undefined));
        known = { until: addSeconds(at, FRESH_SECONDS), list };
      }
      return known.list;
    },
  };
}
