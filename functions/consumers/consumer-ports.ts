/** What the consumers need of the world. Each takes the parts it uses. */
import type { CaseStore } from '../../domain/case/case-store.ts';
import type { DeclarationStore } from '../../domain/declaration/declaration.ts';
import type { Now } from '../../domain/kernel/time.ts';
import type { OrderStore } from '../../domain/order/order-store.ts';
import type { ReceivingStore } from '../../domain/receiving/receiving-store.ts';
import type { ShipmentKey, ShipmentStore } from '../../domain/shipment/shipment-store.ts';
import type { StockStore } from '../../domain/stock/stock-store.ts';
import type { TrackingStore } from '../../domain/tracking/tracking-store.ts';
import type { Wake } from '../../domain/wait/wait.ts';

export interface ConsumerPorts {
  readonly now: Now;
  /** The bytes of a webhook as they came. */
  readonly readRaw: (key: string) => Promise<Uint8Array>;
  readonly shipments: Pick<ShipmentStore, 'find' | 'save' | 'findByReference'>;
  readonly tracking: TrackingStore;
  readonly declarations: Pick<DeclarationStore, 'ofShipment' | 'save'>;
  readonly receiving: ReceivingStore;
  readonly orders: Pick<OrderStore, 'find' | 'findFulfilment' | 'save' | 'backorders'>;
  readonly stocks: Pick<StockStore, 'find' | 'bins'>;
  readonly cases: Pick<CaseStore, 'open'>;
  /** Wakes the shipment's execution, once its fact is written (design 3.2). */
  readonly signal: (key: ShipmentKey, eventId: string) => Promise<void>;
  /** The same for any rendezvous. */
  readonly wake: Wake;
}
