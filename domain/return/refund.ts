/** What a return pays back: an instruction to whoever took the money, named by its reason, so that saying it twice is one. */
import { applyRate, compare, formatMoney, parseMoney, sum, type Money } from '../kernel/money.ts';
import type { Timestamp } from '../kernel/time.ts';
import type { Graded, Refund, Return, ReturnLine } from './return.ts';

type Refunded = Pick<Return, 'returnId' | 'resolution' | 'lines' | 'refunds' | 'triage'>;

/** The refunds after this one: at most one of a reason, none for an exchange, of nothing, or after the shop has paid. */
export function refunded(
  ret: Refunded,
  reason: Refund['reason'],
  amount: Money | undefined,
  at: Timestamp,
): Refund[] {
  const refundId = `${ret.returnId}-${reason.toLowerCase().replaceAll('_', '-')}`;
  const isKnown = ret.refunds.some(
    (refund) => refund.refundId === refundId || refund.reason === 'BY_SHOP',
  );
  if (ret.resolution === 'EXCHANGE' || isKnown || !amount || amount.minor <= 0n) return ret.refunds;
  return [...ret.refunds, { refundId, amount: formatMoney(amount), reason, at }];
}

/** All that was paid for the lines; undefined when no price is known. */
export function wholeValue({ lines }: Pick<Return, 'lines'>): Money | undefined {
  return totalOf(lines.map((line) => ({ line, quantity: line.quantity })));
}

/** What is owed when all comes back as it was asked for; undefined when no price is known. */
export function expectedRefund(ret: Pick<Return, 'lines' | 'triage'>): Money | undefined {
  const total = wholeValue(ret);
  return total && lessFreight(total, ret);
}

/** What was paid for the units that came, at most those that were to come; less the way back when the buyer pays it. */
export function receivedValue(
  ret: Pick<Return, 'lines' | 'triage'>,
  graded: readonly Graded[],
): Money | undefined {
  const came = ret.lines.map((line) => ({ line, quantity: cameOf(line, graded) }));
  const total = totalOf(came);
  return total && lessFreight(total, ret);
}

export function cameOf({ lineId, quantity }: ReturnLine, graded: readonly Graded[]): number {
  const there = graded
    .filter((group) => group.lineId === lineId)
    .reduce((units, group) => units + group.quantity, 0);
  return Math.min(there, quantity);
}

function lessFreight(total: Money, { triage }: Pick<Return, 'triage'>): Money {
  if (triage?.freightPayer !== 'BUYER' || !triage.returnFreight) return total;
  const freight = parseMoney(triage.returnFreight);
  if (freight.currency !== total.currency) return total;
  return compare(freight, total) >= 0 ? applyRate(total, '0') : minus(total, freight);
}

function totalOf(
  parts: readonly { readonly line: ReturnLine; readonly quantity: number }[],
): Money | undefined {
  const paid = parts.flatMap(({ line: { unitPrice }, quantity }) => {
    if (!unitPrice) return [];
    const { minor, currency } = parseMoney(unitPrice);
    return [{ minor: minor * BigInt(quantity), currency }];
  });
  const [first] = paid;
  return first && sum(first.currency, paid);
}

const minus = (a: Money, b: Money): Money => ({ ...a, minor: a.minor - b.minor });
