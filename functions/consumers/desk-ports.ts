/** What the consumer of the returns desk's facts needs of the world. */
import type { CaseStore } from '../../domain/case/case-store.ts';
import type { Now } from '../../domain/kernel/time.ts';
import type { OrderStore } from '../../domain/order/order-store.ts';
import type { ParcelNumberStore } from '../../domain/parcel/parcel-store.ts';
import type { ReturnStore } from '../../domain/return/return-store.ts';
import type { SellerStore } from '../../domain/seller/seller.ts';
import type { SkuStore } from '../../domain/sku/sku-store.ts';
import type { StockStore } from '../../domain/stock/stock-store.ts';
import type { TrackingStore } from '../../domain/tracking/tracking-store.ts';
import type { Wake } from '../../domain/wait/wait.ts';

export interface DeskPorts {
  readonly now: Now;
  readonly returns: Pick<
    ReturnStore,
    'create' | 'find' | 'save' | 'inspection' | 'inspect' | 'findByDeskId' | 'returnedOf'
  >;
  readonly orders: Pick<OrderStore, 'findWhole' | 'findFulfilment' | 'list' | 'backorders'>;
  readonly numbers: Pick<ParcelNumberStore, 'find'>;
  readonly sellers: Pick<SellerStore, 'list'>;
  readonly skus: Pick<SkuStore, 'findMany' | 'findByBarcode'>;
  readonly stocks: Pick<StockStore, 'find'>;
  readonly cases: Pick<CaseStore, 'open'>;
  readonly tracking: Pick<TrackingStore, 'keepUnmatched' | 'unmatched' | 'forgetUnmatched'>;
  /** Wakes whoever waits in a lane, once its fact is written (design 3.2). */
  readonly wake: Wake;
}
