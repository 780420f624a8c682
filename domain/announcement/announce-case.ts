/** A question put to the seller: once, when it is opened. Answered with retry, a refund is the shop's to hear again. */
import { z } from 'zod';
import { timestampSchema } from '../kernel/time.ts';
import { announced } from './announced.ts';
import type { Announcement } from './announcement.ts';
import type { RecordChange } from './record-change.ts';

const caseRead = z.object({
  caseId: z.string(),
  kind: z.string(),
  title: z.string(),
  status: z.string(),
  audience: z.string(),
  options: z.array(z.string()),
  defaultOption: z.string().nullable(),
  openedAt: timestampSchema,
  deadlineAt: timestampSchema,
});

const blockedRead = z.object({
  caseId: z.string(),
  kind: z.literal('REFUND_BLOCKED'),
  decision: z.object({ at: timestampSchema }),
  evidence: z.object({ channel: z.object({ shop: z.string().optional() }).optional() }),
});

export function announceCase(change: RecordChange): readonly Announcement[] {
  if (change.before) return announceRetry(change);
  const { openedAt: at, audience, status, ...opened } = caseRead.parse(change.after);
  if (audience !== 'seller' || status !== 'OPEN') return [];
  const { entityId, ...about } = change;
  // A case about nothing in particular is its own subject.
  const subject = entityId === 'CASES' ? opened.caseId : entityId;
  return [
    announced(
      { ...about, entityId: subject },
      {
        type: 'decision.required',
        what: `decision-${opened.caseId}`,
        at,
        data: { entityId: subject, ...opened },
      },
    ),
  ];
}

function announceRetry(change: RecordChange): readonly Announcement[] {
  const decided = blockedRead.safeParse(change.after);
  if (!decided.success) return [];
  const { caseId, decision, evidence } = decided.data;
  const data = { returnId: change.entityId, shop: evidence.channel?.shop, again: true };
  const what = `refund-again-${caseId}`;
  return [announced(change, { type: 'return.refund_due', what, at: decision.at, data })];
}
