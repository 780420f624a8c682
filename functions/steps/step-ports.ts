/** What the steps need of the world. Each takes the parts it uses. */
import type { CaseStore } from '../../domain/case/case-store.ts';
import type { DeclarationStore } from '../../domain/declaration/declaration.ts';
import type { DocumentStore } from '../../domain/document/document.ts';
import type { Now } from '../../domain/kernel/time.ts';
import type { CarrierPort } from '../../domain/partner/carrier-port.ts';
import type { CustomsPort } from '../../domain/partner/customs-port.ts';
import type { WarehousePort } from '../../domain/partner/warehouse-port.ts';
import type { ReceivingStore } from '../../domain/receiving/receiving-store.ts';
import type { SellerStore } from '../../domain/seller/seller.ts';
import type { ShipmentKey, ShipmentStore } from '../../domain/shipment/shipment-store.ts';
import type { SkuStore } from '../../domain/sku/sku-store.ts';
import type { TrackingStore } from '../../domain/tracking/tracking-store.ts';
import type { WaitStore } from '../../domain/wait/wait.ts';
import type { WarehouseStore } from '../../domain/warehouse/warehouse.ts';

export interface StepPorts {
  readonly now: Now;
  readonly shipments: ShipmentStore;
  readonly cases: CaseStore;
  readonly declarations: DeclarationStore;
  readonly documents: DocumentStore;
  readonly tracking: TrackingStore;
  readonly receiving: ReceivingStore;
  readonly skus: Pick<SkuStore, 'findMany'>;
  readonly sellers: Pick<SellerStore, 'find'>;
  readonly warehouses: Pick<WarehouseStore, 'find'>;
  readonly waits: Pick<WaitStore, 'consume'>;
  readonly carrier: CarrierPort;
  readonly customs: CustomsPort;
  readonly wms: WarehousePort;
  /** A short-lived link a partner may fetch a paper from. */
  readonly link: (key: string, fileName: string) => Promise<string>;
  /** Wakes the shipment's execution, once its fact is written (design 3.2). */
  readonly signal: (key: ShipmentKey, eventId: string) => Promise<void>;
}
