import type { SkuCode, Tenant } from '../kernel/ids.ts';
import type { Page, PageRequest } from '../kernel/page.ts';
import type { AcceptedRequest } from '../shipment/shipment-store.ts';
import type { Sku } from './sku.ts';

/** Implemented by adapters/dynamodb/sku-store.ts. */
export interface SkuStore {
  /** One transaction: idempotency, SKU if absent, barcode if free for this tenant. Throws Conflict (SKU_EXISTS, BARCODE_TAKEN). */
  create(
    sku: Sku,
    request: AcceptedRequest,
  ): Promise<{ kind: 'created' } | { kind: 'duplicate'; request: AcceptedRequest }>;
  /** Without a request of anybody's: the SKU and its barcode if both are free. Nothing that is there is changed. */
  add(sku: Sku): Promise<void>;
  /** Conditional on version; moves the barcode. Throws StaleVersion, Conflict. */
  save(next: Sku, previous: Sku): Promise<void>;
  find(tenant: Tenant, sku: SkuCode): Promise<Sku | undefined>;
  findMany(tenant: Tenant, skus: readonly SkuCode[]): Promise<Sku[]>;
  /** The SKU that has this barcode, of whatever kind. */
  findByBarcode(tenant: Tenant, value: string): Promise<SkuCode | undefined>;
  list(tenant: Tenant, page: PageRequest): Promise<Page<Sku>>;
}
