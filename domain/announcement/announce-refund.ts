/** A return owes its buyer money: said once for each refund, and again to the shop alone when a person said retry. */
import { z } from 'zod';
import { refundSchema } from '../return/return.ts';
import { announced } from './announced.ts';
import type { Announcement } from './announcement.ts';
import type { RecordChange } from './record-change.ts';

const returnRead = z.object({
  refunds: z.array(refundSchema),
  orderId: z.string().optional(),
  orderReference: z.string().optional(),
  channel: z.object({ shop: z.string().optional() }).optional(),
});

/** What the shop has paid already is owed no more. */
export function announceRefunds(change: RecordChange): readonly Announcement[] {
  if (!change.entityId.startsWith('ret_')) return [];
  const known = change.before && refundsRead.safeParse(change.before).data?.refunds;
  const { refunds = [] } = refundsRead.parse(change.after);
  if (refunds.length <= (known?.length ?? 0)) return [];
  const { orderId, orderReference, channel, ...read } = returnRead.parse(change.after);
  return read.refunds
    .filter(({ refundId, reason }) => reason !== 'BY_SHOP' && !isKnown(known, refundId))
    .map(({ refundId, amount, reason, at }) => {
      const what = `refund-${reason.toLowerCase()}`;
      const about = { returnId: change.entityId, orderId, reference: orderReference };
      const data = { ...about, refundId, amount, reason, shop: channel?.shop };
      return announced(change, { type: 'return.refund_due', what, at, data });
    });
}

/** Most changes of a return are about something else. */
const refundsRead = z.object({ refunds: z.array(z.object({ refundId: z.string() })).optional() });

const isKnown = (known: readonly { refundId: string }[] | undefined, refundId: string) =>
  known?.some((refund) => refund.refundId === refundId) === true;
