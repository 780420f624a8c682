/** What is kept of endpoints and deliveries. Implemented by adapters/dynamodb/{endpoint,delivery}-store.ts; all reads but lists are strong. */
import type { Tenant } from '../kernel/ids.ts';
import type { Page, PageRequest } from '../kernel/page.ts';
import type { AcceptedRequest } from '../shipment/shipment-store.ts';
import type { DeliveryId, WebhookDelivery } from './webhook-delivery.ts';
import type { EndpointId, WebhookEndpoint } from './webhook-endpoint.ts';

export type Written = { kind: 'written' } | { kind: 'duplicate'; request: AcceptedRequest };

export interface EndpointStore {
  /** A new one (version 1) or one that has the version read. Throws StaleVersion, IdempotencyKeyReused. */
  save(endpoint: WebhookEndpoint, request?: AcceptedRequest): Promise<Written>;
  find(tenant: Tenant, endpointId: EndpointId): Promise<WebhookEndpoint | undefined>;
  /** All of a seller, oldest first: there are at most twenty. */
  ofTenant(tenant: Tenant): Promise<WebhookEndpoint[]>;
  /** Deleting what is gone is success. */
  delete(tenant: Tenant, endpointId: EndpointId): Promise<void>;
}

export interface DeliveryStore {
  find(tenant: Tenant, deliveryId: DeliveryId): Promise<WebhookDelivery | undefined>;
  /**
   * A new one (version 1; 2 when it was tried before it was kept) or one that has the version read. A pending one is due at
   * `dueAt`, when the sweeper tries it if nobody has. Throws StaleVersion.
   */
  save(delivery: WebhookDelivery, isNew: boolean, dueAt?: string): Promise<void>;
  /** Whoever tries it next has until then; the record itself is left alone, for a try may be under way. */
  postpone(delivery: WebhookDelivery, dueAt: string): Promise<void>;
  /** Newest first. */
  ofEndpoint(
    tenant: Tenant,
    endpointId: EndpointId,
    page: PageRequest,
  ): Promise<Page<WebhookDelivery>>;
  /** Pending ones that are due, earliest first. */
  overdue(before: string, limit: number): Promise<WebhookDelivery[]>;
}
