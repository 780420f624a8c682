/** One order that should arrive, and what its buyer sends back of it: once or in parts, more than there is, or in a box without a word. */
import { orderIdSchema, returnIdSchema } from '../../../domain/kernel/ids.ts';
import type { ReturnKey } from '../../../domain/return/return-store.ts';
import type { Call } from '../../unit/functions/lambda-event.ts';
import type { Draw, Mood, Running, Surroundings } from '../lifecycle.ts';
import { orderInvariants } from '../order-invariants.ts';
import { maybe, pick } from '../pick.ts';
import { stockFor } from '../shelves.ts';
import { clientOf } from './client.ts';
import { decideOpen, familyOf, isDelivered, isOrderOver, unheardLanes } from './order-people.ts';
import { randomBox, sendBox } from './random-box.ts';
import { randomPolicy, randomWishes, sentBackOrder } from './random-return.ts';
import { actOnReturns, watchReturns } from './return-people.ts';

/** Moments, six hours each: 60 days. */
const PATIENCE = 240;

export async function startBuyersReturn(
  around: Surroundings,
  draw: Draw,
  name: string,
): Promise<Running> {
  const { world, calmly, returns } = around;
  const ask = clientOf(world);
  const attention = pick(draw, [0.02, 0.3, 0.8]);
  const request = sentBackOrder(draw, name);
  const wishes = randomWishes(draw, request.lines);
  const box = maybe(draw, 0.2) ? randomBox(draw, name) : undefined;
  const policy = maybe(draw, 0.4) ? randomPolicy(draw) : undefined;
  let moments = 0;
  let since = Infinity;
  const accepted = new Map<string, string>();
  const faults: string[] = [];

  await calmly(() => stockFor(world, name, request.lines));
  if (policy) await ask({ method: 'PUT', path: '/return-policy', body: policy });
  const headers = { 'idempotency-key': `key-${name}` };
  const answer = await ask({ method: 'POST', path: '/orders', body: request, headers });
  if (answer.status >= 400) throw new Error(`${name} is refused: ${answer.text}`);
  const orderId = orderIdSchema.parse(answer.json['orderId']);

  const orders = () => familyOf(around, orderId);
  const ofBox = () => (box ? returns.ofBox(box.deskId) : []);
  const own = (): ReturnKey[] => [
    ...new Map(
      [...orders().flatMap((id) => returns.ofOrder(id)), ...ofBox()].map((key) => [
        key.returnId,
        key,
      ]),
    ).values(),
  ];
  const isQuiet = () => wishes.every(({ at }) => moments >= since + at) && (!box || box.sent);

  async function act(mood: Mood): Promise<void> {
    moments += 1;
    if (since === Infinity && isDelivered(world, orderId)) since = moments;
    for (const wish of wishes.filter(({ at }) => moments === since + at))
      await Promise.all(wish.asks.map((body, n) => wanting(`${wish.at}-${n}`, body)));
    if (box && !box.sent && moments >= since + box.at)
      await sendBox(around, box, { orderId, reference: name });
    if (mood === 'finishing' && moments % PATIENCE === 0 && since === Infinity)
      await ask({ method: 'POST', path: `/orders/${orderId}/cancel`, body: { reason: 'no more' } });
    if (mood === 'as they like' && !maybe(draw, attention)) return;
    for (const id of orders()) await decideOpen(around, ask, draw, id);
    await actOnReturns({ around, ask, draw }, own(), mood);
  }

  /** A client that hears nothing asks again under the same key; some also do when they were heard. */
  async function wanting(key: string, body: object): Promise<void> {
    const call: Call = {
      method: 'POST',
      path: '/returns',
      body: { orderId, ...body },
      headers: { 'idempotency-key': `return-${name}-${key}` },
    };
    for (const _ of maybe(draw, 0.15) ? [1, 2] : [1]) {
      const said = await ask(call);
      if (said.status >= 400) continue;
      const returnId = returnIdSchema.parse(said.json['returnId']);
      const before = accepted.get(key);
      if (before !== undefined && before !== returnId)
        faults.push(`ACCEPTANCE ${key} is ${before} and ${returnId}`);
      accepted.set(key, returnId);
      if (said.json['outcome'] !== 'APPROVED' && 'returnTo' in said.json)
        faults.push(`ADDRESS told with ${returnId}`);
    }
  }

  function isOver(): boolean {
    if (!orders().every((id) => isOrderOver(world, id))) return false;
    return (!isDelivered(world, orderId) || isQuiet()) && own().every((key) => returns.isOver(key));
  }

  return {
    name,
    act,
    isOver: async () => isOver(),
    watch: async () => [
      ...orders().flatMap((id) => unheardLanes(around, id)),
      ...(await watchReturns(around, ask, own())),
    ],
    judge: () =>
      calmly(async () => [
        ...faults,
        ...(await Promise.all(orders().map((id) => orderInvariants(around, id)))).flat(),
      ]),
    ending: () =>
      calmly(async () => {
        const [first] = await Promise.all(own().map((key) => world.returns.find(key)));
        return first ? `RETURN ${first.kind} ${first.status}` : 'RETURN never asked for';
      }),
  };
}
