/** A question put to the seller: once, when it is opened. */
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

export function announceCase(change: RecordChange): readonly Announcement[] {
  if (change.before) return [];
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
