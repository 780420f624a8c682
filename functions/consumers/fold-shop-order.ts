/** What a shop told of an order: the order is made by whichever message comes first, and folded by all others (M-090). */
import { foldShopEdit } from '../../domain/channel/shop-edit.ts';
import { foldShopOrder, newShopOrder, type ShopOrder } from '../../domain/channel/shop-order.ts';
import type { Shop } from '../../domain/channel/shop.ts';
import { lanesOf } from '../../domain/order/amend-order.ts';
import { orderChanges } from '../../domain/order/order-change.ts';
import { fulfilmentCase } from '../../domain/order/fulfilment-view.ts';
import { startFulfilment } from '../../domain/order/fulfilment-outbox.ts';
import type { OrderKey } from '../../domain/order/order-store.ts';
import type { Order } from '../../domain/order/order.ts';
import { orderIdOf } from '../runtime/order-id.ts';
import { againWhenStale } from './again.ts';
import type { ShopPorts } from './shop-ports.ts';

type Ports = Pick<ShopPorts, 'now' | 'orders' | 'cases' | 'wake'>;

/** `eventId` names the message: what it changed wakes the order's executions once. */
export async function foldShopOrderMessage(
  ports: Ports,
  shop: Shop,
  told: ShopOrder,
  eventId: string,
): Promise<void> {
  const channel = { source: shop.source, shop: shop.shop, externalId: told.externalId };
  const key = { tenant: shop.tenant, orderId: orderIdOf(shop.tenant, channel) };
  const known = await againWhenStale(() => fold(ports, key, told, eventId));
  if (known === undefined) return create(ports, shop, told, key, eventId);
  if (!known.wakes) return;
  for (const lane of lanesOf(known.order))
    await ports.wake({ tenant: key.tenant, entityId: key.orderId, lane }, eventId);
}

interface Folded {
  /** As it stands after the message. */
  readonly order: Order;
  /**
   * Shops tell of every change of an order, our own parcels among them: what changes nothing for us wakes nobody. A message
   * that says nothing new wakes all the same: its first coming may have died between writing and waking.
   */
  readonly wakes: boolean;
}

/** Undefined when there is no order yet. */
async function fold(
  ports: Ports,
  key: OrderKey,
  told: ShopOrder,
  correlationId: string,
): Promise<Folded | undefined> {
  const found = await ports.orders.findWhole(key);
  if (!found) return undefined;
  const { order, fulfilments } = found;
  const at = ports.now();
  const wisher = { actor: `shop:${order.channel.source}`, at, correlationId };
  const folded = foldShopOrder(order, fulfilments, told, at) ?? order;
  const edit = foldShopEdit(found, folded, told, wisher);
  if (!edit) return { order, wakes: true };
  for (const { fulfilment, question } of edit.late)
    await ports.cases.open(fulfilmentCase({ fulfilment, now: at }, question));
  const { order: next, changes: moves = [] } = edit.save;
  const changes = orderChanges(order, next, fulfilments, wisher);
  await ports.orders.save({ ...edit.save, changes: [...moves, ...changes] });
  return { order: next, wakes: changes.length > 0 };
}

async function create(
  ports: Ports,
  shop: Shop,
  told: ShopOrder,
  { orderId }: OrderKey,
  eventId: string,
): Promise<void> {
  // Nothing of it is ours to ship: gift cards, or an order that ended before we heard of it.
  if (told.lines.length === 0) return;
  const order = newShopOrder(shop, told, orderId, ports.now());
  const outbox = startFulfilment({ ...order, n: 1, epoch: 1 }, order.createdAt);
  const written = await ports.orders.create({ order, outbox });
  // Another message made it a moment ago: this one is folded like any later one.
  if (written.kind === 'duplicate') await foldShopOrderMessage(ports, shop, told, eventId);
}
