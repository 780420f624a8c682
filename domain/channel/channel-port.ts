/** What we tell a shop, and what we ask it. Idempotent by our reference; throws PartnerUnavailable or PartnerRefused. */
import type { ParcelStatus } from '../parcel/parcel-tracking.ts';
import type { Shop } from './shop.ts';

export interface FulfilmentNotice {
  /** Ours: `{orderId}-{n}`; a repeat is the same fulfilment. */
  readonly reference: string;
  readonly externalOrderId: string;
  readonly lines: readonly {
    readonly externalLineId?: string;
    readonly sku: string;
    readonly quantity: number;
  }[];
  readonly carrier: string;
  readonly trackingNumber: string;
  readonly trackingUrl: string;
  readonly shippedAt: string;
}

export interface ChannelPort {
  /** The parcel left (M-103). */
  pushFulfilment(shop: Shop, notice: FulfilmentNotice): Promise<void>;
  /** What became of it, where the shop has words for it; else nothing. */
  pushTracking(
    shop: Shop,
    notice: FulfilmentNotice,
    status: ParcelStatus,
    at: string,
  ): Promise<void>;
  pushCancellation(
    shop: Shop,
    externalOrderId: string,
    reference: string,
    reason: string,
  ): Promise<void>;
  /** Dispositions of returned lines (returns). */
  pushDisposition(
    shop: Shop,
    disposition: {
      readonly reference: string;
      readonly externalReturnId: string;
      readonly externalLineId: string;
      readonly quantity: number;
      readonly disposition: 'RESTOCKED' | 'NOT_RESTOCKED' | 'PROCESSING_REQUIRED' | 'MISSING';
    },
  ): Promise<void>;
  /** An order as the shop knows it, raw JSON text: Amazon's notification carries only the id. */
  fetchOrder(shop: Shop, externalOrderId: string): Promise<string>;
}
