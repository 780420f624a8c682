/**
 * Lines of an order that were edited where it was bought. Before anything is with a floor they are simply its lines: what was
 * reserved or queued for the old ones is given back in the same transaction, and the plan begins anew, which again reserves all
 * of its parts or none. Later the floor has the old lines, and a person is asked.
 */
import type { CaseQuestion } from '../case/case-question.ts';
import { addSeconds, type Timestamp } from '../kernel/time.ts';
import { patchOrder } from './amend-order.ts';
import type { Occasion } from '../shipment/advance-shipment.ts';
import { advanceFulfilment, newFulfilment, patchFulfilment } from './fulfilment-record.ts';
import type { OrderSave } from './fulfilment-move.ts';
import type { Fulfilment } from './fulfilment.ts';
import { LEFT } from './order-status.ts';
import type { Order, OrderLine } from './order.ts';
import { releaseMovements, unitsOf } from './reservation.ts';
import { queueOf } from './save-plan.ts';

export interface Whole {
  readonly order: Order;
  readonly fulfilments: readonly Fulfilment[];
}

/** What happens to a fulfilment's own question, asked in its lane. */
export interface LateEdit {
  readonly fulfilment: Fulfilment;
  readonly question: CaseQuestion;
}

const NOT_YET: readonly Fulfilment['status'][] = ['PLANNED', 'BACKORDERED', 'RESERVED'];
const OVER: readonly Fulfilment['status'][] = ['CANCELLED', 'REJECTED'];
const ANSWER_SECONDS = 86_400;

/** By the shop's own ids of the lines: what costs otherwise is no other thing to send. */
export function sameLines(some: readonly OrderLine[], others: readonly OrderLine[]): boolean {
  return wordOf(some) === wordOf(others);
}

const wordOf = (lines: readonly OrderLine[]) =>
  lines
    .map(({ externalLineId, lineId, sku, quantity }) => {
      return `${externalLineId ?? lineId}.${sku}x${quantity}`;
    })
    .sort()
    .join('_');

/**
 * The save that gives the order its new lines. Undefined when a floor or a carrier has a part of it, or it was split: then
 * nobody can say which part the edit means. The record of the first fulfilment is written even when there was none: a plan that
 * was read with the old lines finds it, and is made again.
 */
export function amendLines(
  { order, fulfilments }: Whole,
  lines: readonly OrderLine[],
  occasion: Occasion,
): OrderSave | undefined {
  const { at } = occasion;
  const [first, ...others] = fulfilments;
  if (others.length > 0 || (first && !NOT_YET.includes(first.status))) return undefined;
  const amended = patchOrder(order, { lines: [...lines] }, at);
  const kept = lines.map(({ lineId, sku, quantity }) => ({ lineId, sku, quantity }));
  if (!first) {
    const { tenant, orderId } = order;
    const planned = newFulfilment({ tenant, orderId, n: 1 }, kept, at);
    return { order: amended, fulfilments: [{ ...planned, version: 1 }] };
  }
  if (first.status === 'PLANNED')
    return { order: amended, fulfilments: [patchFulfilment(first, { lines: kept }, at)] };
  const patch = { lines: kept, attempt: first.attempt + 1 };
  const moved = advanceFulfilment(first, 'amend', occasion, patch);
  if (!moved) return undefined;
  const undo =
    first.status === 'RESERVED'
      ? { movements: releaseMovements(first, unitsOf(order, first), at) }
      : { unqueue: queueOf(order, first) };
  return { order: amended, fulfilments: [moved.next], changes: [moved.change], ...undo };
}

/** The parts that are still here and were touched; those that are gone are a return's matter, or nobody's. */
export function lateEdits(
  { order, fulfilments }: Whole,
  lines: readonly OrderLine[],
  now: Timestamp,
): LateEdit[] {
  const here = fulfilments.filter(({ status }) => !LEFT.includes(status) && !OVER.includes(status));
  const touched = here.filter((part) => part.lines.some((line) => isLess(order, lines, line)));
  const asked = touched.length > 0 ? touched : here.slice(0, 1);
  return asked.map((fulfilment) => ({
    fulfilment,
    question: lateQuestion(`lines-${wordOf(lines)}`, now, {
      title: 'The order was edited in the shop after its goods went to the warehouse',
      evidence: { was: shown(order.lines), told: shown(lines) },
    }),
  }));
}

function isLess({ lines }: Order, told: readonly OrderLine[], part: { readonly lineId: string }) {
  const was = lines.find(({ lineId }) => lineId === part.lineId);
  const is = told.find(({ externalLineId }) => externalLineId === was?.externalLineId);
  return was !== undefined && (is?.quantity ?? 0) < was.quantity;
}

/** A label says where a parcel goes: asked of each that has one and is not over. */
export function lateAddresses(
  { fulfilments }: Whole,
  told: { readonly addressKey: string; readonly shipTo: Order['shipTo'] },
  now: Timestamp,
): LateEdit[] {
  return fulfilments
    .filter(({ status }) => status === 'LABELED' || status === 'SHIPPED')
    .map((fulfilment) => ({
      fulfilment,
      question: lateQuestion(`address-${told.addressKey}`, now, {
        title: 'The address was changed in the shop after the parcel had its label',
        evidence: { told: told.shipTo },
      }),
    }));
}

/** Meanwhile it goes on as it was; `cancel` asks the floor to stop, or the carrier to bring it back. */
function lateQuestion(
  matter: string,
  now: Timestamp,
  { title, evidence }: Pick<CaseQuestion, 'title' | 'evidence'>,
): CaseQuestion {
  return {
    kind: 'ORDER_EDITED',
    matter,
    title,
    audience: 'seller',
    responsible: 'SELLER',
    options: ['noted', 'cancel'],
    defaultOption: 'noted',
    deadlineAt: addSeconds(now, ANSWER_SECONDS),
    evidence,
  };
}

const MOST_SHOWN = 50;

function shown(lines: readonly OrderLine[]) {
  return lines.slice(0, MOST_SHOWN).map(({ lineId, sku, quantity }) => ({ lineId, sku, quantity }));
}
