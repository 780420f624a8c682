/** What we tell a shop, and what we ask it. Idempotent by our reference; throws PartnerUnavailable or PartnerRefused. */
import type { Money } from '../kernel/money.ts';
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

/** What a return pays back (M-121, M-122). */
export interface RefundNotice {
  /** Ours: the refund's id; a repeat is the same refund. */
  readonly reference: string;
  /** How often a person said retry: a shop that remembers its answers is asked anew. */
  readonly attempt: number;
  readonly externalOrderId: string;
  readonly externalReturnId?: string;
  readonly amount: Money;
  /** The units it pays for, each with its share of the amount; none: money alone, the buyer keeps the goods. */
  readonly lines: readonly {
    readonly externalLineId: string;
    readonly externalReturnLineId?: string;
    readonly quantity: number;
    readonly amount: Money;
  }[];
}

/** PAID_BEFORE: the shop had paid, by an earlier try of ours or by its own people. BY_HAND: it has no call that is safe to repeat. */
export type RefundOutcome =
  | { readonly kind: 'PAID' | 'PAID_BEFORE'; readonly externalRefundId?: string }
  | { readonly kind: 'BY_HAND' };

/** What a buyer who asked in the shop is answered there. */
export interface ReturnAnswer {
  readonly externalReturnId: string;
  /** TOO_LATE, DECLINE: nothing is to be sent back; `note` says why, to the buyer. */
  readonly answer: 'APPROVE' | 'DECLINE' | 'TOO_LATE';
  readonly note?: string;
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
  /** Pays the buyer back, once for its reference, by the way the buyer paid. */
  pushRefund(shop: Shop, refund: RefundNotice): Promise<RefundOutcome>;
  /** A request that the shop's people have answered stays as they did. */
  pushReturnAnswer(shop: Shop, answer: ReturnAnswer): Promise<void>;
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
