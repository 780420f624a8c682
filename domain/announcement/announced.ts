/** One announcement of a change. */
import type { Timestamp } from '../kernel/time.ts';
import type { Announcement, AnnouncementType } from './announcement.ts';
import type { RecordChange } from './record-change.ts';

interface Said {
  readonly type: AnnouncementType;
  /** What tells it from every other announcement of the entity (of the fulfilment, when it is about one). */
  readonly what: string;
  readonly at: Timestamp;
  readonly data: Readonly<Record<string, unknown>>;
}

export function announced(
  { tenant, entityId, n }: RecordChange,
  { type, what, at, data }: Said,
): Announcement {
  const about = n === undefined ? entityId : `${entityId}-f${n}`;
  return {
    announcementId: `${about}-${what}`,
    tenant,
    type,
    at,
    entityId,
    ...(n !== undefined && { n }),
    data: Object.fromEntries(Object.entries(data).filter(([, value]) => value !== undefined)),
  };
}
