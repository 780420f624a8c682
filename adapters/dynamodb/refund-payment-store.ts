/** Payments of refunds, each with its return: claimed like mails (mail-store.ts). */
import { addSeconds, type Timestamp } from '../../domain/kernel/time.ts';
import {
  refundPaymentSchema,
  type RefundPayment,
  type RefundPaymentStore,
} from '../../domain/return/refund-payment.ts';
import type { ReturnKey } from '../../domain/return/return-store.ts';
import { orRefused } from './conditional.ts';
import { refundKey, refundPrefix, returnPk } from './keys.ts';
import { readAll } from './partition.ts';
import { readItem, toAttributes, toItem } from './record.ts';
import type { Table } from './table.ts';

export function createRefundPaymentStore(table: Table): RefundPaymentStore {
  /** Conditional on the very claim that was seen: of two that take it over, one does. */
  async function takeOver(key: ReturnKey, found: RefundPayment, at: Timestamp) {
    const { refundId, status, claimedAt } = found;
    const change = { set: { status: 'TRYING', claimedAt: at }, add: { tries: 1 } };
    return orRefused(
      async () => {
        await table.update(refundKey(key, refundId), change, { equals: { status, claimedAt } });
        return 'claimed' as const;
      },
      () => 'busy' as const,
    );
  }

  return {
    claim(key, refundId, at, patienceSeconds) {
      const first: RefundPayment = { refundId, status: 'TRYING', tries: 1, claimedAt: at };
      return orRefused(
        async () => {
          await table.put(toItem(refundKey(key, refundId), first), { item: 'absent' });
          return 'claimed' as const;
        },
        async (existing) => {
          const item = existing ?? (await table.get(refundKey(key, refundId)));
          const found = item && readItem(refundPaymentSchema, item);
          if (!found || found.status === 'PAID') return 'paid' as const;
          const isRecent = addSeconds(found.claimedAt, patienceSeconds) > at;
          const isTried = found.status === 'TRYING' && isRecent;
          return isTried ? ('busy' as const) : takeOver(key, found, at);
        },
      );
    },

    async markRefused(key, refundId) {
      const change = { set: { status: 'REFUSED' } };
      const trying = { equals: { status: 'TRYING' } };
      await orRefused(
        () => table.update(refundKey(key, refundId), change, trying),
        () => undefined,
      );
    },

    async markPaid(key, refundId, { by, at, externalRefundId }) {
      const paid = { status: 'PAID', by, paidAt: at, externalRefundId };
      const change = {
        set: toAttributes(paid),
        setIfAbsent: { refundId, tries: 0, claimedAt: at },
      };
      await orRefused(
        () => table.update(refundKey(key, refundId), change, { notEquals: { status: 'PAID' } }),
        () => undefined,
      );
    },

    async ofReturn(key) {
      const items = await readAll(table, { pk: returnPk(key), skPrefix: refundPrefix });
      return items.map((item) => readItem(refundPaymentSchema, item));
    },
  };
}
