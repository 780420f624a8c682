/** A buyer asked for a return in a shop. */
import { z } from 'zod';
import type { CaseStore } from '../../domain/case/case-store.ts';
import type { Shop } from '../../domain/channel/shop.ts';
import { Conflict, InvalidRequest } from '../../domain/kernel/domain-error.ts';
import { returnIdSchema } from '../../domain/kernel/ids.ts';
import { addSeconds } from '../../domain/kernel/time.ts';
import type { ShopReturn, ShopReturnsPort } from '../../domain/return/shop-return.ts';
import { caseIdOf } from '../../domain/case/case-question.ts';
import { idSchema } from '../../adapters/channels/order-parts.ts';
import { readShopText } from '../../adapters/channels/read-order.ts';
import { askForReturn } from '../api/returns/ask-for-return.ts';
import type { WholeOrder } from '../api/orders/order-view.ts';
import type { RequestPorts } from '../api/returns/returns-ports.ts';
import { digestIdOf } from '../runtime/digest-id-of.ts';

export interface ShopReturnPorts extends RequestPorts {
  readonly cases: Pick<CaseStore, 'open'>;
  readonly shopReturns: Pick<ShopReturnsPort, 'fetchReturn'>;
}

const requestedSchema = z.looseObject({ id: idSchema });

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
