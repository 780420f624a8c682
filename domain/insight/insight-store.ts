import type { SkuCode, Tenant } from '../kernel/ids.ts';
import type { CountedFact, DayCounts } from './count.ts';
import type { ReturnLevel } from './return-level.ts';

/** Implemented by adapters/dynamodb/insight-store.ts. */
export interface InsightStore {
  /**
   * One transaction: a marker of each fact that has none, and what these add. `known`: all were counted before, nothing is added.
   * Throws StaleVersion when others count the same entity faster than this can look.
   */
  count(
    tenant: Tenant,
    entityId: string,
    ...facts: readonly CountedFact[]
  ): Promise<'counted' | 'known'>;
  /** Counters of the days from `from` to `to`, both included; of one SKU, or of all and of the cases. */
  days(
    tenant: Tenant,
    period: { readonly from: string; readonly to: string; readonly sku?: SkuCode },
  ): Promise<DayCounts[]>;
  findLevel(tenant: Tenant, sku: SkuCode): Promise<ReturnLevel | undefined>;
  /** Conditional on the version read (`next.version - 1`, 0: absent). Throws StaleVersion. */
  saveLevel(next: ReturnLevel): Promise<void>;
}
