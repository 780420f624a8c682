/** What the steps of a fulfilment need of the world. Each takes the parts it uses. */
import type { CaseStore } from '../../../domain/case/case-store.ts';
import type { DocumentFiles } from '../../../domain/document/document-files.ts';
import type { Now } from '../../../domain/kernel/time.ts';
import type { OpenReturnToSender } from '../../../domain/order/open-rts.ts';
import type { FulfilmentKey, OrderStore } from '../../../domain/order/order-store.ts';
import type { WakePorts } from '../../../domain/order/wake-backorders.ts';
import type { ParcelCarrierPort } from '../../../domain/parcel/parcel-carrier-port.ts';
import type { ParcelStore } from '../../../domain/parcel/parcel-store.ts';
import type { FloorPort } from '../../../domain/partner/floor-port.ts';
import type { LaneStore } from '../../../domain/routing/lane-history.ts';
import type { SkuStore } from '../../../domain/sku/sku-store.ts';
import type { StockStore } from '../../../domain/stock/stock-store.ts';
import type { Rendezvous } from '../../../domain/wait/deliver-signal.ts';
import type { WaitStore } from '../../../domain/wait/wait.ts';
import type { WarehouseStore } from '../../../domain/warehouse/warehouse.ts';
import type { DrawBoxLabel } from './box-label.ts';
import type { DrawLabel } from './label-paper.ts';

export interface OrderPorts {
  readonly now: Now;
  readonly orders: OrderStore;
  readonly cases: CaseStore;
  readonly parcels: Pick<ParcelStore, 'find'>;
  readonly skus: Pick<SkuStore, 'findMany'>;
  readonly warehouses: Pick<WarehouseStore, 'list'>;
  readonly stocks: Pick<StockStore, 'find' | 'findMany' | 'bins'>;
  readonly waits: Pick<WaitStore, 'consume'>;
  readonly rendezvous: Rendezvous;
  readonly floor: FloorPort;
  readonly parcelCarrier: Pick<
    ParcelCarrierPort,
    'buyLabel' | 'voidLabel' | 'intercept' | 'instruct'
  >;
  readonly files: DocumentFiles;
  /** A short-lived link a partner may fetch a paper from. */
  readonly link: (key: string, fileName: string) => Promise<string>;
  readonly drawLabel: DrawLabel;
  readonly drawBoxLabel: DrawBoxLabel;
  readonly lanes: Pick<LaneStore, 'ofArea'>;
  readonly wake: WakePorts['wake'];
  readonly openReturn: OpenReturnToSender;
  /** What the carrier told of a number before its label was kept. */
  readonly applyWaiting: (number: string, key: FulfilmentKey) => Promise<void>;
}
