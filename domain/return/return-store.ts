/** What the business needs kept of returns. Implemented by adapters/dynamodb/return-store.ts. */
import type { Case } from '../case/case.ts';
import type { OrderId, ReturnId, Tenant } from '../kernel/ids.ts';
import type { Page, PageRequest } from '../kernel/page.ts';
import type { OutboxMessage } from '../outbox/outbox.ts';
import type { Label } from '../order/fulfilment.ts';
import type { Movement } from '../stock/stock.ts';
import type { Inspection } from './inspection.ts';
import type { ReturnStatus } from './return-lifecycle.ts';
import type { Return, ReturnKind } from './return.ts';

export interface ReturnKey {
  readonly tenant: Tenant;
  readonly returnId: ReturnId;
}

/** How many units of an order's line are on their way back or were given back. */
export interface ReturnedLine {
  readonly lineId: string;
  readonly quantity: number;
  /** No more than this may ever be: what was delivered. */
  readonly delivered: number;
}

export interface ReturnStore {
  /**
   * One transaction: the return if absent, its claims on the order's lines, the outbox item when something is to be done, the
   * desk's names of a box that is there already.
   * `duplicate`: the return that is there already. Throws Conflict NO_RETURNABLE_QUANTITY when more would come back of a line
   * than was delivered.
   */
  create(write: {
    ret: Return;
    claims: readonly ReturnedLine[];
    outbox?: OutboxMessage;
    names?: readonly string[];
  }): Promise<{ kind: 'created' } | { kind: 'duplicate'; ret: Return }>;

  /** Strongly consistent, as all reads but `list`. */
  find(key: ReturnKey): Promise<Return | undefined>;
  inspection(key: ReturnKey): Promise<Inspection>;
  /** Units of each line already claimed by returns of the order. */
  returnedOf(tenant: Tenant, orderId: OrderId): Promise<Record<string, number>>;

  /**
   * Conditional on the version read, which `next` still has; returns it as it is kept, one version further. `release`: the
   * claims on the order's lines are given back. `names`: the desk's names of the box that from now on mean this return. Throws
   * StaleVersion.
   */
  save(write: {
    next: Return;
    outbox?: OutboxMessage;
    release?: readonly Omit<ReturnedLine, 'delivered'>[];
    names?: readonly string[];
    /** The label's number from now on means this return. */
    tracked?: Label;
  }): Promise<Return>;

  /**
   * One transaction: the inspection conditional on the version read (`next.version - 1`), stock movements with their counters, the
   * cases about what lacked.
   * Throws StaleVersion; StockShort when a counter would go below zero. A movement that is there already was moved by an earlier try:
   * the rest is written without it.
   */
  inspect(
    key: ReturnKey,
    next: Inspection,
    movements: readonly Movement[],
    cases?: readonly Case[],
  ): Promise<void>;

  /** Which returns the desk's name of a box means, over all tenants. */
  findByDeskId(deskId: string): Promise<ReturnKey[]>;

  /** Through an index or a list: for reading, never for deciding. Newest first. */
  list(filter: ReturnFilter, page: PageRequest): Promise<Page<Return>>;

  /** Returns whose nextDeadlineAt is before `before`, earliest first: for the sweeper. */
  overdue(before: string, limit: number): Promise<Return[]>;

  putPhoto(key: ReturnKey, photo: ReturnPhoto): Promise<void>;
  photos(key: ReturnKey): Promise<ReturnPhoto[]>;
}

export interface ReturnFilter {
  readonly tenant: Tenant;
  readonly status?: ReturnStatus;
  readonly kind?: ReturnKind;
  readonly orderId?: OrderId;
}

/** A picture somebody uploads; `proofOf` is the work whose destruction it shows. */
export interface ReturnPhoto {
  readonly photoId: string;
  readonly key: string;
  readonly fileName: string;
  readonly contentType: string;
  readonly by: string;
  readonly at: string;
  readonly proofOf?: string | undefined;
}
