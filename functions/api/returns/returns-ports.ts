/** What the routes of this resource need of the world. */
import type { CaseStore } from '../../../domain/case/case-store.ts';
import type { DocumentStore } from '../../../domain/document/document.ts';
import type { Now } from '../../../domain/kernel/time.ts';
import type { OrderStore } from '../../../domain/order/order-store.ts';
import type { ParcelNumberStore, ParcelStore } from '../../../domain/parcel/parcel-store.ts';
import type { ReturnPolicyStore } from '../../../domain/return-policy/return-policy.ts';
import type { RefundPaymentStore } from '../../../domain/return/refund-payment.ts';
import type { ReturnStore } from '../../../domain/return/return-store.ts';
import type { ReplacementPorts } from '../../../domain/return/start-replacement.ts';
import type { SkuStore } from '../../../domain/sku/sku-store.ts';
import type { WaitStore, Wake } from '../../../domain/wait/wait.ts';
import type { WarehouseStore } from '../../../domain/warehouse/warehouse.ts';
import type { Cursors } from '../../runtime/cursor.ts';
import type { DocumentLinks } from '../shipments/shipments-ports.ts';

/** What asking for a return takes, whoever asks. */
export interface RequestPorts {
  readonly now: Now;
  readonly returns: Pick<ReturnStore, 'create' | 'returnedOf' | 'save'>;
  readonly orders: Pick<OrderStore, 'find' | 'findWhole' | 'list' | 'create'>;
  readonly policies: Pick<ReturnPolicyStore, 'find'>;
  readonly skus: Pick<SkuStore, 'findMany'>;
  readonly warehouses: Pick<WarehouseStore, 'list'>;
  readonly orderIdOf: ReplacementPorts['orderIdOf'];
}

/** Progress, pictures and proofs: for sellers and operations alike. */
export interface ProgressPorts {
  readonly now: Now;
  readonly returns: Pick<ReturnStore, 'find' | 'inspection' | 'photos' | 'putPhoto' | 'save'>;
  readonly parcels: Pick<ParcelStore, 'find'>;
  readonly waits: Pick<WaitStore, 'find'>;
  readonly payments: Pick<RefundPaymentStore, 'ofReturn'>;
  readonly cases: Pick<CaseStore, 'ofEntity' | 'decide'>;
  readonly links: DocumentLinks;
  /** Wakes whoever waits in a lane, once its fact is written (design 3.2). */
  readonly wake: Wake;
}

export interface ReturnsPorts extends RequestPorts, Omit<ProgressPorts, 'returns'> {
  readonly returns: RequestPorts['returns'] & ProgressPorts['returns'] & Pick<ReturnStore, 'list'>;
  readonly warehouses: Pick<WarehouseStore, 'list' | 'find'>;
  readonly documents: DocumentStore;
  readonly numbers: Pick<ParcelNumberStore, 'find' | 'learn'>;
  readonly cursors: Cursors;
}
