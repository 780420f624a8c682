/** What follows inside the house from a changed record: it is counted, a removal goes on, low stock is told. */
import type { Followed } from '../../domain/insight/followed-change.ts';
import { factsOfFulfilment } from '../../domain/insight/count-fulfilment.ts';
import { factsOfReturn } from '../../domain/insight/count-return.ts';
import { CASES, type CountedFact } from '../../domain/insight/count.ts';
import type { InsightStore } from '../../domain/insight/insight-store.ts';
import { watchReturnRate, type ReturnRatePorts } from '../../domain/insight/watch-return-rate.ts';
import {
  orderIdSchema,
  removalIdSchema,
  returnIdSchema,
  skuCodeSchema,
  type Tenant,
} from '../../domain/kernel/ids.ts';
import type { OrderStore } from '../../domain/order/order-store.ts';
import { settleRemoval, type RemovalPorts } from '../../domain/removal/settle-removal.ts';
import type { ReturnStore } from '../../domain/return/return-store.ts';
import { watchStock, type WatchStockPorts } from '../../domain/stock/watch-stock.ts';
import { againWhenStale } from './again.ts';

export interface FollowPorts extends ReturnRatePorts, RemovalPorts, WatchStockPorts {
  readonly cases: ReturnRatePorts['cases'] & RemovalPorts['cases'];
  readonly orders: Pick<OrderStore, 'find' | 'findFulfilment'>;
  readonly returns: Pick<ReturnStore, 'find'>;
  readonly insights: InsightStore;
}

/** Reads what stands there now and does all that follows from it; each part is idempotent. */
export function createFollowChanges(ports: FollowPorts) {
  return async (followed: Followed): Promise<void> => {
    const { tenant } = followed;
    switch (followed.what) {
      case 'FULFILMENT':
        return countFulfilment(ports, tenant, followed.entityId, followed.n);
      case 'RETURN':
        return followReturn(ports, tenant, followed.entityId);
      case 'REMOVAL':
        return goOn(ports, tenant, followed.entityId);
      case 'STOCK':
        return followStock(ports, tenant, followed.sku);
    }
  };
}

async function countFulfilment(ports: FollowPorts, tenant: Tenant, entityId: string, n: number) {
  const orderId = orderIdSchema.parse(entityId);
  const order = await ports.orders.find({ tenant, orderId });
  const fulfilment = await ports.orders.findFulfilment({ tenant, orderId, n });
  if (order && fulfilment)
    await countAll(ports, tenant, entityId, factsOfFulfilment(fulfilment, order));
}

async function followReturn(ports: FollowPorts, tenant: Tenant, entityId: string) {
  const ret = await ports.returns.find({ tenant, returnId: returnIdSchema.parse(entityId) });
  if (!ret) return;
  await countAll(ports, tenant, entityId, factsOfReturn(ret));
  if (ret.kind === 'FBA_REMOVAL' && ret.causeId) await goOn(ports, tenant, ret.causeId);
}

async function followStock(ports: FollowPorts, tenant: Tenant, sku: string) {
  await againWhenStale(() => watchStock(ports, tenant, skuCodeSchema.parse(sku)));
}

async function goOn(ports: FollowPorts, tenant: Tenant, entityId: string) {
  const removalId = removalIdSchema.parse(entityId);
  await againWhenStale(() => settleRemoval(ports, { tenant, removalId }));
}

/** The rate is looked at also when a fact was known: whoever counted it may have died before looking. */
async function countAll(
  ports: FollowPorts,
  tenant: Tenant,
  entityId: string,
  facts: readonly CountedFact[],
) {
  await ports.insights.count(tenant, entityId, ...facts);
  const counts = facts.flatMap((fact) => fact.counts);
  for (const because of ['delivered', 'returned'] as const) {
    const skus = counts.filter(({ sku, measure }) => sku !== CASES && measure === because);
    for (const sku of new Set(skus.map((count) => skuCodeSchema.parse(count.sku))))
      await againWhenStale(() => watchReturnRate(ports, { tenant, sku, because }));
  }
}
