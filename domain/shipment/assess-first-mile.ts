/** Accepted: book, have the cartons collected, weigh them, until they are received at the origin. */
import { addSeconds, toTimestamp, type Timestamp } from '../kernel/time.ts';
import { actualFacts } from '../tracking/tracking-facts.ts';
import { awaitFact } from './await-fact.ts';
import { decisionOf, type CaseQuestion } from '../case/case-question.ts';
import { askedCase } from './shipment-case.ts';
import { DWELL_SECONDS } from './dwell.ts';
import { firstOf } from '../kernel/first-of.ts';
import type { Move, Rule } from './next-move.ts';
import { untilMended, wantsCancel } from './refusal-case.ts';
import type { ShipmentStatus } from './shipment-lifecycle.ts';
import type { ShipmentView } from './shipment-view.ts';
import { weightFault } from './weight-variance.ts';
import { untilAnswered } from './until-answered.ts';

export type FirstMileOutcome = 'BOOK' | 'SCHEDULE_PICKUP' | 'RECEIVED' | 'REQUOTE' | 'CANCELLED';
type FirstMileMove = Move<FirstMileOutcome>;

const HERE: readonly ShipmentStatus[] = [
  'ACCEPTED',
  'BOOKING_REQUESTED',
  'BOOKING_REJECTED',
  'BOOKED',
  'PICKUP_SCHEDULED',
  'COLLECTED',
];

export function assessFirstMile(view: ShipmentView): FirstMileMove {
  return firstOf(view, rules) ?? byStatus(view);
}

const rules: readonly Rule<FirstMileOutcome>[] = [
  ({ shipment }) => (shipment.status === 'CANCELLED' ? { finish: 'CANCELLED' } : undefined),
  ({ shipment }) => (shipment.status === 'ACTION_REQUIRED' ? { finish: 'REQUOTE' } : undefined),
  ({ shipment }) => (HERE.includes(shipment.status) ? undefined : { finish: 'RECEIVED' }),
  (view) => (wantsCancel(view) ? { finish: 'CANCELLED' } : undefined),
  untilMended,
];

function byStatus(view: ShipmentView): FirstMileMove {
  switch (view.shipment.status) {
    case 'ACCEPTED':
      return { finish: 'BOOK' };
    case 'BOOKING_REQUESTED':
      return untilBooked(view);
    case 'BOOKING_REJECTED':
      return rebookOrCancel(view);
    default:
      return untilReceived(view);
  }
}

/** Facts of a booking carry its request's reference as their unit: an old attempt's refusal is not this one's. */
function untilBooked(view: ShipmentView): FirstMileMove {
  const { shipment, tracking } = view;
  const reference = shipment.carriage.bookingRequestReference;
  const about = actualFacts(tracking, ['booked', 'booking_rejected']).filter(
    (f) => f.unit === reference,
  );
  if (about.some((f) => f.milestone === 'booked')) return { move: 'confirm_booking' };
  const rejected = about.find((f) => f.milestone === 'booking_rejected');
  if (rejected)
    return { move: 'reject_booking', reasonCode: rejected.reason ?? 'CARRIER_REJECTED' };
  return awaitFact(view, {
    awaiting: 'BOOKING_CONFIRMATION',
    responsible: 'CARRIER',
    ...since(view, 'BOOKING_REQUESTED'),
  });
}

function rebookOrCancel(view: ShipmentView): FirstMileMove {
  const question = rejectionQuestion(view);
  const pending = untilAnswered(view, question);
  if (pending) return pending;
  const answer = decisionOf(askedCase(view, question.kind, question.matter));
  return { finish: answer === 'cancel' ? 'CANCELLED' : 'BOOK' };
}

function rejectionQuestion({ shipment, now }: ShipmentView): CaseQuestion {
  const { bookingAttempt, bookingRequestReference } = shipment.carriage;
  return {
    kind: 'BOOKING_REJECTED',
    matter: `attempt-${bookingAttempt}`,
    title: 'The carrier has no place for this shipment',
    audience: 'seller',
    responsible: 'SELLER',
    options: ['rebook', 'cancel'],
    defaultOption: 'cancel',
    deadlineAt: addSeconds(now, DWELL_SECONDS.BOOKING_REJECTED),
    evidence: { bookingRequestReference },
  };
}

function untilReceived(view: ShipmentView): FirstMileMove {
  const { shipment, tracking } = view;
  const overweight = weightFault(view);
  if (overweight)
    return { move: 'find_faults', reasonCode: overweight.code, patch: { faults: [overweight] } };
  const received = hasReachedOrigin(view);
  const collected = actualFacts(tracking, ['picked_up']).length > 0;
  if (received && shipment.status === 'COLLECTED') return { move: 'receive_at_origin' };
  if (shipment.status !== 'COLLECTED' && (collected || (received && ours(view))))
    return { move: 'collect' };
  if (received) return { move: 'receive_at_origin' };
  if (shipment.status === 'BOOKED' && ours(view)) return { finish: 'SCHEDULE_PICKUP' };
  return awaitFact(view, owedBy(view));
}

/** Through the terminal's gate, onto the freight station's floor, or already beyond. */
function hasReachedOrigin({ tracking, shipment }: ShipmentView): boolean {
  const { port } = shipment.origin;
  return (
    actualFacts(tracking, ['received_at_origin']).length > 0 ||
    actualFacts(tracking, ['gated_in', 'loaded', 'departed_port'], port).length > 0
  );
}

function ours({ shipment }: ShipmentView): boolean {
  return shipment.legs.includes('FIRST_MILE');
}

function owedBy(view: ShipmentView) {
  switch (view.shipment.status) {
    case 'COLLECTED':
      return {
        awaiting: 'ORIGIN_RECEIPT',
        responsible: 'CARRIER',
        ...since(view, 'COLLECTED'),
      } as const;
    case 'PICKUP_SCHEDULED':
      return {
        awaiting: 'COLLECTION',
        responsible: 'CARRIER',
        ...since(view, 'PICKUP_SCHEDULED'),
      } as const;
    default:
      return {
        awaiting: 'ORIGIN_RECEIPT',
        responsible: 'SELLER',
        ...since(view, 'BOOKED'),
      } as const;
  }
}

/** Nobody is late before the cargo is ready. */
function since(
  { shipment }: ShipmentView,
  status: 'BOOKING_REQUESTED' | 'BOOKED' | 'PICKUP_SCHEDULED' | 'COLLECTED',
) {
  const ready = toTimestamp(shipment.cargoReadyOn);
  const counts: Timestamp =
    status !== 'BOOKING_REQUESTED' && ready > shipment.statusSince ? ready : shipment.statusSince;
  return {
    dueAt: addSeconds(counts, DWELL_SECONDS[status]),
    patienceSeconds: DWELL_SECONDS[status],
  };
}
