/** What each return pays back, reckoned anew from how it ended: once, never above what was paid, whether or not goods came. */
import { decisionOf } from '../../domain/case/case-question.ts';
import type { Case } from '../../domain/case/case.ts';
import type { Return } from '../../domain/return/return.ts';
import type { Kept } from './kept-return.ts';

export function refundFaults({ ret, cases }: Kept): string[] {
  const own = ret.refunds.filter(({ reason }) => reason !== 'BY_SHOP');
  const paid = own.reduce((sum, { amount }) => sum + cents(amount), 0n);
  const byShop = own.length < ret.refunds.length;
  const most = whole(ret);
  const owed = owedBy(ret, cases);
  // The shop may have paid before we could say anything, or after.
  const isRight = owed === undefined || paid === owed || (byShop && paid === 0n);
  return [
    ...(own.length > 1 ? [`REFUNDED ${own.length} times`] : []),
    ...(paid > most ? [`REFUNDED ${paid} of ${most} cents`] : []),
    ...(isRight ? [] : [`REFUND is ${paid} cents after ${endOf(ret)}, owed are ${owed}`]),
  ];
}

/** Undefined: it has not ended. */
function owedBy(ret: Return, cases: readonly Case[]): bigint | undefined {
  const isAsked = ret.kind === 'CUSTOMER' || ret.kind === 'UNANNOUNCED';
  if (ret.resolution === 'EXCHANGE' || !isAsked) return 0n;
  switch (ret.status) {
    case 'DECLINED':
    case 'CANCELLED':
    case 'EXPIRED':
      return 0n;
    case 'RETURNLESS_REFUND':
      return whole(ret);
    case 'LOST':
      return ret.kind === 'CUSTOMER' ? whole(ret) : 0n;
    case 'COMPLETED':
      return owedWhenCompleted(ret, cases);
    default:
      return undefined;
  }
}

function owedWhenCompleted(ret: Return, cases: readonly Case[]): bigint {
  const closeReason = 'closeReason' in ret ? ret.closeReason : '';
  if (closeReason === 'PARTIAL_REFUND_ACCEPTED') return ret.offer ? cents(ret.offer.amount) : 0n;
  if (closeReason === 'NO_WAY_BACK') return whole(ret);
  const said = cases
    .filter(({ kind }) => kind === 'RETURN_INSPECTION' || kind === 'UNIDENTIFIED_RETURN')
    .map(decisionOf)
    .at(-1);
  if (said === 'refund_all') return whole(ret);
  if (ret.kind === 'UNANNOUNCED') return said === 'refund_received' ? received(ret) : 0n;
  return said === undefined || said === 'refund_received' ? received(ret) : 0n;
}

const endOf = ({ status, ...ret }: Return) =>
  `${status} ${'closeReason' in ret ? ret.closeReason : ''}`;

function whole({ lines }: Return): bigint {
  return lines.reduce((sum, line) => sum + priceOf(line) * BigInt(line.quantity), 0n);
}

/** At most what was to come, less the way back when the buyer pays it. */
function received({ lines, graded, triage }: Return): bigint {
  const goods = lines.reduce((sum, line) => {
    const came = graded.filter(({ lineId }) => lineId === line.lineId);
    const units = came.reduce((total, { quantity }) => total + quantity, 0);
    return sum + priceOf(line) * BigInt(Math.min(units, line.quantity));
  }, 0n);
  const byBuyer = triage?.freightPayer === 'BUYER' && triage.returnFreight;
  const freight = byBuyer ? cents(byBuyer) : 0n;
  return goods > freight ? goods - freight : 0n;
}

const priceOf = ({ unitPrice }: Return['lines'][number]) => (unitPrice ? cents(unitPrice) : 0n);

/** All prices of the simulation are dollars. */
function cents({ amount }: { readonly amount: string }): bigint {
  return BigInt(amount.replace('.', ''));
}
