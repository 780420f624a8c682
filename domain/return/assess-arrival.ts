/** From the approval until the box lies on the desk: told, awaited, on its way, expired, withdrawn or lost. */
import { addSeconds, type Timestamp } from '../kernel/time.ts';
import { rulesFor } from '../return-policy/return-policy.ts';
import { hasArrived } from './inspection.ts';
import { awaitFact, wasGivenUp } from './ask-return.ts';
import { refunded, wholeValue } from './refund.ts';
import type { ReturnMove } from './return-move.ts';
import type { ReturnView } from './return-view.ts';
import type { Return } from './return.ts';

const DAY_SECONDS = 86_400;
/** A parcel silent for so long is asked about; one that the carrier delivered, and nobody booked in, sooner. */
const SILENT_DAYS = 21;
const AT_THE_DOOR_DAYS = 3;
/** What the carrier sends back by itself takes its time. */
const UNLABELLED_DAYS = 45;

export function assessArrival(view: ReturnView): ReturnMove | undefined {
  const { ret, parcel } = view;
  const isHere = hasArrived(view.inspection);
  switch (ret.status) {
    case 'APPROVED':
    case 'LABEL_ISSUED':
      return isHere ? { event: 'arrive' } : { finish: 'LABEL' };
    case 'AWAITING_ARRIVAL':
      if (isHere) return { event: 'arrive' };
      if (isMoving(view) || parcel.status === 'lost') return { event: 'move' };
      return ret.label ? untilShipped(view) : untilBack(view, UNLABELLED_DAYS);
    case 'IN_TRANSIT':
      if (isHere) return { event: 'arrive' };
      return untilBack(view, SILENT_DAYS);
    default:
      return undefined;
  }
}

/** The carrier has it: it cannot be withdrawn any more. */
export function isMoving({ parcel }: Pick<ReturnView, 'parcel'>): boolean {
  return !['pending', 'info_received', 'cancelled', 'unknown', 'expired', 'lost'].includes(
    parcel.status,
  );
}

/** The label's age decides (lifecycles 4.7: 30 days, or as the seller says). */
export function labelExpiresAt(
  { lines, createdAt, label }: Pick<Return, 'lines' | 'createdAt' | 'label'>,
  policy: ReturnView['policy'],
): Timestamp {
  const days = Math.min(30, ...lines.map(({ sku }) => rulesFor(policy, sku).labelDays));
  return addSeconds(label?.boughtAt ?? createdAt, days * DAY_SECONDS);
}

function untilShipped({ ret, policy, now }: ReturnView): ReturnMove {
  const deadlineAt = labelExpiresAt(ret, policy);
  if (now >= deadlineAt) return { finish: 'WITHDRAW' };
  return { wait: { awaiting: 'ARRIVAL', responsible: 'SELLER', deadlineAt } };
}

function untilBack(view: ReturnView, patienceDays: number): ReturnMove {
  const { ret, parcel, now } = view;
  if (parcel.status === 'lost' || wasGivenUp(view, 'lost')) {
    const owed = ret.kind === 'CUSTOMER' ? wholeValue(ret) : undefined;
    const refunds = refunded(ret, 'LOST_INBOUND', owed, now);
    return { event: 'lose', patch: { refunds }, reason: 'LOST_INBOUND' };
  }
  const bookingDueAt = bookingInDueAt(parcel);
  if (bookingDueAt) return untilBookedIn(view, bookingDueAt);
  return awaitFact(view, {
    kind: 'PARCEL_LOST',
    awaiting: 'ARRIVAL',
    responsible: 'CARRIER',
    dueAt: addSeconds(parcel.lastEventAt ?? ret.statusSince, patienceDays * DAY_SECONDS),
    patienceSeconds: patienceDays * DAY_SECONDS,
    title: 'A returned parcel is silent',
    options: ['lost'],
    defaultOption: 'lost',
  });
}

function untilBookedIn(view: ReturnView, dueAt: Timestamp): ReturnMove {
  return awaitFact(view, {
    kind: 'FLOOR_OVERDUE',
    awaiting: 'BOOKING_IN',
    responsible: 'WAREHOUSE',
    dueAt,
    patienceSeconds: AT_THE_DOOR_DAYS * DAY_SECONDS,
    title: 'A returned parcel is not booked in',
    options: ['lost'],
  });
}

/** When the desk should have a box that its carrier delivered; undefined while it has not. */
export function bookingInDueAt({
  status,
  deliveredAt,
  lastEventAt,
}: Pick<ReturnView['parcel'], 'status' | 'deliveredAt' | 'lastEventAt'>): Timestamp | undefined {
  const since = deliveredAt ?? lastEventAt;
  if (status !== 'delivered' || !since) return undefined;
  return addSeconds(since, AT_THE_DOOR_DAYS * DAY_SECONDS);
}
