/**
 * How far the paying of a refund has come, apart from the refund itself, which is decided once. Claimed before the shop is
 * asked and marked after: of two who come at once one pays, and who comes after a crash asks the shop what it has.
 */
import { z } from 'zod';
import { timestampSchema, type Timestamp } from '../kernel/time.ts';
import type { ReturnKey } from './return-store.ts';

export const refundPaymentSchema = z.strictObject({
  /** The refund's. */
  refundId: z.string(),
  /** REFUSED: the shop would not, or must not be asked; a case is open, or its answer is on its way. */
  status: z.enum(['TRYING', 'REFUSED', 'PAID']),
  /** How often somebody began to pay. */
  tries: z.int().nonnegative(),
  claimedAt: timestampSchema,
  paidAt: timestampSchema.optional(),
  /** PORTAGE: we, in the shop. SHOP: its own people, there. SELLER: somewhere else, as somebody said. */
  by: z.enum(['PORTAGE', 'SHOP', 'SELLER']).optional(),
  externalRefundId: z.string().max(80).optional(),
});
export type RefundPayment = z.infer<typeof refundPaymentSchema>;

export interface Paid {
  readonly by: NonNullable<RefundPayment['by']>;
  readonly at: Timestamp;
  readonly externalRefundId?: string | undefined;
}

/** Implemented by adapters/dynamodb/refund-payment-store.ts. */
export interface RefundPaymentStore {
  /**
   * Put if absent. `busy`: another try began less than `patienceSeconds` ago. `claimed`: it is the caller's, be it the first,
   * or after one that was refused or never marked.
   */
  claim(
    key: ReturnKey,
    refundId: string,
    at: Timestamp,
    patienceSeconds: number,
  ): Promise<'claimed' | 'paid' | 'busy'>;
  markRefused(key: ReturnKey, refundId: string): Promise<void>;
  /** The first word stands: what is paid stays paid as it was. */
  markPaid(key: ReturnKey, refundId: string, paid: Paid): Promise<void>;
  /** Of all refunds of a return that somebody tried to pay, strongly consistent. */
  ofReturn(key: ReturnKey): Promise<RefundPayment[]>;
}
