/**
 * A shop has paid (Shopify's `refunds/create`, the refunds in WooCommerce's orders), by our word or by that of its own people,
 * and nobody pays again. What pays for no return of ours stands with the order, and is counted.
 */
import { parseShopifyRefund } from '../../adapters/channels/shopify/parse-refund.ts';
import { parseWooRefunds } from '../../adapters/channels/woocommerce/parse-refunds.ts';
import { decisionOf } from '../../domain/case/case-question.ts';
import type { CaseStore } from '../../domain/case/case-store.ts';
import {
  returnPaidBy,
  unpaidRefund,
  type ReturnPaid,
  type ShopRefund,
} from '../../domain/channel/shop-refund.ts';
import type { Shop } from '../../domain/channel/shop.ts';
import { CASES } from '../../domain/insight/count.ts';
import type { InsightStore } from '../../domain/insight/insight-store.ts';
import type { Tenant } from '../../domain/kernel/ids.ts';
import { formatMoney } from '../../domain/kernel/money.ts';
import { dayOf, type Now } from '../../domain/kernel/time.ts';
import { patchOrder } from '../../domain/order/amend-order.ts';
import type { OrderStore } from '../../domain/order/order-store.ts';
import type { Order } from '../../domain/order/order.ts';
import type { RefundPaymentStore } from '../../domain/return/refund-payment.ts';
import { patchReturn } from '../../domain/return/return-record.ts';
import type { ReturnKey, ReturnStore } from '../../domain/return/return-store.ts';
import type { Refund, Return } from '../../domain/return/return.ts';
import { againWhenStale } from './again.ts';

export interface ShopRefundPorts {
  readonly now: Now;
  readonly orders: Pick<OrderStore, 'find' | 'save'>;
  readonly returns: Pick<ReturnStore, 'find' | 'list' | 'save'>;
  readonly payments: Pick<RefundPaymentStore, 'ofReturn' | 'markPaid'>;
  readonly cases: Pick<CaseStore, 'ofEntity' | 'close'>;
  readonly insights: Pick<InsightStore, 'count'>;
  readonly orderIdOf: (tenant: Tenant, channel: Channel) => Order['orderId'];
}
type Channel = Pick<Order['channel'], 'source' | 'externalId'> & { readonly shop: string };

/** Returns of one order; more there hardly are. */
const RETURNS = 50;

/** Throws Unreadable. */
export const foldRefundCreated = (ports: ShopRefundPorts, shop: Shop, text: string) =>
  foldRefund(ports, shop, parseShopifyRefund(text));

/** Each message of an order lists all its refunds. Throws Unreadable. */
export async function foldRefundsListed(
  ports: ShopRefundPorts,
  shop: Shop,
  text: string,
): Promise<void> {
  for (const refund of parseWooRefunds(text)) await foldRefund(ports, shop, refund);
}

/** An order that we never had is the shop's own affair. */
async function foldRefund(
  ports: ShopRefundPorts,
  { tenant, source, shop }: Shop,
  refund: ShopRefund,
): Promise<void> {
  const channel = { source, shop, externalId: refund.externalOrderId };
  const order = await ports.orders.find({ tenant, orderId: ports.orderIdOf(tenant, channel) });
  if (!order) return;
  const returns = await returnsOf(ports, order);
  if (returns.some((one) => isKnown(one, refund))) return;
  const paid = returnPaidBy(refund, returns);
  const due = paid && unpaidRefund(paid);
  if (paid && due) return settle(ports, paid, due, refund);
  if (paid) return againWhenStale(() => noteOnReturn(ports, paid.ret, refund));
  await againWhenStale(() => noteOnOrder(ports, order, refund));
  // What was never sent is paid back because it was cancelled.
  if (!order.cancelRequest && !order.rejected) await count(ports, order, refund);
}

async function returnsOf(ports: ShopRefundPorts, order: Order): Promise<ReturnPaid[]> {
  const { tenant, orderId } = order;
  const { data } = await ports.returns.list({ tenant, orderId }, { limit: RETURNS });
  const buyers = data.filter(({ kind }) => kind === 'CUSTOMER' || kind === 'UNANNOUNCED');
  return Promise.all(
    buyers.map(async (ret) => ({ ret, payments: await ports.payments.ofReturn(ret) })),
  );
}

/** Told before, or the echo of what we paid. */
function isKnown({ ret, payments }: ReturnPaid, { externalRefundId }: ShopRefund): boolean {
  return (
    payments.some((payment) => payment.externalRefundId === externalRefundId) ||
    ret.refunds.some(({ refundId }) => refundId === byShop(externalRefundId))
  );
}

const byShop = (externalRefundId: string) => `shop-${externalRefundId}`;

/** Who was asked about it need not answer any more. */
async function settle(
  ports: ShopRefundPorts,
  { ret, payments }: ReturnPaid,
  { refundId }: Refund,
  { externalRefundId }: ShopRefund,
): Promise<void> {
  const isTrying = payments.some((one) => one.refundId === refundId && one.status === 'TRYING');
  const at = ports.now();
  const by = isTrying ? 'PORTAGE' : 'SHOP';
  await ports.payments.markPaid(ret, refundId, { by, at, externalRefundId });
  const cases = await ports.cases.ofEntity(ret.tenant, ret.returnId);
  const moot = cases.filter(
    (found) =>
      found.kind === 'REFUND_BLOCKED' &&
      found.evidence['refundId'] === refundId &&
      found.status !== 'CLOSED' &&
      decisionOf(found) === undefined,
  );
  for (const found of moot) await ports.cases.close(found, 'the shop has paid', at);
}

async function noteOnReturn(
  ports: ShopRefundPorts,
  { tenant, returnId }: ReturnKey,
  { externalRefundId, amount }: ShopRefund,
): Promise<void> {
  const ret = await ports.returns.find({ tenant, returnId });
  const refundId = byShop(externalRefundId);
  if (!ret || ret.refunds.some((known) => known.refundId === refundId)) return;
  const at = ports.now();
  const paid = amount ? formatMoney(amount) : { amount: '0.00', currency: currencyOf(ret) };
  const refunds = [...ret.refunds, { refundId, amount: paid, reason: 'BY_SHOP' as const, at }];
  await ports.returns.save({ next: patchReturn(ret, { refunds }, at) });
}

const currencyOf = ({ triage }: Return) => triage?.itemValue?.currency ?? 'USD';

async function noteOnOrder(
  ports: ShopRefundPorts,
  key: Pick<Order, 'tenant' | 'orderId'>,
  { externalRefundId, amount, lines }: ShopRefund,
): Promise<void> {
  const order = await ports.orders.find(key);
  const known = order?.shopRefunds ?? [];
  if (!order || known.some((one) => one.externalRefundId === externalRefundId)) return;
  const at = ports.now();
  const units = lines.flatMap(({ externalLineId, quantity }) => {
    const line = order.lines.find((one) => one.externalLineId === externalLineId);
    return line ? [{ lineId: line.lineId, quantity }] : [];
  });
  const paid = amount && { amount: formatMoney(amount) };
  const shopRefunds = [...known, { externalRefundId, ...paid, lines: units, at }];
  await ports.orders.save({ order: patchOrder(order, { shopRefunds }, at) });
}

async function count(
  { insights, now }: ShopRefundPorts,
  { tenant, orderId, channel: { source } }: Order,
  { externalRefundId, amount }: ShopRefund,
): Promise<void> {
  const base = { sku: CASES, day: dayOf(now()) };
  await insights.count(tenant, orderId, {
    factId: `shop-refund-${externalRefundId}`,
    counts: [
      { ...base, measure: 'goodwill', keys: [source], by: 1 },
      ...(amount
        ? [
            {
              ...base,
              measure: 'goodwillPaid',
              keys: [source, amount.currency],
              by: Number(amount.minor),
            } as const,
          ]
        : []),
    ],
  });
}
