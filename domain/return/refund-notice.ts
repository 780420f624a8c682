/** A refund as a shop is told it: so much, for these of its lines. */
import type { RefundNotice } from '../channel/channel-port.ts';
import { parseMoney, type Money } from '../kernel/money.ts';
import type { Order } from '../order/order.ts';
import { cameOf } from './refund.ts';
import type { Refund, Return, ReturnLine } from './return.ts';

/** `attempt` is 1 until a person says retry. */
export function refundNoticeOf(
  ret: Return,
  order: Pick<Order, 'channel' | 'lines'>,
  refund: Refund,
  attempt: number,
): RefundNotice {
  const amount = parseMoney(refund.amount);
  const externalReturnId = ret.channel?.externalReturnId;
  return {
    reference: refund.refundId,
    attempt,
    externalOrderId: ret.channel?.externalOrderId ?? order.channel.externalId,
    ...(externalReturnId !== undefined && { externalReturnId }),
    amount,
    lines: shared(amount, unitsPaid(ret, refund)).flatMap(({ line, quantity, share }) => {
      const { externalReturnLineId } = line;
      const sold = order.lines.find(({ lineId }) => lineId === line.lineId);
      const externalLineId = line.externalLineId ?? sold?.externalLineId;
      if (externalLineId === undefined) return [];
      const ofReturn = externalReturnLineId !== undefined && { externalReturnLineId };
      return [{ externalLineId, ...ofReturn, quantity, amount: share }];
    }),
  };
}

interface Units {
  readonly line: ReturnLine;
  readonly quantity: number;
}

/** None of an accepted offer, whose goods the buyer keeps as sold; those that came; else all. */
function unitsPaid({ lines, graded }: Return, { reason }: Refund): Units[] {
  if (reason === 'PARTIAL_OFFER_ACCEPTED') return [];
  const came = (line: ReturnLine) => (reason === 'RECEIVED' ? cameOf(line, graded) : line.quantity);
  return lines
    .map((line) => ({ line, quantity: came(line) }))
    .filter(({ quantity }) => quantity > 0);
}

/** By what was paid for each, the last taking the rest, so that the shares are the amount. */
function shared(amount: Money, units: readonly Units[]): (Units & { readonly share: Money })[] {
  const values = units.map(({ line: { unitPrice }, quantity }) =>
    unitPrice ? parseMoney(unitPrice).minor * BigInt(quantity) : 0n,
  );
  const total = values.reduce((sum, value) => sum + value, 0n);
  let left = amount.minor;
  return units.map((one, at) => {
    const isLast = at === units.length - 1;
    const part = total === 0n ? 0n : (amount.minor * (values[at] ?? 0n)) / total;
    const minor = isLast ? left : part;
    left -= minor;
    return { ...one, share: { ...amount, minor } };
  });
}
