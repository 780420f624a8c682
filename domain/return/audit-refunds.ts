/**
 * The laws of an order and its returns (design section 3): what comes back of a line was shipped, and nobody gets back more than
 * was paid for it. What a shop paid before we said anything is the shop's.
 */
import { parseMoney } from '../kernel/money.ts';
import type { Fulfilment } from '../order/fulfilment.ts';
import type { Order, OrderLine } from '../order/order.ts';
import type { Return } from './return.ts';

export interface SoldAndReturned {
  readonly order: Order;
  readonly fulfilments: readonly Fulfilment[];
  readonly returns: readonly Return[];
  /** Units of each line that returns hold claims on, as the order counts them. */
  readonly claimed: Readonly<Record<string, number>>;
}

const LEFT: readonly Fulfilment['status'][] = [
  'SHIPPED',
  'DELIVERED',
  'RETURNED_TO_SENDER',
  'LOST',
];
/** The buyer keeps the goods and the money stays where it was (functions/steps/return/save-return.ts). */
const GIVEN_UP: readonly Return['status'][] = ['DECLINED', 'CANCELLED', 'EXPIRED'];

export function claimFaults({ order, fulfilments, returns, claimed }: SoldAndReturned): string[] {
  const shipped = fulfilments.filter(({ status }) => LEFT.includes(status));
  const claiming = returns.filter((ret) => ret.claimsOrderLines && !GIVEN_UP.includes(ret.status));
  return order.lines.flatMap(({ lineId }) => {
    const [back, out] = [unitsOf(claiming, lineId), unitsOf(shipped, lineId)];
    const counted = claimed[lineId] ?? 0;
    return [
      ...(back > out ? [`${back} of line ${lineId} come back, ${out} were shipped`] : []),
      ...(counted === back ? [] : [`line ${lineId} counts ${counted} coming back, not ${back}`]),
    ];
  });
}

export function refundFaults({ order, returns }: SoldAndReturned): string[] {
  const refunding = returns.filter((ret) => refundedBy(ret) > 0n);
  const perReturn = refunding.flatMap((ret) => {
    const [given, paid] = [refundedBy(ret), paidFor(ret.lines)];
    if (paid === undefined || given <= paid) return [];
    return [`${ret.returnId} refunds ${given}, paid were ${paid} in the smallest unit`];
  });
  const perLine = order.lines.flatMap(({ lineId, quantity }) => {
    const units = unitsOf(refunding, lineId);
    return units <= quantity ? [] : [`${units} of line ${lineId} are refunded of ${quantity}`];
  });
  return [...perReturn, ...perLine];
}

function refundedBy({ refunds }: Return): bigint {
  return refunds
    .filter(({ reason }) => reason !== 'BY_SHOP')
    .reduce((total, { amount }) => total + parseMoney(amount).minor, 0n);
}

/** Undefined when no price is known of some line. */
function paidFor(lines: readonly Pick<OrderLine, 'unitPrice' | 'quantity'>[]): bigint | undefined {
  return lines.reduce<bigint | undefined>(
    (total, { unitPrice, quantity }) =>
      unitPrice && total !== undefined
        ? total + parseMoney(unitPrice).minor * BigInt(quantity)
        : undefined,
    0n,
  );
}

interface WithLines {
  readonly lines: readonly { readonly lineId: string; readonly quantity: number }[];
}

function unitsOf(records: readonly WithLines[], lineId: string): number {
  return records
    .flatMap(({ lines }) => lines)
    .reduce((total, line) => total + (line.lineId === lineId ? line.quantity : 0), 0);
}
