/**
 * Pays a buyer back through the gateway that took the money (`api_refund`). WooCommerce has no idempotency key: the refund
 * carries our reference in a meta, and is looked for before it is made. Stock is ours to count, so nothing is restocked there.
 */
import type { RefundNotice, RefundOutcome } from '../../../domain/channel/channel-port.ts';
import type { Shop } from '../../../domain/channel/shop.ts';
import { PartnerRefused, PartnerUnavailable } from '../../../domain/kernel/domain-error.ts';
import { formatMoney } from '../../../domain/kernel/money.ts';
import { readOrder, readRefunds, writeRefund, type WooRefund } from './orders-api.ts';

const REFERENCE = '_portage_refund';
/** WooCommerce's own: which line of the order a line of the refund pays for. */
const REFUNDED_LINE = '_refunded_item_id';
/** Comes with status 500, though trying again cannot help: the gateway does not refund, or the order has less left. */
const REFUSED = 'woocommerce_rest_cannot_create_order_refund';

export async function refundBuyer(shop: Shop, notice: RefundNotice): Promise<RefundOutcome> {
  const { externalOrderId, reference, lines } = notice;
  const refunds = await readRefunds(shop, externalOrderId);
  const before =
    refunds.find((refund) => metaOf(refund, REFERENCE) === reference) ??
    (await paidBefore(shop, notice, refunds));
  if (before) return { kind: 'PAID_BEFORE', externalRefundId: before.id };
  const body = {
    amount: formatMoney(notice.amount).amount,
    reason: reference,
    api_refund: true,
    api_restock: false,
    line_items: lines.map(({ externalLineId: id, quantity, amount }) => {
      return { id: Number(id), quantity, refund_total: Number(formatMoney(amount).amount) };
    }),
    meta_data: [{ key: REFERENCE, value: reference }],
  };
  return { kind: 'PAID', externalRefundId: await pay(shop, externalOrderId, body) };
}

/** The refund of the shop's own people that leaves too few units of a line to be paid back. */
async function paidBefore(
  shop: Shop,
  { externalOrderId, lines }: RefundNotice,
  refunds: readonly WooRefund[],
): Promise<WooRefund | undefined> {
  if (refunds.length === 0 || lines.length === 0) return undefined;
  const { line_items: sold } = await readOrder(shop, externalOrderId);
  const gone = lines.find(({ externalLineId, quantity }) => {
    const ordered = sold.find(({ id }) => id === externalLineId)?.quantity ?? 0;
    const paid = refunds.reduce((sum, refund) => sum + unitsPaid(refund, externalLineId), 0);
    return paid > 0 && ordered - paid < quantity;
  });
  return gone && refunds.find((refund) => unitsPaid(refund, gone.externalLineId) > 0);
}

function unitsPaid({ line_items }: WooRefund, externalLineId: string): number {
  return line_items
    .filter((line) => String(metaOf(line, REFUNDED_LINE)) === externalLineId)
    .reduce((sum, { quantity }) => sum + Math.abs(quantity), 0);
}

const metaOf = ({ meta_data }: Pick<WooRefund, 'meta_data'>, key: string) =>
  meta_data.find((meta) => meta.key === key)?.value;

async function pay(shop: Shop, orderId: string, body: object): Promise<string> {
  try {
    return await writeRefund(shop, orderId, body);
  } catch (error) {
    if (error instanceof PartnerUnavailable && error.message.includes(REFUSED))
      throw new PartnerRefused(shop.shop, error.message);
    throw error;
  }
}
