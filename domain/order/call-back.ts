/**
 * Undo of releasing goods to the floor (lifecycles 4.2, 4.6): the floor is asked once to stop and put them back, and its answer
 * stands; then the label is void and the reservation free, newest first. What is not cancelled is planned anew.
 */
import type { CaseKind } from '../case/case.ts';
import { addSeconds, type Timestamp } from '../kernel/time.ts';
import { awaitFloor } from './ask-about.ts';
import { tooLateToHold } from './amend-order.ts';
import { moving, occasionOf, type FulfilmentMove } from './fulfilment-move.ts';
import {
  actOf,
  askedAbout,
  ownCases,
  wantsCancel,
  type FulfilmentView,
} from './fulfilment-view.ts';
import { orderChanges } from './order-change.ts';
import { heldTooLateQuestion } from './parcel-questions.ts';
import { releaseMovements, unitsOf } from './reservation.ts';
import { voiding, withoutLabel } from './void-label.ts';
import {
  holdsOf,
  isBack,
  isDecided,
  isPastStopping,
  PUT_BACK,
  reasonToCallBack,
  stopAct,
  TAKE_BACK,
} from './wants-back.ts';

type Called = FulfilmentMove<'CANCELLED'>;

const STOP_SECONDS = 86_400;

/** Undefined when nobody wants the goods back, or the floor goes on all the same. */
export function callingBack(view: FulfilmentView): Called | undefined {
  const { fulfilment } = view;
  if (fulfilment.floor.handedOverAt) return missingHold(view);
  if (isBack(view)) return wantsCancel(view) ? { finish: 'CANCELLED' } : puttingBack(view);
  const reason = reasonToCallBack(view);
  if (reason === undefined) return undefined;
  if (isPastStopping(fulfilment)) return missingHold(view);
  if (fulfilment.status === 'RESERVED') return { finish: 'CANCELLED' };
  const act = stopAct(fulfilment);
  const asked = actOf(fulfilment, act);
  if (!asked) return { act: { act, ask: { kind: 'STOP', reason } } };
  return awaitFloor(view, {
    awaiting: 'STOP',
    responsible: 'WAREHOUSE',
    dueAt: addSeconds(asked.at, STOP_SECONDS),
    patienceSeconds: STOP_SECONDS,
    title: 'The floor does not answer whether it stopped',
    options: [PUT_BACK],
  });
}

/** A hold that came too late is told to the seller and noted on the order; then it is as if it were not there for this parcel. */
export function missingHold(view: FulfilmentView): FulfilmentMove<never> | undefined {
  const { order, fulfilment, now } = view;
  const holds = holdsOf(view);
  if (holds.length === 0) return undefined;
  const question = heldTooLateQuestion(view, holds);
  const told = askedAbout(view, question.kind, question.matter);
  if (!told) return { ask: question };
  if (told.status === 'OPEN') return { close: told, reason: 'too late' };
  const next = tooLateToHold(order, fulfilment.n, now);
  const changes = orderChanges(order, next, [fulfilment], occasionOf(view));
  return { save: { order: next, changes } };
}

/** What a person may do about a parcel that should have left, and from when on that is asked. */
export function overdueOf(
  view: FulfilmentView,
  dueAt: Timestamp,
): { readonly dueAt: Timestamp; readonly options: readonly string[] } {
  const { fulfilment } = view;
  if (reasonToCallBack(view) === undefined || !isPastStopping(fulfilment))
    return { dueAt, options: ['cancel', TAKE_BACK] };
  // The floor went on, and then it did not: only somebody who looked knows where the goods are.
  const toldAt = fulfilment.floor.stop?.at ?? actOf(fulfilment, stopAct(fulfilment))?.at ?? dueAt;
  return { dueAt: addSeconds(toldAt, STOP_SECONDS), options: [PUT_BACK] };
}

function puttingBack(view: FulfilmentView): Called {
  const { fulfilment, order, now } = view;
  const moot = ownCases(view).find(
    ({ kind, status }) => status === 'OPEN' && ABOUT_PLAN.includes(kind),
  );
  const undo = voiding(view) ?? (moot && { close: moot, reason: 'the goods are put back' });
  if (undo) return undo;
  const { attempt, avoid = [], warehouseId } = fulfilment;
  const isRefusing = isDecided(view, TAKE_BACK) && warehouseId !== undefined;
  const patch = {
    ...withoutLabel(fulfilment, now),
    attempt: attempt + 1,
    floor: {},
    pickList: undefined,
    refusals: undefined,
    route: undefined,
    boxLabel: undefined,
    ...(isRefusing && { avoid: [...avoid, warehouseId] }),
  };
  const movements = releaseMovements(fulfilment, unitsOf(order, fulfilment), now);
  const reasonCode = isRefusing ? 'WAREHOUSE_REFUSED' : 'CALLED_BACK';
  return { save: moving(view, 'call_back', { reasonCode, movements, patch }) ?? {} };
}

/** Questions about the plan that is given up. */
const ABOUT_PLAN: readonly CaseKind[] = ['FLOOR_OVERDUE', 'PARTNER_REFUSED', 'LABEL_REFUSED'];
