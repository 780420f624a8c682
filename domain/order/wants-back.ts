/** Goods that are with the floor and shall not leave: who wants them back, whether the floor can still stop, whether they are back. */
import { decisionOf } from '../case/case-question.ts';
import type { Fulfilment } from './fulfilment.ts';
import type { Hold } from './order.ts';
import { actOf, ownCases, wantsCancel, type FulfilmentView } from './fulfilment-view.ts';

/** The option that sends the goods from another warehouse, because this one will not. */
export const TAKE_BACK = 'take-back';
/** The option by which a person says that the goods lie on their shelf again, though the floor's system did not say so. */
export const PUT_BACK = 'put-back';

/** Told to the floor; undefined when nobody wants them back. */
export function reasonToCallBack(view: FulfilmentView): string | undefined {
  if (wantsCancel(view)) return view.order.cancelRequest?.reason ?? 'cancelled';
  if (isDecided(view, TAKE_BACK)) return 'sent from another warehouse';
  return holdsOf(view).length > 0 ? 'on hold' : undefined;
}

/** Holds that stop the floor: those that somebody placed. What planning itself finds concerns only what is planned. */
export function holdsOf({ order, fulfilment }: FulfilmentView): Hold[] {
  return order.holds.filter(
    ({ placedBy, tooLateFor = [] }) => placedBy !== 'system' && !tooLateFor.includes(fulfilment.n),
  );
}

/** By a person, about the plan that stands. */
export function isDecided(view: FulfilmentView, option: string): boolean {
  return ownCases(view).some(
    (found) =>
      decisionOf(found) === option && found.evidence['attempt'] === view.fulfilment.attempt,
  );
}

/** One asking for each plan. */
export const stopAct = ({ attempt }: Fulfilment) => `STOP-${attempt}`;

/** The floor goes on: it said that it was too late, handed the parcel over, or would not be asked. */
export function isPastStopping(fulfilment: Fulfilment): boolean {
  const { stop, handedOverAt } = fulfilment.floor;
  const asked = actOf(fulfilment, stopAct(fulfilment));
  return stop?.answer === 'too_late' || handedOverAt !== undefined || asked?.answer === 'refused';
}

/** The goods are on their shelf again, or never left it. */
export function isBack(view: FulfilmentView): boolean {
  const { stop } = view.fulfilment.floor;
  return stop?.answer === 'stopped' || isDecided(view, PUT_BACK) || wasNeverTaken(view);
}

/** The floor refused the pick list, said no word of it since, and knows nothing to stop. */
function wasNeverTaken(view: FulfilmentView): boolean {
  const { fulfilment } = view;
  const last = ownCases(view).findLast(
    ({ evidence }) => evidence['act'] === 'PICK' && evidence['attempt'] === fulfilment.attempt,
  );
  const isGivenUp = decisionOf(last) === 'cancel' || decisionOf(last) === TAKE_BACK;
  const isUnknown = actOf(fulfilment, stopAct(fulfilment))?.answer === 'refused';
  return isGivenUp && isUnknown && Object.keys(fulfilment.floor).length === 0;
}
