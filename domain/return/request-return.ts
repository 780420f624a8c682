/** A buyer wants to send something back: checked against the order, decided, and written as a return (M-120). */
import type { MoneyWire } from '../kernel/money.ts';
import { dayOf, type Timestamp } from '../kernel/time.ts';
import type { Order } from '../order/order.ts';
import { rulesFor, type ReturnPolicy } from '../return-policy/return-policy.ts';
import { planWayBack } from './plan-way-back.ts';
import { refunded, wholeValue } from './refund.ts';
import { advanceReturn } from './return-record.ts';
import { returnHeadSchema, type Return, type ReturnLine } from './return.ts';
import type { ReturnedLine } from './return-store.ts';
import { NO_ORDER, partialOffer, triageReturn, type TriageLine } from './triage.ts';
import {
  sentOf,
  wishedLines,
  type ReturnFacts,
  type ReturnWish,
  type WishedLine,
} from './wished-lines.ts';

export interface RequestedReturn {
  readonly ret: Return;
  readonly claims: readonly ReturnedLine[];
}

/** Throws InvalidRequest with every fault of the wish. */
export function requestReturn(wish: ReturnWish, facts: ReturnFacts): RequestedReturn {
  const { found } = facts;
  if (!found) return { ret: declinedWithoutOrder(wish, facts), claims: [] };
  return decided(wish, facts, found.order, wishedLines(wish, facts, found.order));
}

function decided(
  wish: ReturnWish,
  facts: ReturnFacts,
  order: Order,
  lines: readonly WishedLine[],
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

function weighable({ line, wish }: WishedLine, { skus, policy, found }: ReturnFacts): TriageLine {
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

function returnLine({ line, wish }: WishedLine): ReturnLine {
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
