/** One order of a seller's shop, told of by webhooks that come late, twice and in any order; its buyer may ask for a return there. */
import { orderIdOf } from '../../../functions/runtime/order-id.ts';
import { parseShopifyOrder } from '../../../adapters/channels/shopify/parse-order.ts';
import { tenant } from '../../support/example-shipment.ts';
import type { Draw, Mood, Running, Surroundings } from '../lifecycle.ts';
import { orderInvariants } from '../order-invariants.ts';
import { maybe, pick } from '../pick.ts';
import { stockFor } from '../shelves.ts';
import { SHOP, shopSays } from '../shop-counter.ts';
import { shopInvariants } from '../shop-invariants.ts';
import { clientOf } from './client.ts';
import { decideOpen, isDelivered, isOrderOver, unheardLanes } from './order-people.ts';
import { randomShopOrder } from './random-shop-order.ts';
import { actOnReturns, watchReturns } from './return-people.ts';

/** Moments, six hours each: 60 days. */
const PATIENCE = 240;
const DIGITS = 12;

export async function startShopOrder(
  around: Surroundings,
  draw: Draw,
  name: string,
): Promise<Running> {
  const { world, calmly, returns, shop, deliveries } = around;
  const ask = clientOf(world);
  const externalId = idOf(draw);
  const messages = randomShopOrder(draw, externalId, world.clock.now());
  const channel = { source: 'SHOPIFY', shop: SHOP, externalId } as const;
  const orderId = orderIdOf(tenant, channel);
  const attention = pick(draw, [0.05, 0.4]);
  const asksAt = maybe(draw, 0.5) ? pick(draw, [1, 8, 40]) : Infinity;
  let moments = 0;
  let since = Infinity;
  let end = world.clock.now();

  const [first] = messages.map(({ order }) => parseShopifyOrder(JSON.stringify(order)));
  await calmly(() => stockFor(world, name, first?.lines ?? []));
  messages.forEach(({ topic, order, afterMs }, n) =>
    say(topic, order, `${externalId}-${n}`, world.clock.now() + afterMs),
  );

  function say(topic: string, body: object, webhookId: string, dueMs: number): void {
    const times = deliveries(dueMs).map((after) => dueMs + after);
    end = Math.max(end, ...times);
    shopSays(world, { topic, body, webhookId }, times);
  }

  async function act(mood: Mood): Promise<void> {
    moments += 1;
    if (since === Infinity && isDelivered(world, orderId)) since = moments;
    if (moments === since + asksAt) await sendBack();
    if (mood === 'finishing' && moments % PATIENCE === 0)
      await ask({ method: 'POST', path: `/orders/${orderId}/cancel`, body: { reason: 'no more' } });
    if (mood === 'as they like' && !maybe(draw, attention)) return;
    await decideOpen(around, ask, draw, orderId);
    await actOnReturns({ around, ask, draw }, returns.ofOrder(orderId), mood);
  }

  /** What the buyer asks for in the shop; its webhook leaves the lines out. */
  async function sendBack(): Promise<void> {
    const externalReturnId = idOf(draw);
    const lines = (first?.lines ?? []).map(({ externalLineId = '', quantity }, n) => ({
      externalReturnLineId: `${externalReturnId}${n}`,
      externalLineId,
      quantity: maybe(draw, 0.1) ? quantity + 1 : quantity,
      reason: pick(draw, ['DEFECTIVE', 'NO_LONGER_WANTED'] as const),
    }));
    shop.returns.set(externalReturnId, { externalReturnId, externalOrderId: externalId, lines });
    const body = { id: externalReturnId, status: 'requested' };
    say('returns/request', body, `${externalReturnId}-0`, world.clock.now());
  }

  const isQuiet = () =>
    world.clock.now() > end && (!isDelivered(world, orderId) || moments >= since + asksAt);

  return {
    name,
    act,
    isOver: async () =>
      isQuiet() &&
      isOrderOver(world, orderId) &&
      returns.ofOrder(orderId).every((key) => returns.isOver(key)),
    watch: async () => [
      ...unheardLanes(around, orderId),
      ...(await watchReturns(around, ask, returns.ofOrder(orderId))),
    ],
    judge: () =>
      calmly(async () => [
        ...(await orderInvariants(around, orderId)),
        ...(await shopInvariants(world, orderId, messages)),
      ]),
    ending: () =>
      calmly(async () => {
        const sold = await world.orders.findWhole({ tenant, orderId });
        return `SHOP ORDER ${sold ? sold.fulfilments.map(({ status }) => status).join('+') : 'GONE'}`;
      }),
  };
}

/** As shops number things; not 0 first. */
function idOf(draw: Draw): string {
  return String(10 ** DIGITS + Math.floor(draw() * 9 * 10 ** DIGITS));
}
