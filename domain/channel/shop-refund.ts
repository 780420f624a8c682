/** Money that a shop paid back, and which return of ours it pays for, if any. */
import { compare, parseMoney, type Money } from '../kernel/money.ts';
import { expectedRefund } from '../return/refund.ts';
import type { RefundPayment } from '../return/refund-payment.ts';
import { isClosed } from '../return/return-record.ts';
import type { Refund, Return } from '../return/return.ts';

export interface ShopRefund {
  readonly externalRefundId: string;
  readonly externalOrderId: string;
  readonly externalReturnId?: string;
  readonly note: string;
  /** Absent: no money, or of a currency we do not know. */
  readonly amount?: Money;
  readonly lines: readonly { readonly externalLineId: string; readonly quantity: number }[];
}

export interface ReturnPaid {
  readonly ret: Return;
  readonly payments: readonly RefundPayment[];
}

/** What is owed and that nobody is known to have paid. */
export function unpaidRefund({ ret, payments }: ReturnPaid): Refund | undefined {
  return ret.refunds.find(({ refundId, reason }) => {
    const payment = payments.find((one) => one.refundId === refundId);
    return reason !== 'BY_SHOP' && payment?.status !== 'PAID';
  });
}

/**
 * By the shop's own word; else by the units it pays for, in a return that owes or is not decided; else, of money alone, by an
 * amount that settles one. Undefined: goodwill, or goods that never came back to us.
 */
export function returnPaidBy(
  refund: ShopRefund,
  returns: readonly ReturnPaid[],
): ReturnPaid | undefined {
  const open = returns.filter((one) => unpaidRefund(one) !== undefined || !isClosed(one.ret));
  return (
    returns.find(({ ret }) => isNamed(refund, ret)) ??
    open.find(({ ret }) => refund.lines.some((line) => hasLine(ret, line))) ??
    (refund.lines.length === 0 ? open.find((one) => isSettledBy(refund, one)) : undefined)
  );
}

function isNamed({ externalReturnId, note }: ShopRefund, { channel, refunds }: Return): boolean {
  const isOfReturn =
    externalReturnId !== undefined && channel?.externalReturnId === externalReturnId;
  return isOfReturn || refunds.some(({ refundId }) => note.includes(refundId));
}

const hasLine = ({ lines }: Return, { externalLineId }: ShopRefund['lines'][number]) =>
  lines.some((line) => line.externalLineId === externalLineId);

/** At least what is owed, or what would be if all comes back. */
function isSettledBy({ amount }: ShopRefund, one: ReturnPaid): boolean {
  const due = unpaidRefund(one);
  const owed = due ? parseMoney(due.amount) : expectedRefund(one.ret);
  return amount !== undefined && owed?.currency === amount.currency && compare(amount, owed) >= 0;
}
