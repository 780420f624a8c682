import type { InsightStore } from '../../../domain/insight/insight-store.ts';
import type { Now } from '../../../domain/kernel/time.ts';
import type { ShipmentStore } from '../../../domain/shipment/shipment-store.ts';
import type { StockStore } from '../../../domain/stock/stock-store.ts';

export interface InsightsPorts {
  readonly now: Now;
  readonly insights: Pick<InsightStore, 'days'>;
  readonly stocks: Pick<StockStore, 'list'>;
  readonly shipments: Pick<ShipmentStore, 'list' | 'findContent'>;
}
