/**
 * Everything that happened to an order, from the records that know it: the usual way is told by times on the order and its
 * fulfilments, exceptions by the status log, the way by the carrier's events, decisions by cases. One list, oldest first.
 */
import type { Case } from '../case/case.ts';
import type { Timestamp } from '../kernel/time.ts';
import type { ParcelTracking } from '../parcel/parcel-tracking.ts';
import { boxIdOf } from '../relay/relay.ts';
import type { StatusChange } from '../shipment/shipment.ts';
import type { Fulfilment } from './fulfilment.ts';
import type { Order } from './order.ts';

export interface OrderTimelineFacts {
  readonly order: Order;
  readonly fulfilments: readonly Fulfilment[];
  readonly changes: readonly (StatusChange & { readonly n: number })[];
  /** By the fulfilment's number. */
  readonly parcels: ReadonlyMap<number, ParcelTracking>;
  readonly cases: readonly Case[];
}

export interface TimelineEntry {
  readonly at: Timestamp;
  readonly source: 'order' | 'warehouse' | 'carrier' | 'case';
  readonly n?: number;
  /** A stable word: of our own, a milestone, or a case's kind. */
  readonly code: string;
  /** In the words of whoever told it. */
  readonly detail?: string;
  readonly place?: string;
  readonly actor?: string;
}

export function orderTimeline(facts: OrderTimelineFacts): TimelineEntry[] {
  const { order, fulfilments, changes, parcels, cases } = facts;
  const entries = [
    ...ofOrder(order),
    ...fulfilments.flatMap(ofFulfilment),
    ...changes.flatMap(ofChange),
    ...[...parcels].flatMap(([n, parcel]) => ofParcel(n, parcel)),
    ...cases.flatMap(ofCase),
  ];
  const once = new Map(entries.toReversed().map((e) => [`${e.at} ${e.code} ${e.n ?? 0}`, e]));
  return [...once.values()].reverse().sort((a, b) => (a.at < b.at ? -1 : a.at > b.at ? 1 : 0));
}

function ofOrder(order: Order): TimelineEntry[] {
  const { createdAt, channel, holds, cancelRequest, rejected, relay } = order;
  return [
    { at: createdAt, source: 'order', code: 'ORDER_RECEIVED', detail: channel.source },
    ...(relay ? [ofRelay(createdAt, relay)] : []),
    ...holds.map(({ placedAt, note, placedBy }): TimelineEntry => {
      return { at: placedAt, source: 'order', code: 'HOLD_PLACED', detail: note, actor: placedBy };
    }),
    ...(cancelRequest ? [ofCancellation(cancelRequest)] : []),
    ...(rejected ? [ofRejection(rejected)] : []),
  ];
}

const ofRelay = (at: Timestamp, relay: NonNullable<Order['relay']>): TimelineEntry => {
  return {
    at,
    source: 'order',
    code: 'RELAY',
    detail: `${boxIdOf(relay)} ${relay.fulfilmentCenter}`,
  };
};
const ofCancellation = ({ at, by, reason }: NonNullable<Order['cancelRequest']>) =>
  ({ at, source: 'order', code: 'CANCEL_REQUESTED', detail: reason, actor: by }) as const;
const ofRejection = ({ at, reason }: NonNullable<Order['rejected']>) =>
  ({ at, source: 'order', code: 'ORDER_REJECTED', detail: reason }) as const;

function ofFulfilment(fulfilment: Fulfilment): TimelineEntry[] {
  const { n, warehouseId, createdAt, releasedAt, floor, label, shippedAt } = fulfilment;
  const fact = (
    at: Timestamp | undefined,
    code: string,
    more: Pick<TimelineEntry, 'detail' | 'source'> = { source: 'warehouse' },
  ): TimelineEntry[] => (at ? [{ at, n, code, ...more }] : []);
  const where = warehouseId ? { detail: warehouseId } : {};
  return [
    // Nobody has the goods of a part that waits for them, or for its order's release.
    ...fact(warehouseId && createdAt, 'PLANNED', { source: 'order', ...where }),
    ...fact(releasedAt, 'RELEASED'),
    ...fact(floor.pickingAt, 'PICKING'),
    ...(floor.packed?.picks.some(({ fnsku }) => fnsku) ? fact(floor.packed.at, 'RELABELED') : []),
    ...fact(floor.packed?.at, 'PACKED'),
    ...fact(label?.boughtAt, 'LABELED', {
      source: 'order',
      detail: `${label?.carrier ?? ''} ${label?.trackingNumber ?? ''}`,
    }),
    ...fact(shippedAt ?? floor.handedOverAt, 'SHIPPED'),
  ];
}

/** An exception is told as the status it led to; a wish (n 0) as what it did, of which there may be several. */
function ofChange(change: OrderTimelineFacts['changes'][number]): TimelineEntry[] {
  const { n, at, event, to, reasonCode, actor } = change;
  const told = { at, source: 'order', actor, ...(reasonCode && { detail: reasonCode }) } as const;
  if (n > 0) return [{ ...told, n, code: to }];
  return event.split('+').map((wish) => ({ ...told, code: WISHES[wish] ?? wish.toUpperCase() }));
}

const WISHES: Readonly<Record<string, string>> = {
  place_hold: 'HOLD_PLACED',
  release_hold: 'HOLD_RELEASED',
  hold_too_late: 'HOLD_TOO_LATE',
  correct_address: 'ADDRESS_CORRECTED',
  edit_lines: 'LINES_EDITED',
  cancel: 'CANCEL_REQUESTED',
};

function ofParcel(n: number, { events }: ParcelTracking): TimelineEntry[] {
  return events.map(({ occurredAt: at, milestone, text, place }) => ({
    at,
    source: 'carrier',
    n,
    code: milestone,
    detail: text,
    ...(place !== undefined && { place }),
  }));
}

/** That it was asked, and what was answered. */
function ofCase(found: Case): TimelineEntry[] {
  const n = numberOf(found);
  const about = { source: 'case', ...(n !== undefined && { n }) } as const;
  const opened = { ...about, at: found.openedAt, code: found.kind, detail: found.title };
  if (found.status === 'OPEN') return [opened];
  if ('decision' in found && found.decision) {
    const { at, by, option } = found.decision;
    return [opened, { ...about, at, code: 'CASE_DECIDED', detail: option, actor: by }];
  }
  return found.status === 'CLOSED'
    ? [opened, { ...about, at: found.closedAt, code: 'CASE_CLOSED', detail: found.closeReason }]
    : [opened];
}

/** A fulfilment's rendezvous is `f{n}`. */
function numberOf({ lane }: Case): number | undefined {
  const digits = /^f(\d+)$/.exec(lane ?? '')?.[1];
  return digits === undefined ? undefined : Number(digits);
}
