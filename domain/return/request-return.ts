/** A buyer wants to send something back: checked against the order, decided, and written as a return (M-120). */
import { InvalidRequest } from '../kernel/domain-error.ts';
import { fault, type Fault } from '../kernel/fault.ts';
import type { ReturnId, Tenant } from '../kernel/ids.ts';
import type { MoneyWire } from '../kernel/money.ts';
import { dayOf, type Timestamp } from '../kernel/time.ts';
import type { Fulfilment } from '../order/fulfilment.ts';
import type { Order, OrderLine } from '../order/order.ts';
import { rulesFor, type ReturnPolicy } from '../return-policy/return-policy.ts';
import type { Sku } from '../sku/sku.ts';
import type { Warehouse } from '../warehouse/warehouse.ts';
import { planWayBack } from './plan-way-back.ts';
import { refunded, wholeValue } from './refund.ts';
import type { ReturnReason } from './return-reason.ts';
import { advanceReturn } from './return-record.ts';
import { returnHeadSchema, type Return, type ReturnLine } from './return.ts';
import type { ReturnedLine } from './return-store.ts';
import { unitsSent } from './sent-units.ts';
import { NO_ORDER, partialOffer, triageReturn, type TriageLine } from './triage.ts';

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

export interface RequestedReturn {
  readonly ret: Return;
  readonly claims: readonly ReturnedLine[];
}

/** Throws InvalidRequest with every fault: a relay, lines that are not of the order, twice the same, more than can come back. */
export function requestReturn(wish: ReturnWish, facts: ReturnFacts): RequestedReturn {
  const { found } = facts;
  if (!found) return { ret: declinedWithoutOrder(wish, facts), claims: [] };
  if (found.order.relay)
    throw new InvalidRequest('INVALID_REQUEST', 'a relay has no buyer', [relayFault(wish)]);
  const lines = matched(wish, found.order);
  const faults = [...lines.faults, ...quantityFaults(lines.matched, facts)];
  if (faults.length > 0)
    throw new InvalidRequest('INVALID_REQUEST', 'the return has faults', faults);
  return decided(wish, facts, found.order, lines.matched);
}

/** What was sent on to Amazon comes back as a recall or a removal (M-135, M-137). */
function relayFault({ reference }: ReturnWish): Fault {
  const pointer = reference === undefined ? '/orderId' : '/reference';
  return fault(pointer, 'ORDER_IS_RELAY', 'no buyer can return what was sent on to Amazon');
}

interface Matched {
  readonly at: number;
  readonly line: OrderLine;
  readonly wish: ReturnWish['lines'][number];
}

function matched(wish: ReturnWish, order: Order): { matched: Matched[]; faults: Fault[] } {
  const found: Matched[] = [];
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
function quantityFaults(lines: readonly Matched[], facts: ReturnFacts): Fault[] {
  return lines.flatMap(({ at, line, wish }) => {
    const left = sentOf(facts, line.lineId) - (facts.returned[line.lineId] ?? 0);
    if (wish.quantity <= left) return [];
    const params = { left: String(Math.max(left, 0)) };
    const detail = `${params.left} of this line can come back`;
    return [fault(`/lines/${at}/quantity`, 'NO_RETURNABLE_QUANTITY', detail, params)];
  });
}

function sentOf({ found, counts }: ReturnFacts, lineId: string): number {
  return unitsSent(found?.fulfilments ?? [], lineId, counts);
}

function decided(
  wish: ReturnWish,
  facts: ReturnFacts,
  order: Order,
  lines: readonly Matched[],
): RequestedReturn {
  const { now, policy } = facts;
  const from = wish.from ?? order.shipTo;
  const units = lines.flatMap(({ line, wish: { quantity } }) => {
    const sku = facts.skus.find((known) => known.sku === line.sku);
    return sku ? [{ dimensions: sku.dimensions, weightG: sku.weightG, quantity }] : [];
  });
  const wayBack = planWayBack({ from, units, warehouses: facts.warehouses, day: dayOf(now) });
  const weighed = lines.map((one) => weighable(one, facts));
  const triage = triageReturn({ lines: weighed, wayBack, now });
  const ret = requested(wish, facts, {
    orderId: order.orderId,
    orderReference: order.reference,
    from,
    lines: lines.map((one) => returnLine(one)),
    claimsOrderLines: triage.outcome !== 'DECLINED',
    triage,
    ...(wayBack && { wayBack }),
    channel: wish.channel ?? channelOf(order),
  });
  return {
    ret: outcomeOf(advanceReturn(ret, 'triage', { at: now }), policy, now),
    claims: ret.claimsOrderLines
      ? lines.map(({ line: { lineId }, wish: { quantity } }) => ({
          lineId,
          quantity,
          delivered: sentOf(facts, lineId),
        }))
      : [],
  };
}

/** The order of the triage, followed at once: what it waits for afterwards is the workflow's. */
function outcomeOf(ret: Return, policy: ReturnPolicy | undefined, at: Timestamp): Return {
  const { triage, wayBack } = ret;
  const reason = triage?.why[0] ?? 'TRIAGED';
  switch (triage?.outcome) {
    case 'RETURNLESS_REFUND': {
      const refunds = refunded(ret, 'RETURNLESS', wholeValue(ret), at);
      return advanceReturn(ret, 'refund_without_return', { at, patch: { refunds }, reason });
    }
    case 'PARTIAL_REFUND_OFFERED':
      return advanceReturn(ret, 'offer_partial_refund', { at, patch: offerFor(ret, policy) });
    case 'APPROVED':
      if (!wayBack) return advanceReturn(ret, 'review', { at });
      return advanceReturn(ret, 'approve', { at, patch: { warehouseId: wayBack.warehouseId } });
    case 'PENDING_REVIEW':
      return advanceReturn(ret, 'review', { at });
    default:
      return advanceReturn(ret, 'decline', { at, reason });
  }
}

/** The seller's part of what was paid; nothing when no price is known. */
export function offerFor(
  { lines, triage }: Pick<Return, 'lines' | 'triage'>,
  policy: ReturnPolicy | undefined,
): Pick<Return, 'offer'> {
  if (!triage?.itemValue) return {};
  const ruled = lines.map(({ sku }) => ({ rules: rulesFor(policy, sku) }));
  return { offer: partialOffer(ruled, triage.itemValue) };
}

function weighable({ line, wish }: Matched, { skus, policy, found }: ReturnFacts): TriageLine {
  const known = skus.find(({ sku }) => sku === line.sku);
  const delivered = (found?.fulfilments ?? [])
    .filter((f) => f.status === 'DELIVERED' && f.lines.some((l) => l.lineId === line.lineId))
    .flatMap(({ closedAt }) => closedAt ?? [])
    .sort();
  return {
    reason: wish.reason,
    quantity: wish.quantity,
    unitValue: line.unitPrice ?? known?.declaredValue ?? NOTHING,
    rules: rulesFor(policy, line.sku),
    deliveredAt: delivered.at(-1),
  };
}

const NOTHING: MoneyWire = { amount: '0.00', currency: 'USD' };

function returnLine({ line, wish }: Matched): ReturnLine {
  const { lineId, sku, unitPrice, externalLineId } = line;
  const { quantity, reason, note, serials, externalReturnLineId } = wish;
  return {
    lineId,
    sku,
    quantity,
    reason,
    ...(note !== undefined && { note }),
    ...(unitPrice && { unitPrice }),
    ...(serials && { serials }),
    ...(externalLineId !== undefined && { externalLineId }),
    ...(externalReturnLineId !== undefined && { externalReturnLineId }),
  };
}

function channelOf({ channel }: Order): Return['channel'] {
  const { source, shop, externalId: externalOrderId } = channel;
  return { source, ...(shop !== undefined && { shop }), externalOrderId };
}

function declinedWithoutOrder(wish: ReturnWish, facts: ReturnFacts): Return {
  const { now } = facts;
  const ret = requested(wish, facts, {
    lines: [],
    claimsOrderLines: false,
    triage: NO_ORDER,
    ...(wish.channel && { channel: wish.channel }),
  });
  const triaged = advanceReturn(ret, 'triage', { at: now });
  return advanceReturn(triaged, 'decline', { at: now, reason: 'NO_ORDER' });
}

function requested(
  wish: ReturnWish,
  { tenant, returnId, requestHash, now }: ReturnFacts,
  known: object,
): Return {
  const head = returnHeadSchema.parse({
    tenant,
    returnId,
    version: 1,
    epoch: 1,
    kind: 'CUSTOMER',
    ...(wish.reference !== undefined && { orderReference: wish.reference }),
    resolution: wish.resolution,
    deskId: returnId,
    trackingNumbers: [],
    refunds: [],
    graded: [],
    works: [],
    requestHash,
    since: { REQUESTED: now },
    createdAt: now,
    updatedAt: now,
    statusSince: now,
    nextDeadlineAt: now,
    ...known,
  });
  return { ...head, status: 'REQUESTED' };
}
