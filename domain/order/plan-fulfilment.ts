/**
 * Planning a fulfilment (M-090 to M-092): holds first, then a warehouse, then the reservation of all its parts in one
 * transaction. What cannot be had now waits in the queue of its SKU, is cancelled or rejected, by the order's policy.
 */
import type { SkuCode } from '../kernel/ids.ts';
import type { CaseKind } from '../case/case.ts';
import { addSeconds } from '../kernel/time.ts';
import { decisionOf, type CaseQuestion } from '../case/case-question.ts';
import { allocate, type Allocation, type Shelf } from './allocate.ts';
import { patchOrder } from './amend-order.ts';
import { untilAnswer } from './ask-about.ts';
import { HOLD_SECONDS } from './check-order.ts';
import { firstOf } from '../kernel/first-of.ts';
import { MOST_LINES } from './fulfilment.ts';
import type { FulfilmentMove, OrderSave } from './fulfilment-move.ts';
import { askedAbout, ownCases, wantsCancel, type FulfilmentView } from './fulfilment-view.ts';
import type { Hold } from './order.ts';
import {
  backorderAll,
  cancelPlanned,
  OUT_OF_STOCK,
  rejectOrder,
  reserveParts,
  splitLines,
} from './save-plan.ts';

export interface PlanningView extends FulfilmentView {
  /** As the check of the order finds them now. */
  readonly holds: readonly Hold[];
  readonly shelves: readonly Shelf[];
  /** Units that older orders wait for, of this country. */
  readonly older: ReadonlyMap<SkuCode, number>;
}

export type PlanOutcome = 'RESERVED' | 'LABELED' | 'CANCELLED' | 'REJECTED' | 'CLOSED';

/** Lifecycles 4.7. */
const BACKORDER_SECONDS = 14 * 86_400;
/** So many parcels of one order; what then still lacks waits until it is there as a whole. */
const MOST_FULFILMENTS = 12;
const MOST_PARTS = 4;

export function planFulfilment(view: PlanningView): FulfilmentMove<PlanOutcome> {
  return (
    firstOf<PlanningView, FulfilmentMove<PlanOutcome>>(view, [whereItIs, cancelled, holding]) ??
    allot(view)
  );
}

/** Planned before: by an earlier try, by the sibling that split off this one, or by an earlier execution. */
function whereItIs(view: PlanningView): FulfilmentMove<PlanOutcome> | undefined {
  const { fulfilment, order } = view;
  switch (fulfilment.status) {
    case 'PLANNED':
    case 'BACKORDERED':
      return undefined;
    case 'RESERVED':
      if (order.cancelRequest || order.holds.length > 0) return undefined;
      return (
        closing(view, 'BACKORDER', 'the units are there') ??
        closing(view, 'ORDER_HOLD', 'the holds are gone') ?? { finish: 'RESERVED' }
      );
    case 'RELEASED':
    case 'PICKING':
    case 'PACKED':
      return { finish: 'RESERVED' };
    case 'LABELED':
    case 'SHIPPED':
      return { finish: 'LABELED' };
    case 'REJECTED':
      return { finish: 'REJECTED' };
    case 'CANCELLED':
    case 'DELIVERED':
    case 'RETURNED_TO_SENDER':
    case 'LOST':
      return { finish: 'CLOSED' };
  }
}

function cancelled(view: PlanningView): FulfilmentMove<PlanOutcome> | undefined {
  return wantsCancel(view) ? { finish: 'CANCELLED' } : undefined;
}

/** Holds are written down, told, and waited for; whose time is over ends the fulfilment. */
function holding(view: PlanningView): FulfilmentMove<PlanOutcome> | undefined {
  const { order, fulfilment, holds, now } = view;
  const isKept = fulfilment.version > 0;
  const kept = isKept ? {} : { fulfilments: [{ ...fulfilment, version: 1 }] };
  if (holds !== order.holds)
    return { save: { order: patchOrder(order, { holds: [...holds] }, now), ...kept } };
  const [first] = holds;
  if (!first) return closing(view, 'ORDER_HOLD', 'the holds are gone');
  if (!isKept) return { save: kept };
  const question = holdQuestion(holds, first);
  const answer = untilAnswer(view, question);
  if (answer) return answer;
  if (!wasReleased(view, question)) return untilExpired(question);
  const released = [...(order.released ?? []), ...holds.map(({ holdId }) => holdId)];
  return { save: { order: patchOrder(order, { holds: [], released }, now) } };

  function untilExpired({ deadlineAt }: CaseQuestion): FulfilmentMove<PlanOutcome> {
    if (now >= deadlineAt) return { finish: 'CANCELLED' };
    return { wait: { awaiting: 'ORDER_HOLD', responsible: 'SELLER', deadlineAt } };
  }
}

function holdQuestion(holds: readonly Hold[], first: Hold): CaseQuestion {
  const ends = holds.map((hold) => hold.expiresAt ?? addSeconds(hold.placedAt, HOLD_SECONDS));
  return {
    kind: 'ORDER_HOLD',
    matter: `${holds.map(({ holdId }) => holdId).join('_')}-${first.placedAt}`,
    title: `The order is on hold: ${holds.map(({ reason }) => reason).join(', ')}`,
    audience: 'seller',
    responsible: 'SELLER',
    options: ['release', 'cancel'],
    defaultOption: 'cancel',
    deadlineAt: ends.reduce((a, b) => (a < b ? a : b)),
    evidence: { holds: holds.map(({ holdId, reason, codes }) => ({ holdId, reason, codes })) },
  };
}

function wasReleased(view: PlanningView, { kind, matter }: CaseQuestion): boolean {
  return decisionOf(askedAbout(view, kind, matter)) === 'release';
}

function closing(
  view: PlanningView,
  kind: CaseKind,
  reason: string,
): FulfilmentMove<PlanOutcome> | undefined {
  const open = ownCases(view).find((c) => c.kind === kind && c.status === 'OPEN');
  return open && { close: open, reason };
}

function allot(view: PlanningView): FulfilmentMove<PlanOutcome> {
  const { order, shelves, older, fulfilment } = view;
  if (fulfilment.status === 'PLANNED' && fulfilment.lines.length > MOST_LINES)
    return { save: splitLines(view) };
  const splits = Math.ceil(order.lines.length / MOST_LINES) - 1;
  const room = MOST_FULFILMENTS + splits - Math.max(1, order.fulfilmentCount);
  const mostParts = order.relay ? 1 : Math.min(MOST_PARTS, room + 1);
  const material = order.packaging.kind === 'SELLER' ? order.packaging.materialSku : undefined;
  const allocation = allocate(
    { lines: fulfilment.lines, older, mostParts, ...(material && { material }) },
    shelves.filter(({ warehouseId }) => !fulfilment.avoid?.includes(warehouseId)),
  );
  const { parts, rest } = allocation;
  if (parts.length > 0 && rest.length === 0) return reserving(view, reserveParts(view, parts));
  if (order.policy === 'FILL_ALL_AVAILABLE') return available(view, allocation);
  if (isWhole(view) && order.policy === 'FILL_OR_KILL') return { save: rejectOrder(view) };
  // A further parcel for the rest must still be possible. A relay is one box: all of it, or none.
  if (parts.length > 0 && parts.length <= room && !order.relay)
    return reserving(view, reserveParts(view, parts, { lines: rest, as: 'BACKORDERED' }));
  return fulfilment.status === 'BACKORDERED' ? untilStock(view) : { save: backorderAll(view) };
}

/** Who is still asked whether to wait need not answer any more. */
function reserving(view: PlanningView, save: OrderSave): FulfilmentMove<PlanOutcome> {
  return closing(view, 'BACKORDER', 'the stock came') ?? { save };
}

/** Nothing of the order was planned yet: it can still be refused as a whole. One that was split never can. */
function isWhole({ order, fulfilment }: PlanningView): boolean {
  return fulfilment.n === 1 && fulfilment.attempt === 1 && order.fulfilmentCount <= 1;
}

function available(view: PlanningView, { parts, rest }: Allocation): FulfilmentMove<PlanOutcome> {
  if (parts.length > 0)
    return reserving(view, reserveParts(view, parts, { lines: rest, as: 'CANCELLED' }));
  return { save: isWhole(view) ? rejectOrder(view) : cancelPlanned(view, OUT_OF_STOCK) };
}

/** Putaway wakes the oldest first; whoever is not woken in time is asked about, and cancelled by default. */
function untilStock(view: PlanningView): FulfilmentMove<PlanOutcome> {
  const { fulfilment, now } = view;
  const asked = ownCases(view).filter(({ kind }) => kind === 'BACKORDER');
  const round = asked.filter(({ status }) => status !== 'OPEN').length + 1;
  const deadlineAt = addSeconds(now, BACKORDER_SECONDS);
  const question: CaseQuestion = {
    kind: 'BACKORDER',
    matter: `${fulfilment.attempt}-${round}`,
    title: 'Not enough stock: waiting for the next putaway',
    audience: 'seller',
    responsible: 'SELLER',
    options: ['keep-waiting', 'cancel'],
    defaultOption: 'cancel',
    deadlineAt,
    evidence: { lines: fulfilment.lines.map(({ sku, quantity }) => ({ sku, quantity })) },
  };
  return (
    untilAnswer(view, question) ?? {
      wait: { awaiting: 'BACKORDER', responsible: 'SELLER', deadlineAt },
    }
  );
}
