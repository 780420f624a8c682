/** Undoing a fulfilment that shall not ship, newest first (lifecycles 4.6): its label, then its reservation or its place in the queue. */
import type { CaseKind } from '../case/case.ts';
import { decisionOf } from '../case/case-question.ts';
import { moving, type FulfilmentMove } from './fulfilment-move.ts';
import { ownCases, type FulfilmentView } from './fulfilment-view.ts';
import { releaseMovements, unitsOf } from './reservation.ts';
import { cancelPlanned } from './save-plan.ts';
import { voiding } from './void-label.ts';

export function assessCancellation(view: FulfilmentView): FulfilmentMove<'CANCELLED'> {
  const { fulfilment } = view;
  switch (fulfilment.status) {
    case 'PLANNED':
    case 'BACKORDERED':
      return mootCase(view) ?? { save: cancelPlanned(view, reasonOf(view)) };
    case 'RESERVED':
    case 'RELEASED':
    case 'PICKING':
    case 'PACKED':
    case 'LABELED':
      return voiding(view) ?? mootCase(view) ?? releasing(view);
    case 'SHIPPED':
    case 'DELIVERED':
    case 'RETURNED_TO_SENDER':
    case 'LOST':
    case 'CANCELLED':
    case 'REJECTED':
      return { finish: 'CANCELLED' };
  }
}

/** Questions about a parcel that will not be; what is about the shelf stays. */
function mootCase(view: FulfilmentView): FulfilmentMove<'CANCELLED'> | undefined {
  const open = ownCases(view).find(
    ({ kind, status }) => status === 'OPEN' && !ABOUT_SHELF.includes(kind),
  );
  return open && { close: open, reason: 'the fulfilment is cancelled' };
}

const ABOUT_SHELF: readonly CaseKind[] = ['SHORT_PICK', 'STOCK_SUSPENSE'];

function releasing(view: FulfilmentView): FulfilmentMove<'CANCELLED'> {
  const { fulfilment, order, now } = view;
  const { label } = fulfilment;
  const movements = releaseMovements(fulfilment, unitsOf(order, fulfilment), now);
  const patch = label && !label.voidedAt ? { label: { ...label, voidedAt: now } } : {};
  const save = moving(view, 'cancel', { reasonCode: reasonOf(view), movements, patch });
  return save ? { save } : { finish: 'CANCELLED' };
}

/** Why it ends: somebody asked for it, or the time of a question ran out. */
function reasonOf(view: FulfilmentView): string {
  const { order } = view;
  if (order.cancelRequest) return 'CANCEL_REQUESTED';
  const decided = ownCases(view).find((found) => decisionOf(found) === 'cancel');
  if (!decided) return order.holds.length > 0 ? 'HOLD_EXPIRED' : 'CANCELLED';
  const isDefault = 'decision' in decided && decided.decision?.by === 'system:deadline';
  const cause = decided.kind === 'ORDER_HOLD' ? 'HOLD' : decided.kind;
  return isDefault ? `${cause}_EXPIRED` : `${cause}_CANCELLED`;
}
