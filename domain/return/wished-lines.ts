/** What a buyer wishes to send back, matched with the lines of the order and counted against what is left of them. */
import { InvalidRequest } from '../kernel/domain-error.ts';
import { fault, type Fault } from '../kernel/fault.ts';
import type { ReturnId, Tenant } from '../kernel/ids.ts';
import type { Timestamp } from '../kernel/time.ts';
import type { Fulfilment } from '../order/fulfilment.ts';
import type { Order, OrderLine } from '../order/order.ts';
import type { ReturnPolicy } from '../return-policy/return-policy.ts';
import type { Sku } from '../sku/sku.ts';
import type { Warehouse } from '../warehouse/warehouse.ts';
import type { ReturnReason } from './return-reason.ts';
import type { Return } from './return.ts';
import { unitsSent } from './sent-units.ts';

export interface ReturnWish {
  readonly reference?: string | undefined;
  readonly resolution: Return['resolution'];
  readonly lines: readonly {
    readonly lineId?: string | undefined;
    readonly sku?: string | undefined;
    readonly quantity: number;
    readonly reason: ReturnReason;
    readonly note?: string | undefined;
    readonly serials?: string[] | undefined;
    readonly externalReturnLineId?: string | undefined;
  }[];
  /** Where the buyer sends it from, when not from where it was delivered. */
  readonly from?: Return['from'] | undefined;
  readonly channel?: Return['channel'];
}

/** What is known on our side. */
export interface ReturnFacts {
  readonly tenant: Tenant;
  readonly returnId: ReturnId;
  readonly requestHash: string;
  readonly found:
    { readonly order: Order; readonly fulfilments: readonly Fulfilment[] } | undefined;
  /** Units of each line that other returns have claimed already. */
  readonly returned: Readonly<Record<string, number>>;
  readonly skus: readonly Sku[];
  readonly policy: ReturnPolicy | undefined;
  readonly warehouses: readonly Warehouse[];
  /** A shop may hear of a delivery before we do: then what was shipped counts, and a person looks. */
  readonly counts: 'DELIVERED' | 'SHIPPED';
  readonly now: Timestamp;
}

/** A line of the order and what is wished of it; `at` is its place in the wish. */
export interface WishedLine {
  readonly at: number;
  readonly line: OrderLine;
  readonly wish: ReturnWish['lines'][number];
}

/** Throws InvalidRequest with every fault: a relay, lines that are not of the order, twice the same, more than can come back. */
export function wishedLines(wish: ReturnWish, facts: ReturnFacts, order: Order): WishedLine[] {
  if (order.relay)
    throw new InvalidRequest('INVALID_REQUEST', 'a relay has no buyer', [relayFault(wish)]);
  const lines = matched(wish, order);
  const faults = [...lines.faults, ...quantityFaults(lines.matched, facts)];
  if (faults.length > 0)
    throw new InvalidRequest('INVALID_REQUEST', 'the return has faults', faults);
  return lines.matched;
}

/** What was sent on to Amazon comes back as a recall or a removal (M-135, M-137). */
function relayFault({ reference }: ReturnWish): Fault {
  const pointer = reference === undefined ? '/orderId' : '/reference';
  return fault(pointer, 'ORDER_IS_RELAY', 'no buyer can return what was sent on to Amazon');
}

function matched(wish: ReturnWish, order: Order): { matched: WishedLine[]; faults: Fault[] } {
  const found: WishedLine[] = [];
  const faults: Fault[] = [];
  wish.lines.forEach((one, at) => {
    const line = order.lines.find(
      ({ lineId, sku }) => lineId === one.lineId || (one.lineId === undefined && sku === one.sku),
    );
    if (!line) faults.push(fault(`/lines/${at}`, 'LINE_NOT_IN_ORDER', 'not a line of the order'));
    else if (found.some((other) => other.line.lineId === line.lineId))
      faults.push(fault(`/lines/${at}`, 'LINE_TWICE', 'each line once in a return'));
    else found.push({ at, line, wish: one });
  });
  return { matched: found, faults };
}

/** Quantity <= delivered - already coming back (MCF NoReturnableQuantity). */
function quantityFaults(lines: readonly WishedLine[], facts: ReturnFacts): Fault[] {
  return lines.flatMap(({ at, line, wish }) => {
    const left = sentOf(facts, line.lineId) - (facts.returned[line.lineId] ?? 0);
    if (wish.quantity <= left) return [];
    const params = { left: String(Math.max(left, 0)) };
    const detail = `${params.left} of this line can come back`;
    return [fault(`/lines/${at}/quantity`, 'NO_RETURNABLE_QUANTITY', detail, params)];
  });
}

/** Units of the line that count as the buyer's. */
export function sentOf({ found, counts }: ReturnFacts, lineId: string): number {
  return unitsSent(found?.fulfilments ?? [], lineId, counts);
}
