/** What the routes of this resource need of the world. */
import type { CaseStore } from '../../../domain/case/case-store.ts';
import type { Now } from '../../../domain/kernel/time.ts';
import type { OrderStore } from '../../../domain/order/order-store.ts';
import type { ParcelStore } from '../../../domain/parcel/parcel-store.ts';
import type { SkuStore } from '../../../domain/sku/sku-store.ts';
import type { WaitStore, Wake } from '../../../domain/wait/wait.ts';
import type { Cursors } from '../../runtime/cursor.ts';
import type { DocumentLinks } from '../shipments/shipments-ports.ts';

export interface OrdersPorts {
  readonly now: Now;
  readonly orders: Pick<
    OrderStore,
    'create' | 'findByBox' | 'findWhole' | 'save' | 'list' | 'changes'
  >;
  readonly parcels: Pick<ParcelStore, 'find'>;
  readonly skus: Pick<SkuStore, 'findMany'>;
  readonly waits: Pick<WaitStore, 'find'>;
  readonly cases: Pick<CaseStore, 'ofEntity'>;
  readonly links: Pick<DocumentLinks, 'download'>;
  readonly cursors: Cursors;
  /** Wakes whoever waits in a lane, once its fact is written (design 3.2). */
  readonly wake: Wake;
}
