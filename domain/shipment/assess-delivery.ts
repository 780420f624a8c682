/** From the port to the warehouse door: announce, get an appointment, keep it or get another. */
import { addSeconds, latest } from '../kernel/time.ts';
import { actualFacts } from '../tracking/tracking-facts.ts';
import { awaitFact, type Owed } from './await-fact.ts';
import { type CaseQuestion } from '../case/case-question.ts';
import { wasDecided } from './shipment-case.ts';
import { DWELL_SECONDS } from './dwell.ts';
import { firstOf } from '../kernel/first-of.ts';
import type { Move, Rule } from './next-move.ts';
import { untilMended } from './refusal-case.ts';
import type { ShipmentStatus } from './shipment-lifecycle.ts';
import type { ShipmentView } from './shipment-view.ts';
import { untilAnswered } from './until-answered.ts';

export type DeliveryOutcome = 'ANNOUNCE' | 'DELIVERED' | 'LOST' | 'REFUSED';
type DeliveryMove = Move<DeliveryOutcome>;

const ON_THE_WAY: readonly ShipmentStatus[] = [
  'ACCEPTED',
  'ARRIVED',
  'CUSTOMS_RELEASED',
  'APPOINTMENT_SCHEDULED',
];

/** Missed so often, a person speaks with the trucker before there is another appointment. */
const MISSED_BEFORE_ASKING = 3;
const APPOINTMENT_SECONDS = 3 * 86_400;

export function assessDelivery(view: ShipmentView): DeliveryMove {
  return firstOf(view, rules) ?? untilDelivered(view);
}

const rules: readonly Rule<DeliveryOutcome>[] = [
  ({ shipment }) => finished(shipment.status),
  untilMended,
  (view) => (isThere(view) ? { move: 'deliver' } : undefined),
  (view) => (isLost(view) ? { move: 'lose', reasonCode: 'LOST_ON_DELIVERY' } : undefined),
  ({ receiving }) =>
    (receiving.requestedAppointments ?? 0) === 0 ? { finish: 'ANNOUNCE' } : undefined,
  rescheduleMove,
  ({ shipment, receiving }) =>
    receiving.appointment && shipment.status !== 'APPOINTMENT_SCHEDULED'
      ? { move: 'schedule_delivery' }
      : undefined,
];

function finished(status: ShipmentStatus): DeliveryMove | undefined {
  if (status === 'LOST' || status === 'REFUSED') return { finish: status };
  return ON_THE_WAY.includes(status) ? undefined : { finish: 'DELIVERED' };
}

/** The warehouse's word, or what it can only say of goods that are there. */
function isThere({ receiving }: ShipmentView): boolean {
  const { deliveredAt, checkedInAt, closedAt, prohibited, cartons } = receiving;
  return (
    [deliveredAt, checkedInAt, closedAt, prohibited].some((fact) => fact !== undefined) ||
    Object.keys(cartons).length > 0
  );
}

function isLost(view: ShipmentView): boolean {
  const said = actualFacts(view.tracking, ['lost', 'destroyed']).length > 0;
  return (
    view.shipment.status !== 'ACCEPTED' &&
    (said || wasDecided(view, 'DELIVERY_OVERDUE', 'declare-lost'))
  );
}

/** Another appointment for each missed one, by itself at first. */
function rescheduleMove(view: ShipmentView): DeliveryMove | undefined {
  const { missedAppointments: missed, requestedAppointments: requested = 0 } = view.receiving;
  if (missed < requested) return undefined;
  if (missed < MISSED_BEFORE_ASKING) return { finish: 'ANNOUNCE' };
  return untilAnswered(view, missedQuestion(view)) ?? { finish: 'ANNOUNCE' };
}

function missedQuestion({ receiving, now }: ShipmentView): CaseQuestion {
  return {
    kind: 'APPOINTMENT_MISSED',
    matter: `missed-${receiving.missedAppointments}`,
    title: `${receiving.missedAppointments} appointments missed`,
    audience: 'operations',
    responsible: 'OPERATIONS',
    options: ['reschedule'],
    defaultOption: 'reschedule',
    deadlineAt: addSeconds(now, APPOINTMENT_SECONDS),
    evidence: { missed: receiving.missedAppointments },
  };
}

function untilDelivered(view: ShipmentView): DeliveryMove {
  const options = view.shipment.status === 'ACCEPTED' ? [] : ['declare-lost'];
  const alarm = {
    kind: 'DELIVERY_OVERDUE',
    title: 'The goods have not reached the warehouse',
    options,
  } as const;
  return awaitFact(view, { ...owed(view), alarm });
}

function owed({ receiving, shipment }: ShipmentView): Omit<Owed, 'alarm'> {
  const { appointment } = receiving;
  const responsible = shipment.legs.includes('DELIVERY') ? 'CARRIER' : 'SELLER';
  if (!appointment) {
    const dueAt = addSeconds(shipment.statusSince, DWELL_SECONDS.CUSTOMS_RELEASED);
    return {
      awaiting: 'APPOINTMENT',
      responsible: 'WAREHOUSE',
      dueAt,
      patienceSeconds: APPOINTMENT_SECONDS,
    };
  }
  return {
    awaiting: 'DELIVERY',
    responsible,
    dueAt: latest([
      addSeconds(appointment.at, 86_400),
      addSeconds(shipment.statusSince, APPOINTMENT_SECONDS),
    ]),
    patienceSeconds: APPOINTMENT_SECONDS,
  };
}
