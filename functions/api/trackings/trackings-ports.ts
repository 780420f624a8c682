import type { OrderStore } from '../../../domain/order/order-store.ts';
import type { ParcelNumberStore, ParcelStore } from '../../../domain/parcel/parcel-store.ts';

export interface TrackingsPorts {
  readonly parcels: Pick<ParcelStore, 'find'>;
  readonly numbers: Pick<ParcelNumberStore, 'find'>;
  readonly orders: Pick<OrderStore, 'find'>;
}
