/** What a shop tells of returns: a buyer asked for one, money was paid back there, somebody disposed of units there. */
import { z } from 'zod';
import type { CaseStore } from '../../domain/case/case-store.ts';
import type { Shop } from '../../domain/channel/shop.ts';
import { Conflict, InvalidRequest } from '../../domain/kernel/domain-error.ts';
import { returnIdSchema } from '../../domain/kernel/ids.ts';
import { addSeconds } from '../../domain/kernel/time.ts';
import { isClosed, patchReturn } from '../../domain/return/return-record.ts';
import type { ReturnStore } from '../../domain/return/return-store.ts';
import type { Return } from '../../domain/return/return.ts';
import type { ShopReturn, ShopReturnsPort } from '../../domain/return/shop-return.ts';
import { caseIdOf } from '../../domain/case/case-question.ts';
import { idSchema } from '../../adapters/channels/order-parts.ts';
import { readShopText } from '../../adapters/channels/read-order.ts';
import { askForReturn } from '../api/returns/ask-for-return.ts';
import type { WholeOrder } from '../api/orders/order-view.ts';
import type { RequestPorts } from '../api/returns/returns-ports.ts';
import { digestIdOf } from '../runtime/digest-id-of.ts';
import { againWhenStale } from './again.ts';

export interface ShopReturnPorts extends RequestPorts {
  readonly returns: RequestPorts['returns'] & Pick<ReturnStore, 'find' | 'list'>;
  readonly cases: Pick<CaseStore, 'open'>;
  readonly shopReturns: ShopReturnsPort;
}

const requestedSchema = z.looseObject({ id: idSchema });
const refundSchema = z.looseObject({
  id: idSchema,
  order_id: idSchema,
  transactions: z
    .array(z.looseObject({ amount: z.string(), currency: z.string(), kind: z.string() }))
    .default([]),
});

/** `returns/request`: decided as any other; what cannot be taken is the seller's to answer in the shop. Throws Unreadable. */
export async function foldReturnRequested(
  ports: ShopReturnPorts,
  shop: Shop,
  text: string,
): Promise<void> {
  const { id } = readShopText(text, requestedSchema);
  const asked = await ports.shopReturns.fetchReturn(shop, id);
  const whole = await orderOf(ports, shop, asked.externalOrderId);
  // An order that we never shipped: the shop's own affair.
  if (!whole) return;
  const { source, tenant } = shop;
  const name = `${source}|${shop.shop}|${id}`;
  try {
    await askForReturn(ports, wishOf(shop, asked, whole), {
      tenant,
      returnId: returnIdSchema.parse(`ret_${digestIdOf(name)}`),
      requestHash: name,
      found: whole,
      counts: 'SHIPPED',
    });
  } catch (error) {
    if (!(error instanceof InvalidRequest) && !(error instanceof Conflict)) throw error;
    await askSeller(ports, shop, asked, whole, error);
  }
}

function wishOf(shop: Shop, asked: ShopReturn, { order }: WholeOrder) {
  const { externalReturnId, externalOrderId } = asked;
  return {
    resolution: 'REFUND' as const,
    lines: asked.lines.map(({ externalLineId, ...line }) => ({
      ...line,
      lineId:
        order.lines.find((one) => one.externalLineId === externalLineId)?.lineId ?? externalLineId,
    })),
    channel: { source: shop.source, shop: shop.shop, externalOrderId, externalReturnId },
  };
}

async function orderOf(ports: ShopReturnPorts, { tenant, source, shop }: Shop, externalId: string) {
  const orderId = ports.orderIdOf(tenant, { source, shop, externalId });
  return ports.orders.findWhole({ tenant, orderId });
}

async function askSeller(
  ports: ShopReturnPorts,
  shop: Shop,
  asked: ShopReturn,
  { order: { tenant, orderId } }: WholeOrder,
  error: InvalidRequest | Conflict,
): Promise<void> {
  const openedAt = ports.now();
  await ports.cases.open({
    caseId: caseIdOf(orderId, 'RETURN_REVIEW', asked.externalReturnId),
    tenant,
    orderId,
    kind: 'RETURN_REVIEW',
    title: 'A return asked for in the shop cannot be taken: answer it there',
    audience: 'seller',
    responsible: 'SELLER',
    options: ['noted'],
    defaultOption: 'noted',
    evidence: { shop: shop.shop, code: error.code, faults: error.faults, lines: asked.lines },
    openedAt,
    deadlineAt: addSeconds(openedAt, 7 * 86_400),
    version: 1,
    status: 'OPEN',
  });
}

/** `refunds/create`: the shop has paid; nobody is told to pay again. A refund of an order with no return of ours is the shop's. */
export async function foldRefundCreated(
  ports: ShopReturnPorts,
  shop: Shop,
  text: string,
): Promise<void> {
  const refund = readShopText(text, refundSchema);
  const whole = await orderOf(ports, shop, refund.order_id);
  if (!whole) return;
  const { tenant, orderId } = whole.order;
  const page = await ports.returns.list({ tenant, orderId }, { limit: 20 });
  const open = page.data.find((ret) => ret.kind === 'CUSTOMER' && !isClosed(ret));
  if (open) await againWhenStale(() => noteRefund(ports, open, refund));
}

async function noteRefund(
  ports: ShopReturnPorts,
  { tenant, returnId }: Return,
  { id, transactions }: z.output<typeof refundSchema>,
): Promise<void> {
  const ret = await ports.returns.find({ tenant, returnId });
  const refundId = `shop-${id}`;
  if (!ret || ret.refunds.some((known) => known.refundId === refundId)) return;
  const at = ports.now();
  const paid = transactions.find(({ kind }) => kind === 'refund');
  const currency = ret.triage?.itemValue?.currency ?? 'USD';
  const amount = { amount: paid?.amount ?? '0.00', currency };
  const refunds = [...ret.refunds, { refundId, amount, reason: 'BY_SHOP' as const, at }];
  await ports.returns.save({ next: patchReturn(ret, { refunds }, at) });
}
