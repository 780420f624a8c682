/** Where a parcel stands, from all its events (interfaces 2.4). They come in order of (occurredAt, rank, receivedAt, key). */
import type { Timestamp } from '../kernel/time.ts';
import { meaningOf } from './parcel-milestones.ts';
import type { ParcelEvent, ParcelStatus } from './parcel-tracking.ts';

interface Standing {
  readonly status: ParcelStatus;
  readonly deliveredAt?: Timestamp;
}

export function deriveStatus(events: readonly ParcelEvent[]): Standing {
  return events.toSorted(byTimeAndRank).reduce<Standing>(after, { status: 'pending' });
}

function byTimeAndRank(a: ParcelEvent, b: ParcelEvent): number {
  return (
    order(a.occurredAt, b.occurredAt) ||
    rankOf(a) - rankOf(b) ||
    order(a.receivedAt, b.receivedAt) ||
    order(a.key, b.key)
  );
}

function after(standing: Standing, event: ParcelEvent): Standing {
  const told = meaningOf(event.milestone)?.status;
  if (told === undefined || !mayFollow(standing.status, event)) return standing;
  // What is delivered after it turned round is delivered to its sender.
  if (told === 'delivered' && standing.status === 'returning')
    return { ...standing, status: 'returned' };
  if (told === 'delivered') return { status: told, deliveredAt: event.occurredAt };
  return { ...standing, status: told };
}

/** Scans go on after the journey has ended or turned round (belated uploads, the way back): they do not undo that. */
const FOLLOWS: Partial<Record<ParcelStatus, ReadonlySet<ParcelEvent['milestone']>>> = {
  delivered: new Set(['return_started', 'returned', 'damaged']),
  returning: new Set(['returned', 'delivered', 'lost', 'destroyed', 'damaged']),
  returned: new Set(),
};

/** Silence is no scan: it ends nothing that is over. */
const ENDED: ReadonlySet<ParcelStatus> = new Set(['lost', 'cancelled']);

function mayFollow(status: ParcelStatus, { milestone }: ParcelEvent): boolean {
  if (milestone === 'tracking_expired' && ENDED.has(status)) return false;
  return FOLLOWS[status]?.has(milestone) ?? true;
}

const rankOf = ({ milestone }: ParcelEvent): number => meaningOf(milestone)?.rank ?? 0;

const order = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);
