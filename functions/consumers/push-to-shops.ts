/**
 * Tells a shop what became of its order (M-103): that a parcel left, what its carrier says, that nothing will be sent, what
 * came back, what is paid back. The records are read again, so a message that comes late tells what is true then.
 */
import type { Announcement } from '../../domain/announcement/announcement.ts';
import { noticeOf } from '../../domain/announcement/shop-notice.ts';
import type { ChannelPort } from '../../domain/channel/channel-port.ts';
import { shopSourceSchema, type Shop, type ShopStore } from '../../domain/channel/shop.ts';
import { orderIdSchema, returnIdSchema } from '../../domain/kernel/ids.ts';
import { secondsBetween, type Now } from '../../domain/kernel/time.ts';
import type { Fulfilment } from '../../domain/order/fulfilment.ts';
import type { OrderStore } from '../../domain/order/order-store.ts';
import type { Order } from '../../domain/order/order.ts';
import { answerToTell, dispositionsToTell } from '../../domain/return/shop-return.ts';
import type { ReturnStore } from '../../domain/return/return-store.ts';
import type { Return } from '../../domain/return/return.ts';
import { parcelStatusSchema } from '../../domain/parcel/parcel-tracking.ts';
import { pushRefunds, type RefundPorts } from './push-refund.ts';

export interface PushPorts extends RefundPorts {
  readonly now: Now;
  readonly orders: Pick<OrderStore, 'findWhole' | 'find'>;
  readonly returns: Pick<ReturnStore, 'find'>;
  readonly shops: Pick<ShopStore, 'find'>;
  readonly channels: Omit<ChannelPort, 'fetchOrder'>;
  readonly count: (metric: 'PushedLate' | 'ShopIsGone') => void;
}

/**
 * Marketplaces count an order as shipped late by when they hear of it (domain-facts, Amazon: under 4 % in 30 days). An hour is
 * far inside any promised day, and far more than a push takes that works.
 */
const LATE_SECONDS = 3600;

interface Whole {
  readonly order: Order;
  readonly fulfilments: readonly Fulfilment[];
}

export function createPushToShops(ports: PushPorts) {
  return async (announcement: Announcement): Promise<void> => {
    const { tenant, entityId } = announcement;
    if (entityId.startsWith('ret_')) return pushReturn(ports, announcement);
    const whole = await ports.orders.findWhole({ tenant, orderId: orderIdSchema.parse(entityId) });
    const shop = whole && (await shopOf(ports, whole.order));
    if (!whole || !shop) return;
    const isOurs = shop.status === 'ACTIVE' && shop.tenant === tenant;
    if (isOurs) await push(ports, announcement, whole, shop);
    else ports.count('ShopIsGone');
  };
}

/** Undefined: the order came by API. */
async function shopOf(
  { shops, count }: PushPorts,
  { channel }: Pick<Order | Return, 'channel'>,
): Promise<Shop | undefined> {
  if (!channel) return undefined;
  const source = shopSourceSchema.safeParse(channel.source);
  if (!source.success || channel.shop === undefined) return undefined;
  const shop = await shops.find(source.data, channel.shop);
  if (!shop) count('ShopIsGone');
  return shop;
}

/** What it owes its buyer; or what is answered, and what became of each line's units (M-133). Said again it is the same. */
async function pushReturn(
  ports: PushPorts,
  { tenant, entityId, type }: Announcement,
): Promise<void> {
  const ret = await ports.returns.find({ tenant, returnId: returnIdSchema.parse(entityId) });
  const found = ret && (await shopOf(ports, ret));
  const shop = found?.status === 'ACTIVE' && found.tenant === tenant ? found : undefined;
  if (ret && type === 'return.refund_due') return pushRefunds(ports, ret, shop);
  if (!ret || !shop) return;
  const answer = answerToTell(ret);
  if (answer) await ports.channels.pushReturnAnswer(shop, answer);
  for (const told of dispositionsToTell(ret)) await ports.channels.pushDisposition(shop, told);
}

async function push(
  ports: PushPorts,
  { type, n, at, data }: Announcement,
  whole: Whole,
  shop: Shop,
): Promise<void> {
  const { order, fulfilments } = whole;
  if (type === 'order.cancelled' || type === 'order.rejected')
    return pushEnd(ports, whole, shop, type);
  const fulfilment = fulfilments.find((one) => one.n === n);
  // The carrier may know the label before the parcel leaves: then there is nothing to tell yet.
  if (!fulfilment?.shippedAt) return;
  const notice = noticeOf(order, fulfilment);
  if (type === 'order.shipped') {
    await ports.channels.pushFulfilment(shop, notice);
    if (secondsBetween(fulfilment.shippedAt, ports.now()) > LATE_SECONDS) ports.count('PushedLate');
    return;
  }
  const status = parcelStatusSchema.parse(data['status']);
  await ports.channels.pushTracking(shop, notice, status, at);
}

/** A shop knows only whole orders as cancelled: while a part of it ships, it is not. What the shop cancelled, it knows. */
async function pushEnd(
  { channels }: PushPorts,
  { order, fulfilments }: Whole,
  shop: Shop,
  type: 'order.cancelled' | 'order.rejected',
): Promise<void> {
  const isOver = fulfilments.every(({ status }) => status === 'CANCELLED' || status === 'REJECTED');
  if (!isOver || order.cancelRequest?.by.startsWith('shop:')) return;
  const reason =
    order.rejected?.reason ??
    order.cancelRequest?.reason ??
    fulfilments.find(({ closeReason }) => closeReason !== undefined)?.closeReason ??
    type;
  await channels.pushCancellation(shop, order.channel.externalId, order.orderId, reason);
}
