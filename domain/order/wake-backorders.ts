/** Units of a SKU became available: the oldest orders that wait for it look again, as many as there are units for (M-092). */
import type { SkuCode, Tenant } from '../kernel/ids.ts';
import type { Wake } from '../wait/wait.ts';
import { laneOf } from './fulfilment.ts';
import type { BackorderEntry, OrderStore } from './order-store.ts';

export interface WakePorts {
  readonly orders: Pick<OrderStore, 'backorders'>;
  readonly wake: Wake;
}

/** More are woken by those who were, once they took what they need. */
const MOST = 25;

/** After the stock is written. `units`: how many; absent: unknown. Waking one too many costs a look, one too few a day. */
export async function wakeBackorders(
  ports: WakePorts,
  tenant: Tenant,
  sku: SkuCode,
  units = Number.MAX_SAFE_INTEGER,
): Promise<void> {
  const waiting = await ports.orders.backorders(tenant, sku, MOST);
  for (const { orderId, n } of firstServed(waiting, units))
    // Told again, the same news may wake others: who waits has changed by then.
    await ports.wake({ tenant, entityId: orderId, lane: laneOf({ n }) }, `stock-${sku}`, 'once');
}

function firstServed(waiting: readonly BackorderEntry[], units: number): BackorderEntry[] {
  let left = units;
  return waiting.filter(({ quantity }) => {
    const served = left > 0;
    left -= quantity;
    return served;
  });
}
