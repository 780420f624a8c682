/** A plan as one transaction: all parts with their reservations, or none (design 3.4). */
import type { Part } from './allocate.ts';
import { patchOrder } from './amend-order.ts';
import { MOST_LINES, type Fulfilment, type FulfilmentLine } from './fulfilment.ts';
import { moving, type OrderSave } from './fulfilment-move.ts';
import { startFulfilment } from './fulfilment-outbox.ts';
import { newFulfilment, patchFulfilment } from './fulfilment-record.ts';
import type { FulfilmentView } from './fulfilment-view.ts';
import type { BackorderEntry } from './order-store.ts';
import type { Order } from './order.ts';
import { reserveMovements, unitsOf } from './reservation.ts';

type Planned = Pick<FulfilmentView, 'order' | 'fulfilment' | 'now'>;

export const OUT_OF_STOCK = 'OUT_OF_STOCK';

/** What no warehouse has, and what becomes of it: a fulfilment of its own. */
interface Rest {
  readonly lines: readonly FulfilmentLine[];
  readonly as: 'BACKORDERED' | 'CANCELLED';
}

/** The first part is this fulfilment's; each other, and the rest, is a new one with its own execution. */
export function reserveParts(view: Planned, parts: readonly Part[], rest?: Rest): OrderSave {
  const { order, fulfilment, now } = view;
  const count = Math.max(1, order.fulfilmentCount);
  const sibling = (lines: readonly FulfilmentLine[], after: number) => ({
    ...view,
    fulfilment: newFulfilment({ ...fulfilment, n: count + after }, lines, now),
  });
  const saves = parts.map((part, at) => reserving(at === 0 ? view : sibling(part.lines, at), part));
  if (rest) saves.push(leaving(sibling(rest.lines, parts.length), rest.as));
  const more = saves.length - 1;
  return joined([
    ...saves,
    ...(more > 0 ? [{ order: patchOrder(order, { fulfilmentCount: count + more }, now) }] : []),
    ...(fulfilment.status === 'BACKORDERED' ? [{ unqueue: queueOf(order, fulfilment) }] : []),
    { outboxes: startsOf(saves.slice(1)) },
  ]);

  function startsOf(siblings: readonly OrderSave[]) {
    const live = siblings.flatMap(({ fulfilments = [] }) => fulfilments);
    return live.filter((f) => f.status !== 'CANCELLED').map((f) => startFulfilment(f, now));
  }
}

/** Too many lines for one plan: this fulfilment keeps the first of them, the others are its siblings', planned each by itself. */
export function splitLines({ order, fulfilment, now }: Planned): OrderSave {
  const count = Math.max(1, order.fulfilmentCount);
  const groups = Array.from({ length: Math.ceil(fulfilment.lines.length / MOST_LINES) }, (_, at) =>
    fulfilment.lines.slice(at * MOST_LINES, (at + 1) * MOST_LINES),
  );
  const [kept = [], ...more] = groups;
  const siblings = more.map((lines, at) => ({
    ...newFulfilment({ ...fulfilment, n: count + at + 1 }, lines, now),
    version: 1,
  }));
  return {
    order: patchOrder(order, { fulfilmentCount: count + siblings.length }, now),
    fulfilments: [patchFulfilment(fulfilment, { lines: kept }, now), ...siblings],
    outboxes: siblings.map((each) => startFulfilment(each, now)),
  };
}

function reserving(view: Planned, { warehouseId, lines, why }: Part): OrderSave {
  const patch = { warehouseId, lines, allocation: why };
  const movements = reserveMovements(view.order, { ...view.fulfilment, ...patch }, view.now);
  return moving(view, 'reserve', { patch, movements }) ?? {};
}

function leaving(view: Planned, as: Rest['as']): OrderSave {
  return as === 'BACKORDERED' ? backorderAll(view) : cancelPlanned(view, OUT_OF_STOCK);
}

/** Into the queue of each of its SKUs, at the place of the order's time. */
export function backorderAll(view: Planned): OrderSave {
  return moving(view, 'backorder', { queue: queueOf(view.order, view.fulfilment) }) ?? {};
}

export function cancelPlanned(view: Planned, reasonCode: string): OrderSave {
  const isQueued = view.fulfilment.status === 'BACKORDERED';
  const unqueue = isQueued ? queueOf(view.order, view.fulfilment) : [];
  return moving(view, 'cancel', { reasonCode, unqueue }) ?? {};
}

/** FILL_OR_KILL without all of it, FILL_ALL_AVAILABLE without any: the order ends here. */
export function rejectOrder(view: Planned): OrderSave {
  const rejected = { at: view.now, reason: OUT_OF_STOCK };
  const order = patchOrder(view.order, { rejected }, view.now);
  return moving(view, 'reject', { reasonCode: OUT_OF_STOCK, order }) ?? {};
}

export function queueOf(order: Order, fulfilment: Fulfilment): BackorderEntry[] {
  const { tenant, orderId, n } = fulfilment;
  const { createdAt: since, shipTo } = order;
  const place = { tenant, orderId, n, since, country: shipTo.country };
  return [...unitsOf(order, fulfilment)].map(([sku, quantity]) => ({ ...place, sku, quantity }));
}

function joined(saves: readonly OrderSave[]): OrderSave {
  const all = <T>(of: (save: OrderSave) => readonly T[] | undefined) =>
    saves.flatMap((save) => of(save) ?? []);
  const order = saves.findLast((save) => save.order)?.order;
  return {
    ...(order && { order }),
    fulfilments: all((save) => save.fulfilments),
    changes: all((save) => save.changes),
    movements: all((save) => save.movements),
    outboxes: all((save) => save.outboxes),
    queue: all((save) => save.queue),
    unqueue: all((save) => save.unqueue),
  };
}
