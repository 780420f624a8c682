/** What the business needs kept of orders. Implemented by adapters/dynamodb/order-store.ts. */
import type { OrderId, SkuCode, Tenant } from '../kernel/ids.ts';
import type { Page, PageRequest } from '../kernel/page.ts';
import type { OutboxMessage } from '../outbox/outbox.ts';
import type { ParcelKey } from '../parcel/parcel-store.ts';
import type { AcceptedRequest } from '../shipment/shipment-store.ts';
import type { StatusChange } from '../shipment/shipment.ts';
import type { Movement } from '../stock/stock.ts';
import type { Fulfilment } from './fulfilment.ts';
import type { Order } from './order.ts';

export interface OrderKey {
  readonly tenant: Tenant;
  readonly orderId: OrderId;
}
export interface FulfilmentKey extends OrderKey {
  readonly n: number;
}

export interface OrderStore {
  /**
   * One transaction: the order if absent (its id is made of tenant, source, shop and external id), the idempotency record of
   * an API request, the outbox item. `duplicate`: the same request again, or, without a request, the same order of a shop.
   * A relay also takes its box, if need be from `gaveUpBox`, an order that will never send it. Throws IdempotencyKeyReused,
   * Conflict REFERENCE_TAKEN, FBA_BOX_TAKEN.
   */
  create(write: {
    order: Order;
    request?: AcceptedRequest;
    outbox: OutboxMessage;
    gaveUpBox?: OrderId;
  }): Promise<
    { kind: 'created' } | { kind: 'duplicate'; request?: AcceptedRequest; order?: Order }
  >;

  /** The relay that took this box of an FBA shipment last. */
  findByBox(tenant: Tenant, boxId: string): Promise<OrderId | undefined>;

  /** Strongly consistent, as all reads but `list`. */
  find(key: OrderKey): Promise<Order | undefined>;
  /** The order, its fulfilments by number; one query. */
  findWhole(key: OrderKey): Promise<{ order: Order; fulfilments: Fulfilment[] } | undefined>;
  findFulfilment(key: FulfilmentKey): Promise<Fulfilment | undefined>;
  /** The log: of exceptions of fulfilments, and under n 0 of what people and shops changed of the order. */
  changes(key: OrderKey): Promise<(StatusChange & { n: number })[]>;

  /**
   * Everything that decides, in one transaction: the order and fulfilments each conditional on the version read
   * (`next.version - 1`, 0: absent), stock movements with their counters, new outbox items, entries of the backorder queue.
   * Throws StaleVersion; StockShort when a counter would go below zero (nothing is written). A movement that is there already
   * means that this write was done before: `duplicate`.
   */
  save(write: {
    order?: Order;
    fulfilments?: readonly Fulfilment[];
    changes?: readonly (StatusChange & { n: number })[];
    movements?: readonly Movement[];
    outboxes?: readonly OutboxMessage[];
    /** Takes the fulfilment into (or out of) the queues of these SKUs. */
    queue?: readonly BackorderEntry[];
    unqueue?: readonly BackorderEntry[];
    /** The tracking number that from now on means the fulfilment. */
    tracking?: { readonly number: string; readonly key: FulfilmentKey };
  }): Promise<'saved' | 'duplicate'>;

  /** Through an index: for reading, never for deciding. Newest first. */
  list(
    filter: { tenant: Tenant; from?: string; to?: string; reference?: string },
    page: PageRequest,
  ): Promise<Page<Order>>;

  /** Oldest first (FIFO by the time of the order). */
  backorders(tenant: Tenant, sku: SkuCode, limit: number): Promise<BackorderEntry[]>;

  /** Whose parcel a carrier's number means, over all tenants: the newest that was given it. */
  findByTracking(number: string): Promise<ParcelKey | undefined>;

  /** Fulfilments whose nextDeadlineAt is before `before`, earliest first: for the sweeper. */
  overdue(before: string, limit: number): Promise<Fulfilment[]>;
}

export interface BackorderEntry extends FulfilmentKey {
  readonly sku: SkuCode;
  /** The order's createdAt: the place in the queue. */
  readonly since: string;
  /** Units it waits for, and the country whose warehouses may send them. */
  readonly quantity: number;
  readonly country: string;
}
