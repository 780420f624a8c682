import type { MailStore } from '../../../domain/announcement/mail-port.ts';
import type { CaseStore } from '../../../domain/case/case-store.ts';
import type { ShopStore } from '../../../domain/channel/shop.ts';
import type { OrderStore } from '../../../domain/order/order-store.ts';
import type { ReturnStore } from '../../../domain/return/return-store.ts';
import type { EntityLookup } from '../../../domain/search/entity-lookup.ts';
import type { SellerStore } from '../../../domain/seller/seller.ts';
import type { ShipmentStore } from '../../../domain/shipment/shipment-store.ts';
import type { SkuStore } from '../../../domain/sku/sku-store.ts';
import type { TrackingStore } from '../../../domain/tracking/tracking-store.ts';
import type { Cursors } from '../../runtime/cursor.ts';
import type { DecidePorts } from '../cases/decide-case.ts';
import type { OrderTimelinePorts } from '../orders/timeline-view.ts';
import type { DocumentLinks } from '../shipments/shipments-ports.ts';
import type { TimelinePorts } from '../shipments/timeline-view.ts';

export interface OperationsPorts extends DecidePorts, TimelinePorts, OrderTimelinePorts {
  readonly shipments: TimelinePorts['shipments'] & Pick<ShipmentStore, 'findByReference' | 'list'>;
  readonly orders: Pick<OrderStore, 'findWhole' | 'changes' | 'list' | 'findByTracking'>;
  readonly returns: Pick<ReturnStore, 'findByDeskId'>;
  readonly sellers: Pick<SellerStore, 'list'>;
  readonly shops: Pick<ShopStore, 'ofTenant'>;
  readonly entities: EntityLookup;
  readonly links: Pick<DocumentLinks, 'download'>;
  readonly cases: Pick<CaseStore, 'findAnywhere' | 'list' | 'decide' | 'ofEntity'>;
  readonly skus: Pick<SkuStore, 'find' | 'save'>;
  readonly tracking: Pick<TrackingStore, 'projection' | 'listUnmatched'>;
  readonly mails: Pick<MailStore, 'list'>;
  readonly cursors: Cursors;
}
