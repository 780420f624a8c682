/**
 * A warehouse's fact added to the receiving record, and the stock it moves. Facts may come late, twice (the store keeps each
 * once) and in any order: the earliest delivery, the highest count and the sum of putaways stand whichever came first.
 */
import { countOf } from '../kernel/count-of.ts';
import type { WarehouseMessage } from '../partner/warehouse-port.ts';
import type { Tenant, WarehouseId } from '../kernel/ids.ts';
import { toTimestamp, type Timestamp } from '../kernel/time.ts';
import type { Movement } from '../stock/stock.ts';
import {
  countMovements,
  putawayMovement,
  refusalMovements,
  type Shelf,
} from './receiving-movements.ts';
import { placeableBySku } from './compare-receipt.ts';
import type { CartonCount, PutawayFact, Receiving } from './receipt.ts';

export interface ReceivedAt {
  readonly tenant: Tenant;
  readonly warehouseId: WarehouseId;
  readonly shipmentId: string;
}

export interface Folded {
  /** Version + 1. */
  readonly next: Receiving;
  readonly movements: readonly Movement[];
}

export function foldReceiving(
  receiving: Receiving,
  message: WarehouseMessage,
  where: ReceivedAt,
): Folded {
  const at = toTimestamp(message.data.at);
  const shelf: Shelf = { ...where, eventId: message.eventId, at };
  const next = { ...receiving, version: receiving.version + 1 };
  switch (message.type) {
    case 'warehouse.appointment.scheduled':
      return only({ ...next, appointment: laterAppointment(receiving, message.data) });
    case 'warehouse.appointment.missed':
      return only({ ...next, missedAppointments: receiving.missedAppointments + 1 });
    case 'warehouse.shipment.delivered':
      return only({ ...next, deliveredAt: earliest(receiving.deliveredAt, at) });
    case 'warehouse.shipment.checked_in':
      return only({ ...next, checkedInAt: earliest(receiving.checkedInAt, at) });
    case 'warehouse.receipt.closed':
      return only({
        ...next,
        closedAt: latestOf(receiving.closedAt, at),
        closeCount: receiving.closeCount + 1,
        ...closedOf(receiving, message.data),
      });
    case 'warehouse.carton.exception':
      return only({
        ...next,
        exceptions: [
          ...receiving.exceptions,
          { eventId: message.eventId, detail: message.data.detail, at },
        ],
      });
    case 'warehouse.prohibited.found':
      return refused(
        receiving,
        { ...next, prohibited: { at, detail: message.data.detail } },
        shelf,
      );
    case 'warehouse.carton.counted':
      return counted(next, cartonCountOf(message), shelf);
    case 'warehouse.putaway.done':
      return placed(next, putawayOf(message, at), shelf);
  }
}

function only(next: Receiving): Folded {
  return { next, movements: [] };
}

function laterAppointment(
  { appointment }: Receiving,
  data: { appointmentAt: string; reference: string },
) {
  const said = { at: toTimestamp(data.appointmentAt), reference: data.reference };
  return appointment && appointment.at > said.at ? appointment : said;
}

function earliest(a: Timestamp | undefined, b: Timestamp): Timestamp {
  return a !== undefined && a < b ? a : b;
}

function latestOf(a: Timestamp | undefined, b: Timestamp): Timestamp {
  return a !== undefined && a > b ? a : b;
}

function closedOf(
  { closed }: Receiving,
  { count, cartonsCounted: cartons }: { count: number; cartonsCounted?: number | undefined },
): Pick<Receiving, 'closed'> {
  if (cartons === undefined || (closed && closed.count > count)) return {};
  return { closed: { count, cartons } };
}

type Counted = Extract<WarehouseMessage, { type: 'warehouse.carton.counted' }>;

function cartonCountOf({ eventId, data }: Counted): CartonCount {
  const { cartonNumber, sscc, poNumber, count, lines, at } = data;
  return {
    eventId,
    cartonNumber,
    ...(sscc !== undefined && { sscc }),
    ...(poNumber !== undefined && { poNumber }),
    count,
    lines: lines.map(({ sku, good, damaged, reason }) => ({
      sku,
      good,
      damaged,
      ...(reason && { reason }),
    })),
    countedAt: toTimestamp(at),
  };
}

/** A lower count than the one that stands says nothing new. */
function counted(next: Receiving, count: CartonCount, shelf: Shelf): Folded {
  const key = String(count.cartonNumber);
  const before = next.cartons[key];
  if (before && !isNewer(count, before)) return only(next);
  const movements = countMovements(before, count, shelf, next.prohibited !== undefined);
  const cartons = { ...next.cartons, [key]: count };
  return settlePending({ next: { ...next, cartons }, movements }, shelf);
}

function isNewer(a: CartonCount, b: CartonCount): boolean {
  const order = (c: CartonCount) =>
    `${String(c.count).padStart(6, '0')} ${c.countedAt} ${c.eventId}`;
  return order(a) > order(b);
}

type Placed = Extract<WarehouseMessage, { type: 'warehouse.putaway.done' }>;

function putawayOf({ eventId, data }: Placed, placedAt: Timestamp): PutawayFact {
  return {
    eventId,
    sku: data.sku,
    quantity: data.quantity,
    bin: data.bin,
    placedAt,
  };
}

/** What is placed before it is counted waits in the record for its count. */
function placed(next: Receiving, fact: PutawayFact, shelf: Shelf): Folded {
  const pendingPutaways = [...(next.pendingPutaways ?? []), fact];
  return settlePending(only({ ...next, pendingPutaways }), shelf);
}

function settlePending(folded: Folded, shelf: Shelf): Folded {
  const { pendingPutaways = [], ...rest } = folded.next;
  return [...pendingPutaways]
    .sort((a, b) => (a.eventId < b.eventId ? -1 : 1))
    .reduce<Folded>((soFar, fact) => place(soFar, fact, shelf), {
      next: rest,
      movements: folded.movements,
    });
}

function place({ next, movements }: Folded, fact: PutawayFact, shelf: Shelf): Folded {
  const before = countOf(next.placed, fact.sku);
  if (before + fact.quantity > (placeableBySku(next).get(fact.sku) ?? 0)) {
    return {
      next: { ...next, pendingPutaways: [...(next.pendingPutaways ?? []), fact] },
      movements,
    };
  }
  return {
    next: { ...next, placed: { ...next.placed, [fact.sku]: before + fact.quantity } },
    movements: [...movements, putawayMovement(fact, shelf)],
  };
}

/** The whole batch (M-028): what was counted and not yet placed goes to quarantine. */
function refused(before: Receiving, next: Receiving, shelf: Shelf): Folded {
  if (before.prohibited) return only({ ...next, prohibited: before.prohibited });
  const waiting = [...placeableBySku(before)].map(
    ([sku, good]) => [sku, good - countOf(before.placed, sku)] as const,
  );
  return { next, movements: refusalMovements(waiting, shelf) };
}
