/** What the steps of a return need of the world. Each takes the parts it uses. */
import type { CaseStore } from '../../../domain/case/case-store.ts';
import type { DeclarationStore } from '../../../domain/declaration/declaration.ts';
import type { DocumentStore } from '../../../domain/document/document.ts';
import type { DocumentFiles } from '../../../domain/document/document-files.ts';
import type { OrderId, Tenant } from '../../../domain/kernel/ids.ts';
import type { Now } from '../../../domain/kernel/time.ts';
import type { OrderStore } from '../../../domain/order/order-store.ts';
import type { Order } from '../../../domain/order/order.ts';
import type { ParcelCarrierPort } from '../../../domain/parcel/parcel-carrier-port.ts';
import type { ParcelStore } from '../../../domain/parcel/parcel-store.ts';
import type { ReturnsDeskPort } from '../../../domain/partner/returns-desk-port.ts';
import type { ReturnPolicyStore } from '../../../domain/return-policy/return-policy.ts';
import type { OriginPapers } from '../../../domain/return/origin-papers.ts';
import type { OriginPaperKind } from '../../../domain/return/plan-origin-papers.ts';
import type { ReturnKey, ReturnStore } from '../../../domain/return/return-store.ts';
import type { SellerStore } from '../../../domain/seller/seller.ts';
import type { ShipmentStore } from '../../../domain/shipment/shipment-store.ts';
import type { SkuStore } from '../../../domain/sku/sku-store.ts';
import type { Rendezvous } from '../../../domain/wait/deliver-signal.ts';
import type { WaitStore, Wake } from '../../../domain/wait/wait.ts';
import type { WarehouseStore } from '../../../domain/warehouse/warehouse.ts';
import type { DrawLabel } from '../order/label-paper.ts';

export interface ReturnPorts {
  readonly now: Now;
  readonly returns: ReturnStore;
  readonly orders: Pick<OrderStore, 'find' | 'findWhole' | 'create'>;
  readonly cases: CaseStore;
  readonly parcels: Pick<ParcelStore, 'find'>;
  readonly policies: Pick<ReturnPolicyStore, 'find'>;
  readonly skus: Pick<SkuStore, 'findMany' | 'add'>;
  readonly warehouses: Pick<WarehouseStore, 'find'>;
  readonly declarations: Pick<DeclarationStore, 'latest'>;
  readonly documents: DocumentStore;
  readonly sellers: Pick<SellerStore, 'find'>;
  readonly shipments: Pick<ShipmentStore, 'find'>;
  readonly waits: Pick<WaitStore, 'consume'>;
  readonly rendezvous: Rendezvous;
  readonly returnsDesk: ReturnsDeskPort;
  readonly parcelCarrier: Pick<ParcelCarrierPort, 'buyLabel' | 'voidLabel'>;
  readonly files: DocumentFiles;
  readonly drawLabel: DrawLabel;
  /** The bytes of a paper of goods that go home. Implemented by adapters/documents. */
  readonly originPaper: (kind: OriginPaperKind, papers: OriginPapers) => Promise<Uint8Array>;
  /** A short-lived link a partner may fetch a paper from. */
  readonly link: (key: string, fileName: string) => Promise<string>;
  readonly orderIdOf: (tenant: Tenant, channel: Order['channel']) => OrderId;
  /** What the carrier told of a label before it was kept. */
  readonly applyWaiting: (number: string, key: ReturnKey) => Promise<void>;
  readonly wake: Wake;
}
