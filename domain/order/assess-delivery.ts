/** Follows a labelled parcel to its end (lifecycles 4.2): handed over, delivered, brought back, silent, lost, or stopped on its way. */
import type { CaseKind } from '../case/case.ts';
import { latest, type Timestamp } from '../kernel/time.ts';
import type { ParcelTracking } from '../parcel/parcel-tracking.ts';
import { lostAt, stalledAt } from '../parcel/silence.ts';
import type { RoutingMode } from '../routing/carrier-service.ts';
import { awaitFloor } from './ask-about.ts';
import { callingBack, missingHold, overdueOf } from './call-back.ts';
import { failedDelivery, holdEndsAt, sendingBack } from './delivery-failure.ts';
import type { Fulfilment } from './fulfilment.ts';
import { firstOf } from '../kernel/first-of.ts';
import { moving, type FulfilmentMove } from './fulfilment-move.ts';
import { actOf, askedAbout, ownCases, wantsCancel, type DeliveryView } from './fulfilment-view.ts';
import {
  damagedQuestion,
  lostQuestion,
  stalledQuestion,
  tooLateQuestion,
} from './parcel-questions.ts';
import { refusedNotice } from './refused-notice.ts';

export type DeliveryOutcome =
  'DELIVERED' | 'RETURNED_TO_SENDER' | 'LOST' | 'CANCELLED' | 'CLOSED' | 'LABEL' | 'REPLAN';
type Next = FulfilmentMove<DeliveryOutcome>;

export function assessDelivery(view: DeliveryView): Next {
  return (
    firstOf<DeliveryView, FulfilmentMove<DeliveryOutcome>>(view, [
      ended,
      leaving,
      // With the carrier already: nothing holds it.
      missingHold,
      mootCase,
      damaged,
      delivered,
      broughtBack,
      lost,
      intercepting,
      failedDelivery,
    ]) ?? untilNews(view)
  );
}

function ended({ fulfilment: { status } }: DeliveryView): Next | undefined {
  switch (status) {
    case 'DELIVERED':
    case 'RETURNED_TO_SENDER':
    case 'LOST':
    case 'CANCELLED':
      return { finish: status };
    case 'LABELED':
    case 'SHIPPED':
      return undefined;
    case 'RELEASED':
    case 'PICKING':
    case 'PACKED':
      return { finish: 'LABEL' };
    case 'PLANNED':
    case 'BACKORDERED':
    case 'RESERVED':
      return { finish: 'REPLAN' };
    case 'REJECTED':
      return { finish: 'CLOSED' };
  }
}

/** Scans of a carrier: whatever the floor told or did not tell, the parcel is gone. */
const UNDER_WAY: readonly ParcelTracking['status'][] = [
  'in_transit',
  'customs',
  'out_for_delivery',
  'available_for_pickup',
  'attempt_failed',
  'delivered',
  'returning',
  'returned',
  'exception',
];

function leaving(view: DeliveryView): Next | undefined {
  const { fulfilment, tracking } = view;
  if (fulfilment.status !== 'LABELED') return undefined;
  if (fulfilment.floor.handedOverAt || UNDER_WAY.includes(tracking.status)) return { ship: true };
  const boughtAt = fulfilment.label?.boughtAt ?? fulfilment.statusSince;
  return (
    callingBack(view) ??
    refusedNotice(view) ??
    awaitFloor(view, {
      awaiting: 'HANDOVER',
      responsible: 'WAREHOUSE',
      ...overdueOf(view, firstLookAt(fulfilment, boughtAt)),
      patienceSeconds: 86_400,
      title: 'The parcel has its label but nobody handed it over',
    })
  );
}

/** After its label a parcel is first looked at when it would be silent for too long: most are delivered before. */
export function firstLookAt(fulfilment: Fulfilment, boughtAt: Timestamp): Timestamp {
  return stalledAt(modeOf(fulfilment), boughtAt);
}

/** What ended by itself is not asked any more. */
function mootCase(view: DeliveryView): Next | undefined {
  const { tracking } = view;
  const open = ownCases(view).filter(({ status }) => status === 'OPEN');
  const moot = open.find(({ kind, evidence }) => {
    if (BEFORE_IT_LEFT.includes(kind)) return true;
    if (kind === 'PARCEL_STALLED') return evidence['lastSign'] !== lastSignOf(view);
    return kind === 'DELIVERY_FAILED' && OVER.includes(tracking.status);
  });
  return moot && { close: moot, reason: `the parcel is ${tracking.status}` };
}

const BEFORE_IT_LEFT: readonly CaseKind[] = ['FLOOR_OVERDUE', 'PARTNER_REFUSED', 'LABEL_REFUSED'];
const OVER: readonly ParcelTracking['status'][] = ['delivered', 'returning', 'returned', 'lost'];

/** It goes on its way, but somebody must claim, replace or refund. */
function damaged(view: DeliveryView): Next | undefined {
  const event = view.tracking.events.find(({ milestone }) => milestone === 'damaged');
  if (!event) return undefined;
  const question = damagedQuestion(view, event);
  return askedAbout(view, question.kind, question.matter) ? undefined : { ask: question };
}

function delivered(view: DeliveryView): Next | undefined {
  if (view.tracking.status !== 'delivered') return undefined;
  const save = moving(view, 'deliver');
  return save && { save };
}

/** On its way back it is announced to the returns; that it is back ends the fulfilment. */
function broughtBack(view: DeliveryView): Next | undefined {
  const { status } = view.tracking;
  if (status !== 'returning' && status !== 'returned') return undefined;
  if (!actOf(view.fulfilment, 'RTS')) return { act: { act: 'RTS', ask: { kind: 'OPEN_RETURN' } } };
  const save = status === 'returned' ? moving(view, 'return_to_sender') : undefined;
  return save && { save };
}

/** The carrier says so, or was silent for twice the time after which we began to ask. */
function lost(view: DeliveryView): Next | undefined {
  const { tracking, fulfilment, now } = view;
  const stalled = ownCases(view).find(
    ({ kind, evidence }) => kind === 'PARCEL_STALLED' && evidence['lastSign'] === lastSignOf(view),
  );
  const given = stalled && 'decision' in stalled && stalled.decision?.option === 'lost';
  const isLost = tracking.status === 'lost' || given || (now >= lossDueAt(view) && !isBusy(view));
  if (!isLost) return undefined;
  const question = lostQuestion(view, fulfilment.label);
  if (!askedAbout(view, question.kind, question.matter)) return { ask: question };
  const reasonCode = tracking.status === 'lost' ? 'CARRIER_LOST' : 'SILENT';
  const save = moving(view, 'lose', { reasonCode });
  return save && { save };
}

/** A cancellation after the parcel left: the carrier is asked once to bring it back. */
function intercepting(view: DeliveryView): Next | undefined {
  const { order, fulfilment } = view;
  if (!wantsCancel(view) || OVER.includes(view.tracking.status)) return undefined;
  const asked = actOf(fulfilment, 'INTERCEPT');
  const reason = order.cancelRequest?.reason ?? 'cancelled';
  if (!asked) return { act: { act: 'INTERCEPT', ask: { kind: 'INTERCEPT', reason } } };
  if (asked.answer !== 'refused') return undefined;
  const question = tooLateQuestion(view);
  const found = askedAbout(view, question.kind, question.matter);
  if (!found) return { ask: question };
  return found.status === 'OPEN' ? { close: found, reason: 'too late' } : undefined;
}

/** The carrier is waited for; too long a silence is asked about, twice as long is a loss. */
function untilNews(view: DeliveryView): Next {
  const { now, tracking } = view;
  const lossAt = lossDueAt(view);
  const wait = (deadlineAt: Timestamp): Next => ({
    wait: { awaiting: 'DELIVERY', responsible: 'CARRIER', deadlineAt },
  });
  if (tracking.status === 'available_for_pickup')
    return sendingBack(view) ?? wait(holdEndsAt(view));
  const stallAt = stalledAt(modeOf(view.fulfilment), lastSignOf(view));
  if (now < stallAt) return wait(stallAt);
  const question = stalledQuestion(view, lastSignOf(view), lossAt);
  const found = askedAbout(view, question.kind, question.matter);
  if (!found) return { ask: question };
  return wait(lossAt);
}

/** While somebody waits for the buyer the carrier has nothing to tell. */
function isBusy(view: DeliveryView): boolean {
  const { status } = view.tracking;
  return status === 'available_for_pickup' || ownCases(view).some(isOpenFailure);
}

const isOpenFailure = ({ kind, status }: { kind: string; status: string }) =>
  kind === 'DELIVERY_FAILED' && status === 'OPEN';

function lossDueAt(view: DeliveryView): Timestamp {
  return lostAt(modeOf(view.fulfilment), lastSignOf(view));
}

/** The newest thing anybody told of it, or that we told the carrier to do with it. */
export function lastSignOf({ fulfilment, tracking }: DeliveryView): Timestamp {
  const told = fulfilment.acts?.map(({ at }) => at) ?? [];
  return latest([fulfilment.shippedAt, fulfilment.label?.boughtAt, tracking.lastEventAt, ...told]);
}

export function modeOf({ route }: Fulfilment): RoutingMode {
  return route?.mode ?? 'EXPRESS';
}
