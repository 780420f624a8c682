import type { CaseId, EntityId, Tenant } from '../kernel/ids.ts';
import type { Page, PageRequest } from '../kernel/page.ts';
import type { Case, CaseKind, Decision } from './case.ts';

/** Implemented by adapters/dynamodb/case-store.ts. */
export interface CaseStore {
  /** Put if absent by its deterministic id: opening twice is opening once. Returns the stored case. */
  open(opened: Case): Promise<Case>;
  find(tenant: Tenant, caseId: CaseId): Promise<Case | undefined>;
  /** Operations know only the id. */
  findAnywhere(caseId: CaseId): Promise<Case | undefined>;
  /** All cases about a shipment, an order or a return, strongly consistent, oldest first. */
  ofEntity(tenant: Tenant, entityId: EntityId): Promise<Case[]>;
  /** Conditional on OPEN. The same decision again returns it; another one throws Conflict (ALREADY_DECIDED). */
  decide(found: Case, decision: Decision): Promise<Case>;
  /** Conditional on not CLOSED; idempotent. */
  close(found: Case, reason: string, at: string): Promise<void>;
  list(
    filter: { tenant?: Tenant; status: Case['status']; kind?: CaseKind },
    page: PageRequest,
  ): Promise<Page<Case>>;
  /** Open cases with a default whose deadline is before `before`, earliest first: the sweeper takes the default. */
  overdue(before: string, limit: number): Promise<Case[]>;
}
