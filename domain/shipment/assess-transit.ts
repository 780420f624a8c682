/** The main leg: each fact moves the status one step, in the order of the voyage, whatever order the facts came in. */
import { lastSaid, latestDeclaration } from '../declaration/customs-facts.ts';
import { isfDueBy, needsIsf } from '../declaration/build-isf.ts';
import { addSeconds, latest, type Timestamp } from '../kernel/time.ts';
import { actualFacts } from '../tracking/tracking-facts.ts';
import { awaitFact, type Owed } from './await-fact.ts';
import { type CaseQuestion } from '../case/case-question.ts';
import { askedCase, wasDecided } from './shipment-case.ts';
import { DWELL_SECONDS } from './dwell.ts';
import { firstOf } from '../kernel/first-of.ts';
import type { Move, Rule } from './next-move.ts';
import { untilMended, wantsCancel } from './refusal-case.ts';
import { quoteOf } from './shipment-record.ts';
import type { ShipmentStatus } from './shipment-lifecycle.ts';
import type { ShipmentView } from './shipment-view.ts';
import type { Mode } from './shipment.ts';
import {
  arrival,
  departure,
  expectedArrivalAt,
  expectedDepartureAt,
  isAshoreOnTheWay,
  loading,
  rolledTo,
} from './voyage.ts';

export type TransitOutcome = 'ARRIVED' | 'CANCELLED' | 'LOST' | 'RETURNED_TO_ORIGIN';
type TransitMove = Move<TransitOutcome>;

const ASHORE: readonly ShipmentStatus[] = [
  'ACCEPTED',
  'ORIGIN_RECEIVED',
  'EXPORT_RELEASED',
  'LOADED',
];
const AFLOAT: readonly ShipmentStatus[] = ['DEPARTED', 'ROLLED', 'TRANSSHIPPING'];

/** After the expected arrival without a sign of life (lifecycles 4.2: express 3 d, international 10 d). */
const STALL_SECONDS: Readonly<Record<Mode, number>> = {
  SEA_FCL: 10 * 86_400,
  SEA_LCL: 10 * 86_400,
  SEA_TRUCK: 10 * 86_400,
  RAIL: 10 * 86_400,
  AIR: 5 * 86_400,
  EXPRESS: 3 * 86_400,
};

export function assessTransit(view: ShipmentView): TransitMove {
  const moved = firstOf(view, [...ends, ...progress]);
  if (moved) return moved;
  return isAshore(view) || view.shipment.status === 'ROLLED'
    ? untilSailed(view)
    : untilArrived(view);
}

const ends: readonly Rule<TransitOutcome>[] = [
  ({ shipment }) => finished(shipment.status),
  untilMended,
  (view) =>
    canBeLost(view) && isLost(view)
      ? { move: 'lose', reasonCode: 'CARRIER_REPORTS_LOSS' }
      : undefined,
  (view) =>
    canBeLost(view) && wasDecided(view, 'TRANSIT_STALLED', 'declare-lost')
      ? { move: 'lose', reasonCode: 'DECLARED_LOST' }
      : undefined,
  (view) =>
    isAfloat(view) && wantsReturn(view)
      ? { move: 'return_to_origin', reasonCode: 'DECIDED' }
      : undefined,
];

/** A cancellation that lost the race to the vessel stays on record and changes nothing. */
const progress: readonly Rule<TransitOutcome>[] = [
  (view) =>
    isAshore(view) && !departure(view) && !arrival(view) && wantsCancel(view)
      ? { finish: 'CANCELLED' }
      : undefined,
  (view) =>
    view.shipment.status !== 'LOADED' && isAshore(view) && isLoaded(view)
      ? loadMove(view)
      : undefined,
  (view) => (!isUnderWay(view) && isGone(view) ? { move: 'depart' } : undefined),
  (view) => (arrival(view) ? { move: 'arrive' } : undefined),
  (view) => (isAfloat(view) && isGone(view) ? wayMove(view) : undefined),
  (view) => (departure(view) ? undefined : rollMove(view)),
];

function finished(status: ShipmentStatus): TransitMove | undefined {
  if (status === 'CANCELLED' || status === 'LOST' || status === 'RETURNED_TO_ORIGIN')
    return { finish: status };
  return ASHORE.includes(status) || AFLOAT.includes(status) ? undefined : { finish: 'ARRIVED' };
}

const isAshore = ({ shipment }: ShipmentView) => ASHORE.includes(shipment.status);
const isAfloat = ({ shipment }: ShipmentView) => AFLOAT.includes(shipment.status);
const isUnderWay = ({ shipment }: ShipmentView) =>
  shipment.status === 'DEPARTED' || shipment.status === 'TRANSSHIPPING';
const isGone = (view: ShipmentView) => departure(view) !== undefined || arrival(view) !== undefined;
const isLost = ({ tracking }: ShipmentView) =>
  actualFacts(tracking, ['lost', 'destroyed']).length > 0;
/** What is lost was on its way. */
const isLoaded = (view: ShipmentView) =>
  loading(view) !== undefined || isGone(view) || isLost(view);
const canBeLost = (view: ShipmentView) =>
  isAfloat(view) || ['EXPORT_RELEASED', 'LOADED'].includes(view.shipment.status);

function wantsReturn(view: ShipmentView): boolean {
  return (
    wasDecided(view, 'TRANSIT_STALLED', 'return-to-origin') ||
    wasDecided(view, 'ROLLED', 'return-to-origin')
  );
}

/** Loading without, or too soon after, the ISF is a fact we cannot undo, and a penalty we must see coming. */
function loadMove(view: ShipmentView): TransitMove {
  return isIsfLate(view) ? { move: 'load', reasonCode: 'ISF_LATE' } : { move: 'load' };
}

function isIsfLate({ shipment, warehouse, declarations, tracking }: ShipmentView): boolean {
  const ours =
    warehouse && shipment.legs.includes('EXPORT_CUSTOMS') && needsIsf(shipment, warehouse);
  const loaded = loading({ shipment, tracking }) ?? departure({ shipment, tracking });
  if (!ours || !loaded) return false;
  const filed = latestDeclaration(declarations, 'ISF');
  const accepted = filed && lastSaid(filed, 'ACCEPTED');
  return !accepted || accepted.statedAt > isfDueBy(loaded.at);
}

function wayMove(view: ShipmentView): TransitMove | undefined {
  const ashore = isAshoreOnTheWay(view);
  if (ashore && view.shipment.status === 'DEPARTED') return { move: 'transship' };
  return !ashore && view.shipment.status === 'TRANSSHIPPING' ? { move: 'depart' } : undefined;
}

/** Each new sailing date is asked about once; the goods go with it unless somebody answers otherwise. */
function rollMove(view: ShipmentView): TransitMove | undefined {
  const { status } = view.shipment;
  const to = rolledTo(view);
  if (!to || !['EXPORT_RELEASED', 'LOADED', 'ROLLED'].includes(status)) return undefined;
  const question = rolledQuestion(view, to.at);
  if (askedCase(view, 'ROLLED', question.matter)) return undefined;
  if (status !== 'ROLLED') return { move: 'roll', reasonCode: to.reason ?? 'LATER_SAILING' };
  return { ask: question };
}

function rolledQuestion({ now }: ShipmentView, departsAt: Timestamp): CaseQuestion {
  return {
    kind: 'ROLLED',
    matter: departsAt.slice(0, 10),
    title: 'Rolled to a later sailing',
    audience: 'seller',
    responsible: 'SELLER',
    options: ['accept-new-date', 'return-to-origin'],
    defaultOption: 'accept-new-date',
    deadlineAt: addSeconds(now, 7 * 86_400),
    evidence: { departsAt },
  };
}

function untilSailed(view: ShipmentView): TransitMove {
  const { shipment } = view;
  const awaiting = shipment.status === 'EXPORT_RELEASED' ? 'LOADING' : 'DEPARTURE';
  const responsible = shipment.legs.includes('MAIN_CARRIAGE') ? 'CARRIER' : 'SELLER';
  const sailingAt = expectedDepartureAt(view);
  return stallMove(view, {
    awaiting,
    responsible,
    dueAt: latest([patience(view), sailingAt && addSeconds(sailingAt, DWELL_SECONDS.LOADED)]),
  });
}

/** Facts may be told in a calendar of their own: nobody is late sooner than the threshold from now on. */
function untilArrived(view: ShipmentView): TransitMove {
  const { shipment, tracking } = view;
  const grace = STALL_SECONDS[shipment.mode];
  const eta = expectedArrivalAt(view) ?? plannedArrivalAt(view);
  const signs = [shipment.statusSince, tracking.lastActualAt, eta].map(
    (at) => at && addSeconds(at, grace),
  );
  const awaiting = shipment.status === 'DEPARTED' ? 'ARRIVAL' : 'ONWARD_DEPARTURE';
  return stallMove(view, { awaiting, responsible: 'CARRIER', dueAt: latest(signs) });
}

function stallMove(
  view: ShipmentView,
  owed: Pick<Owed, 'awaiting' | 'responsible' | 'dueAt'>,
): TransitMove {
  const options = isAfloat(view) ? ['declare-lost', 'return-to-origin'] : [];
  const alarm = {
    kind: 'TRANSIT_STALLED',
    title: `No sign of life: ${owed.awaiting}`,
    options: [...options],
  } as const;
  return awaitFact(view, { ...owed, alarm, patienceSeconds: STALL_SECONDS[view.shipment.mode] });
}

function patience({ shipment }: ShipmentView): Timestamp {
  switch (shipment.status) {
    case 'ACCEPTED':
    case 'EXPORT_RELEASED':
    case 'LOADED':
      return addSeconds(shipment.statusSince, DWELL_SECONDS[shipment.status]);
    default:
      return addSeconds(shipment.statusSince, DWELL_SECONDS.EXPORT_RELEASED);
  }
}

function plannedArrivalAt({ shipment }: ShipmentView): Timestamp | undefined {
  const days = quoteOf(shipment)?.transitDays;
  return days && addSeconds(shipment.statusSince, (days.to + days.clearanceBuffer) * 86_400);
}
