/** An order of a shop is one order, and stands as the shop's newest words say, in whatever order and however often they came. */
import { z } from 'zod';
import type { OrderId } from '../../domain/kernel/ids.ts';
import type { Order } from '../../domain/order/order.ts';
import { tenant } from '../support/example-shipment.ts';
import type { World } from '../support/portage-world.ts';
import type { ShopMessage } from './lifecycles/random-shop-order.ts';

const sold = z.object({ channel: z.object({ source: z.string(), externalId: z.string() }) });

export async function shopInvariants(
  world: World,
  orderId: OrderId,
  messages: readonly ShopMessage[],
): Promise<string[]> {
  const found = await world.orders.findWhole({ tenant, orderId });
  if (!found) return ['SHOP ORDER is not there'];
  const { order, fulfilments } = found;
  const isLabelled = fulfilments.some(({ label }) => label !== undefined);
  return [
    ...countFaults(world, order),
    ...paymentFaults(order, messages),
    ...endFaults(order, messages),
    ...addressFaults(order, messages, isLabelled),
  ];
}

function countFaults(world: World, { channel }: Order): string[] {
  const same = world.table.all().filter((item) => {
    if (item.sk !== 'HEAD' || !item.pk.includes('#ord_')) return false;
    const of = sold.safeParse(item).data?.channel;
    return of?.source === 'SHOPIFY' && of.externalId === channel.externalId;
  });
  return same.length === 1 ? [] : [`SHOP ORDER is ${same.length} orders`];
}

/** Paid once is paid; what never was is still held for it, unless its seller let it go. */
function paymentFaults(
  { holds, released = [] }: Order,
  messages: readonly ShopMessage[],
): string[] {
  const isPaid = messages.some(({ order }) => order.financial_status === 'paid');
  const isHeld = holds.some(({ reason }) => reason === 'PAYMENT');
  const isLetGo = !isHeld && released.includes('payment');
  if (isPaid === !isHeld || isLetGo) return [];
  return [isPaid ? 'SHOP PAID and still held for payment' : 'SHOP UNPAID and not held'];
}

function endFaults({ cancelRequest, rejected }: Order, messages: readonly ShopMessage[]): string[] {
  const isCancelled = messages.some(({ order }) => order.cancelled_at !== null);
  const knows = cancelRequest?.by === 'shop:SHOPIFY';
  if (isCancelled)
    return knows || cancelRequest || rejected ? [] : ['SHOP CANCELLED, and we go on'];
  return knows ? ['SHOP CANCELLED by nobody'] : [];
}

/** Of complete addresses the newest counts, until a label is bought. */
function addressFaults(
  { channel, shipTo }: Order,
  messages: readonly ShopMessage[],
  isLabelled: boolean,
): string[] {
  const complete = messages.filter(({ order }) => order.shipping_address['city'] !== null);
  const newest = complete.toSorted((a, b) => (a.at < b.at ? -1 : 1)).at(-1);
  if (!newest) return [];
  if (channel.heard?.at !== newest.at)
    return [`SHOP ADDRESS is of ${channel.heard?.at ?? 'never'}, the newest of ${newest.at}`];
  const { zip } = newest.order.shipping_address;
  return isLabelled || shipTo.postalCode === zip
    ? []
    : [`SHOP ADDRESS is ${shipTo.postalCode ?? ''}, the newest says ${zip ?? ''}`];
}
