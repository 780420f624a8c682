import type { RemovalId, Tenant } from '../kernel/ids.ts';
import type { Page, PageRequest } from '../kernel/page.ts';
import type { AcceptedRequest } from '../shipment/shipment-store.ts';
import type { RemovalStatus } from './removal-lifecycle.ts';
import type { Removal } from './removal.ts';

export interface RemovalKey {
  readonly tenant: Tenant;
  readonly removalId: RemovalId;
}

/** Implemented by adapters/dynamodb/removal-store.ts. */
export interface RemovalStore {
  /** One transaction: idempotency, the removal if absent. Throws Conflict REMOVAL_EXISTS. */
  create(
    removal: Removal,
    request: AcceptedRequest,
  ): Promise<{ kind: 'created' } | { kind: 'duplicate'; request: AcceptedRequest }>;
  /** Strongly consistent. */
  find(key: RemovalKey): Promise<Removal | undefined>;
  /** Conditional on the version read (`next.version - 1`, 0: absent). Throws StaleVersion. */
  save(next: Removal): Promise<void>;
  /** Newest first. */
  list(
    filter: { tenant: Tenant; status?: RemovalStatus },
    page: PageRequest,
  ): Promise<Page<Removal>>;
  /** Removals whose nextDeadlineAt is before `before`, earliest first: for the sweeper. */
  overdue(before: string, limit: number): Promise<Removal[]>;
}
