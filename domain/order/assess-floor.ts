/** What to do about a fulfilment that is with the floor and not packed as it should be: a short pick, a cancellation, silence. */
import { addSeconds, type Timestamp } from '../kernel/time.ts';
import type { BinQuantity } from '../stock/stock-store.ts';
import { untilDecided } from '../case/until-decided.ts';
import { awaitFloor } from './ask-about.ts';
import { callingBack, overdueOf } from './call-back.ts';
import { firstOf } from '../kernel/first-of.ts';
import type { FulfilmentMove } from './fulfilment-move.ts';
import { ownCases, type FulfilmentView } from './fulfilment-view.ts';
import { isToLabel } from './label-refusal.ts';
import { shortQuestion, shortSave } from './short-pick.ts';
import { unfitBox } from './unfit-box.ts';

export interface FloorView extends FulfilmentView {
  /** Of the SKUs that were picked short, FIFO. */
  readonly bins: ReadonlyMap<string, readonly BinQuantity[]>;
}

export type FloorOutcome = 'REPLAN' | 'LABEL' | 'CANCELLED' | 'LABELED' | 'CLOSED';

/** From release until it is packed; the carrier's cut-off is on the next day. */
const PACKING_SECONDS = 2 * 86_400;

export function packingDueAt({ releasedAt, statusSince }: FulfilmentView['fulfilment']): Timestamp {
  return addSeconds(releasedAt ?? statusSince, PACKING_SECONDS);
}

export function assessFloor(view: FloorView): FulfilmentMove<FloorOutcome> {
  return (
    firstOf<FloorView, FulfilmentMove<FloorOutcome>>(view, [
      elsewhere,
      pickedShort,
      callingBack,
      refused,
      unfitBox,
      // By the very rule of the step that labels: otherwise the two would send it to and fro for ever.
      (packed) => (isToLabel(packed) ? { finish: 'LABEL' } : undefined),
    ]) ?? untilPacked(view)
  );
}

function elsewhere({ fulfilment, order }: FloorView): FulfilmentMove<FloorOutcome> | undefined {
  switch (fulfilment.status) {
    case 'PLANNED':
    case 'BACKORDERED':
      return { finish: 'REPLAN' };
    case 'RESERVED':
      return order.cancelRequest || order.holds.length > 0 ? { finish: 'REPLAN' } : undefined;
    case 'LABELED':
    case 'SHIPPED':
      return { finish: 'LABELED' };
    case 'CANCELLED':
    case 'REJECTED':
    case 'DELIVERED':
    case 'RETURNED_TO_SENDER':
    case 'LOST':
      return { finish: 'CLOSED' };
    case 'RELEASED':
    case 'PICKING':
    case 'PACKED':
      return undefined;
  }
}

/** Nothing of the pick ships: what is missing is written off until it is counted, the rest is free, and all is planned anew. */
function pickedShort(view: FloorView): FulfilmentMove<FloorOutcome> | undefined {
  const { short } = view.fulfilment.floor;
  if (!short || view.fulfilment.status === 'RESERVED') return undefined;
  const question = shortQuestion(view, short.lines);
  const isAsked = view.cases.some(
    ({ kind, evidence }) => kind === 'SHORT_PICK' && evidence['matter'] === question.matter,
  );
  return isAsked ? { save: shortSave(view, short.lines, view.bins) } : { ask: question };
}

/** The pick list or every label was refused: a person mends the cause, or ends it. */
function refused(view: FloorView): FulfilmentMove<FloorOutcome> | undefined {
  const open = ownCases(view).find(
    ({ kind, status }) =>
      (kind === 'PARTNER_REFUSED' || kind === 'LABEL_REFUSED') && status === 'OPEN',
  );
  return open && untilDecided(view.now, open);
}

function untilPacked(view: FloorView): FulfilmentMove<FloorOutcome> {
  return awaitFloor(view, {
    awaiting: 'PACKING',
    responsible: 'WAREHOUSE',
    ...overdueOf(view, packingDueAt(view.fulfilment)),
    patienceSeconds: PACKING_SECONDS,
    title: 'The parcel is not packed in time',
  });
}
