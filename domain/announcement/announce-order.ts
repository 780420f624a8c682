/** An order's own record: that it came, and what holds it. Its ends are those of its fulfilments; there is always one. */
import { z } from 'zod';
import { timestampSchema } from '../kernel/time.ts';
import { announced } from './announced.ts';
import type { Announcement } from './announcement.ts';
import type { RecordChange } from './record-change.ts';

const orderRead = z.object({
  orderId: z.string(),
  version: z.int(),
  reference: z.string(),
  channel: z.object({ source: z.string() }),
  holds: z.array(
    z.object({
      holdId: z.string(),
      reason: z.string(),
      codes: z.array(z.string()),
      placedAt: timestampSchema,
    }),
  ),
  createdAt: timestampSchema,
});

export function announceOrder(change: RecordChange): readonly Announcement[] {
  const before = change.before && orderRead.parse(change.before);
  const after = orderRead.parse(change.after);
  const { orderId, reference, channel } = after;
  const said: Announcement[] = [];
  if (!before) {
    const data = { orderId, reference, source: channel.source };
    said.push(
      announced(change, { type: 'order.received', what: 'received', at: after.createdAt, data }),
    );
  }
  for (const { holdId, reason, codes, placedAt } of after.holds) {
    if (before?.holds.some((held) => held.holdId === holdId && held.placedAt === placedAt))
      continue;
    const data = { orderId, reference, holdId, reason, codes };
    const what = `on_hold-${holdId}-v${after.version}`;
    said.push(announced(change, { type: 'order.on_hold', what, at: placedAt, data }));
  }
  return said;
}
