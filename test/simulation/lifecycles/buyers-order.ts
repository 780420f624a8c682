/** One order among a seller who holds, releases, cancels and corrects, and a floor and carriers that have their days. */
import { orderIdSchema } from '../../../domain/kernel/ids.ts';
import { orderStatus } from '../../../domain/order/order-status.ts';
import { tenant } from '../../support/example-shipment.ts';
import type { Draw, Mood, Running, Surroundings } from '../lifecycle.ts';
import { orderInvariants } from '../order-invariants.ts';
import { maybe, pick } from '../pick.ts';
import { clientOf } from './client.ts';
import { decideOpen, isOrderOver, unheardLanes } from './order-people.ts';
import { randomOrder } from './random-order.ts';
import { actOnReturns, watchReturns } from './return-people.ts';

/** Moments, six hours each: 60 days. */
const PATIENCE = 240;

export async function startBuyersOrder(
  around: Surroundings,
  draw: Draw,
  name: string,
): Promise<Running> {
  const { world, calmly, returns } = around;
  const ask = clientOf(world);
  const { request, mended } = randomOrder(draw, name);
  const cancelsAt = maybe(draw, 0.25) ? Math.floor(draw() * pick(draw, [2, 8, 60])) : Infinity;
  const attention = pick(draw, [0.05, 0.3, 0.8]);
  let moments = 0;

  const placing = {
    method: 'POST',
    path: '/orders',
    body: request,
    headers: { 'idempotency-key': `key-${name}` },
  };
  const answer = await ask(placing);
  if (answer.status >= 400) throw new Error(`${name} is refused: ${answer.text}`);
  const orderId = orderIdSchema.parse(answer.json['orderId']);
  const path = `/orders/${orderId}`;
  // A client that did not hear, or does not know that it asked before.
  if (maybe(draw, 0.1)) await ask(placing);
  if (maybe(draw, 0.1))
    await ask({ ...placing, headers: { 'idempotency-key': `other-key-${name}` } });

  const post = (what: string, body: object) =>
    ask({ method: 'POST', path: `${path}/${what}`, body });
  const cancel = () => post('cancel', { reason: 'no more' });

  async function act(mood: Mood): Promise<void> {
    moments += 1;
    if (moments === cancelsAt || (mood === 'finishing' && moments % PATIENCE === 0)) await cancel();
    if (mood === 'as they like' && !maybe(draw, attention)) return;
    await decideOpen(around, ask, draw, orderId);
    // What the carrier brings back.
    await actOnReturns({ around, ask, draw }, returns.ofOrder(orderId), mood);
    if (mood === 'finishing') return;
    if (maybe(draw, 0.04)) await post('holds', { note: 'is this buyer real?' });
    if (maybe(draw, 0.1)) await release();
    if (maybe(draw, 0.1)) await ask({ method: 'PUT', path: `${path}/address`, body: mended });
  }

  async function release(): Promise<void> {
    const order = await calmly(() => world.orders.find({ tenant, orderId }));
    for (const { holdId } of order?.holds ?? []) await post(`holds/${holdId}/release`, {});
  }

  return {
    name,
    act,
    isOver: async () =>
      isOrderOver(world, orderId) && returns.ofOrder(orderId).every((key) => returns.isOver(key)),
    watch: async () => [
      ...unheardLanes(around, orderId),
      ...(await watchReturns(around, ask, returns.ofOrder(orderId))),
    ],
    judge: () => calmly(() => orderInvariants(around, orderId)),
    ending: () =>
      calmly(async () => {
        const sold = await world.orders.findWhole({ tenant, orderId });
        return `ORDER ${sold ? orderStatus(sold.order, sold.fulfilments) : 'GONE'}`;
      }),
  };
}
