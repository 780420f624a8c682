/** What is decided before anything is sent: at once, by a part of the money, by a review; silence has its defaults (M-120 to M-123). */
import '../../support/quiet.ts';
import { afterEach, describe, expect, it } from 'vitest';
import { returnIdSchema } from '../../../domain/kernel/ids.ts';
import { tenant } from '../../support/example-shipment.ts';
import { createReturnWorld, LAMP, usd, type ReturnWorld } from './return-world.ts';

let world: ReturnWorld;
afterEach(() => world.close());

describe('decided at once', () => {
  it('refunds a nine-dollar item without return, and starts nothing (M-121)', async () => {
    world = await createReturnWorld();
    const order = await world.delivered('4.50');
    const answer = await world.ask(order);
    expect(answer.status).toBe(201);
    expect(answer.json).toMatchObject({
      outcome: 'RETURNLESS_REFUND',
      triage: { itemValue: usd('9.00'), threshold: usd('15.00'), why: ['COSTS_MORE_THAN_WORTH'] },
    });
    expect(answer.json['returnTo']).toBeUndefined();
    const ret = await world.find(returnIdSchema.parse(answer.json['returnId']));
    expect(ret).toMatchObject({
      status: 'RETURNLESS_REFUND',
      refunds: [{ reason: 'RETURNLESS', amount: usd('9.00') }],
    });
    await expect(world.execution(ret.returnId)).rejects.toThrow();
    expect((await world.api({ path: `/returns/${ret.returnId}` })).text).not.toContain('Carson');
  });

  it('declines what is too late, not returnable, or of no order, each with its reason', async () => {
    world = await createReturnWorld();
    const order = await world.delivered();
    const none = await world.post('/returns', {
      reference: 'NOBODY',
      lines: [{ sku: LAMP, quantity: 1, reason: 'DEFECTIVE' }],
    });
    expect(none.json).toMatchObject({ outcome: 'DECLINED', triage: { why: ['NO_ORDER'] } });
    await world.rule({ returnable: false });
    expect((await world.ask(order)).json).toMatchObject({
      outcome: 'DECLINED',
      triage: { why: ['NON_RETURNABLE'] },
    });
    await world.rule({});
    await world.pass(50 * 86_400);
    expect((await world.ask(order)).json).toMatchObject({
      outcome: 'DECLINED',
      triage: { why: ['OUT_OF_WINDOW'] },
    });
    // Nothing was claimed by what was declined.
    expect(await world.returns.returnedOf(tenant, order.orderId)).toEqual({});
  });

  it('lets no more come back than was delivered, however it is asked', async () => {
    world = await createReturnWorld();
    const order = await world.delivered();
    const twice = await world.ask(order, { quantity: 3 });
    expect(twice.status).toBe(422);
    expect(twice.text).toContain('NO_RETURNABLE_QUANTITY');
    await world.returning(order, { quantity: 1 });
    expect((await world.ask(order)).status).toBe(422);
    expect((await world.ask(order, { lineId: '9' })).text).toContain('LINE_NOT_IN_ORDER');
    const both = await Promise.all([
      world.ask(order, { quantity: 1 }),
      world.ask(order, { quantity: 1, note: 'again' }),
    ]);
    expect(both.map(({ status }) => status).sort()).not.toEqual([202, 202]);
    expect(await world.returns.returnedOf(tenant, order.orderId)).toEqual({ '1': 2 });
  });

  it('answers the same key the same again, and another payload under it not at all', async () => {
    world = await createReturnWorld();
    const order = await world.delivered();
    const body = {
      orderId: order.orderId,
      lines: [{ lineId: '1', quantity: 1, reason: 'BETTER_PRICE' }],
    };
    const first = await world.post('/returns', body, 'one');
    await world.pass(3600);
    const again = await world.post('/returns', body, 'one');
    expect(again.json).toEqual(first.json);
    expect(again.status).toBe(first.status);
    const other = await world.post('/returns', { ...body, resolution: 'EXCHANGE' }, 'one');
    expect(other.status).toBe(422);
    expect(await world.returns.returnedOf(tenant, order.orderId)).toEqual({ '1': 1 });
  });
});

describe('a part of the money', () => {
  it('is paid when accepted, and nothing comes back (M-122)', async () => {
    world = await createReturnWorld();
    const returnId = await world.returning(await world.delivered(), { reason: 'SCRATCHED' });
    expect(await world.find(returnId)).toMatchObject({ offer: { amount: usd('15.96') } });
    await world.untilCase(returnId, 'PARTIAL_REFUND_OFFER', 1);
    const shown = await world.api({ path: `/returns/${returnId}` });
    expect(shown.text).not.toContain('Carson');
    expect((await world.post(`/returns/${returnId}/decision`, { option: 'accept' })).status).toBe(
      202,
    );
    expect(await world.untilReturn(returnId, 'COMPLETED', 1)).toMatchObject({
      closeReason: 'PARTIAL_REFUND_ACCEPTED',
      refunds: [{ reason: 'PARTIAL_OFFER_ACCEPTED', amount: usd('15.96') }],
    });
  });

  it('is paid after a week of silence, too', async () => {
    world = await createReturnWorld();
    const returnId = await world.returning(await world.delivered(), { reason: 'SCRATCHED' });
    const done = await world.untilReturn(returnId, 'COMPLETED', 8);
    expect(done).toMatchObject({ closeReason: 'PARTIAL_REFUND_ACCEPTED' });
  });

  it('rejected, it becomes a return that the seller pays', async () => {
    world = await createReturnWorld();
    const returnId = await world.returning(await world.delivered(), { reason: 'SCRATCHED' });
    await world.untilCase(returnId, 'PARTIAL_REFUND_OFFER', 1);
    await world.post(`/returns/${returnId}/decision`, { option: 'reject' });
    const done = await world.untilReturn(returnId, 'COMPLETED');
    expect(done.refunds).toMatchObject([{ reason: 'RECEIVED', amount: usd('79.80') }]);
    await world.mustBalance();
  });
});

describe('a review', () => {
  const late = async () => {
    world = await createReturnWorld();
    const order = await world.delivered();
    await world.pass(35 * 86_400);
    return world.returning(order);
  };

  it('out of the window is declined by silence, and the claim given back', async () => {
    const returnId = await late();
    expect(await world.untilReturn(returnId, 'DECLINED', 8)).toMatchObject({
      closeReason: 'OUT_OF_WINDOW',
    });
    const { orderId } = await world.find(returnId);
    if (orderId) expect(await world.returns.returnedOf(tenant, orderId)).toEqual({ '1': 0 });
  });

  it.each([
    ['approve', 'AWAITING_ARRIVAL'],
    ['refund', 'RETURNLESS_REFUND'],
    ['offer_partial', 'PARTIAL_REFUND_OFFERED'],
    ['decline', 'DECLINED'],
  ])('%s leads to %s', async (option, status) => {
    const returnId = await late();
    await world.untilCase(returnId, 'RETURN_REVIEW', 1);
    await world.post(`/returns/${returnId}/decision`, { option });
    await world.untilReturn(returnId, status, 1);
    expect((await world.post(`/returns/${returnId}/decision`, { option })).status).toBe(202);
  });

  it('of high value is approved by silence', async () => {
    world = await createReturnWorld();
    await world.rule({ reviewFrom: { amount: '50.00', currency: 'USD' } });
    const returnId = await world.returning(await world.delivered());
    expect((await world.find(returnId)).status).toBe('PENDING_REVIEW');
    await world.untilReturn(returnId, 'AWAITING_ARRIVAL', 8);
  });
});
