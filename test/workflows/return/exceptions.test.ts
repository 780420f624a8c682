/** What goes otherwise on the way and at the desk: refusals, silence and its defaults, mismatches, cancelling. */
import '../../support/quiet.ts';
import { afterEach, describe, expect, it } from 'vitest';
import { returnIdSchema } from '../../../domain/kernel/ids.ts';
import { PartnerRefused } from '../../../domain/kernel/domain-error.ts';
import { tenant } from '../../support/example-shipment.ts';
import { createReturnWorld, usd, type ReturnWorld } from './return-world.ts';

let world: ReturnWorld;
afterEach(() => world.close());

describe('a box that does not come', () => {
  it('expires with its label after thirty days, and may be asked for again', async () => {
    world = await createReturnWorld({ partners: { returns: 'never-sent' } });
    const order = await world.delivered();
    const returnId = await world.returning(order);
    await world.pass(29 * 86_400);
    expect((await world.find(returnId)).status).toBe('AWAITING_ARRIVAL');
    const ended = await world.untilReturn(returnId, 'EXPIRED', 3);
    expect(ended).toMatchObject({ closeReason: 'NEVER_SHIPPED' });
    expect(ended.label?.voidedAt).toBeDefined();
    expect(ended.refunds).toEqual([]);
    expect(await world.returns.returnedOf(tenant, order.orderId)).toEqual({ '1': 0 });
  });

  it('is cancelled until it travels: label voided, desk told', async () => {
    world = await createReturnWorld({ partners: { returns: 'never-sent' } });
    const returnId = await world.returning(await world.delivered());
    await world.untilReturn(returnId, 'AWAITING_ARRIVAL', 1);
    const body = { reason: 'keeps it' };
    expect((await world.post(`/returns/${returnId}/cancel`, body)).status).toBe(202);
    const ended = await world.untilReturn(returnId, 'CANCELLED', 1);
    expect(ended.label?.voidedAt).toBeDefined();
    expect(world.requests.map(({ path }) => path)).toContain(`/returns/${returnId}/cancel`);
    expect((await world.post(`/returns/${returnId}/cancel`, body)).status).toBe(202);
  });

  it('is not cancelled once it arrived', async () => {
    world = await createReturnWorld();
    const returnId = await world.returning(await world.delivered());
    await world.untilReturn(returnId, 'ARRIVED');
    const answer = await world.post(`/returns/${returnId}/cancel`, { reason: 'keeps it' });
    expect(answer.status).toBe(409);
  });
});

describe('a box that is not what was announced', () => {
  it('asks the seller, who after a week has paid for what came (Medusa 4052)', async () => {
    world = await createReturnWorld({ partners: { returns: 'short' } });
    const returnId = await world.returning(await world.delivered(), { reason: 'DEFECTIVE' });
    const question = await world.untilCase(returnId, 'RETURN_INSPECTION');
    expect(question).toMatchObject({ defaultOption: 'refund_received', audience: 'seller' });
    const done = await world.untilReturn(returnId, 'COMPLETED', 20);
    expect(done.refunds).toMatchObject([{ reason: 'RECEIVED', amount: usd('39.90') }]);
    expect(await world.lampsAt()).toMatchObject({ returnedIn: 1, available: 9 });
    await world.mustBalance();
  });

  it('is received without a refund when the seller says so', async () => {
    world = await createReturnWorld({ partners: { returns: 'short' } });
    const returnId = await world.returning(await world.delivered());
    await world.untilCase(returnId, 'RETURN_INSPECTION');
    await world.post(`/returns/${returnId}/decision`, { option: 'no_refund' });
    const done = await world.untilReturn(returnId, 'COMPLETED', 10);
    expect(done.refunds).toEqual([]);
    expect(await world.lampsAt()).toMatchObject({ available: 9 });
  });

  it('keeps an unknown item out of the ledger, and apart', async () => {
    world = await createReturnWorld({ partners: { returns: 'wrong-item' } });
    const returnId = await world.returning(await world.delivered());
    await world.untilCase(returnId, 'RETURN_INSPECTION');
    const done = await world.untilReturn(returnId, 'COMPLETED', 20);
    expect(done.graded[0]).toMatchObject({ disposition: 'QUARANTINE', why: ['NOT_IDENTIFIED'] });
    expect(done.graded[0]?.sku).toBeUndefined();
    expect(await world.lampsAt()).toMatchObject({ returnedIn: 0 });
    await world.mustBalance();
  });
});

describe('a disposition that the seller wants to decide', () => {
  it('is taken from the seller, who may have it home', async () => {
    world = await createReturnWorld();
    await world.rule({ decideBy: 'SELLER' });
    const returnId = await world.returning(await world.delivered());
    const question = await world.untilCase(returnId, 'DISPOSITION');
    expect(question.options).toContain('RETURN_TO_SELLER');
    await world.post(`/returns/${returnId}/decision`, { option: 'RETURN_TO_SELLER' });
    const done = await world.untilReturn(returnId, 'COMPLETED', 10);
    expect(done.graded[0]).toMatchObject({ disposition: 'RETURN_TO_SELLER' });
    expect(await world.lampsAt()).toMatchObject({ transferredOut: 2, quarantine: 0 });
    await world.mustBalance();
  });

  it('is its default by grade after a week of silence', async () => {
    world = await createReturnWorld();
    await world.rule({ decideBy: 'SELLER' });
    const returnId = await world.returning(await world.delivered());
    const asked = await world.untilCase(returnId, 'DISPOSITION');
    await world.pass(6 * 86_400);
    expect((await world.find(returnId)).status).toBe('DISPOSITION_PENDING');
    const done = await world.untilReturn(returnId, 'COMPLETED', 10);
    expect(done.graded[0]?.disposition).toBe(asked.defaultOption);
    await world.mustBalance();
  });

  it('sells, gives away or destroys by rule', async () => {
    world = await createReturnWorld();
    for (const way of ['LIQUIDATE', 'DONATE'] as const) {
      await world.rule({
        decideBy: 'RULES',
        defaultDispositions: {
          A_SELLABLE: way,
          B_REFURBISHABLE: way,
          C_SCRAP: 'DESTROY',
          X_PROHIBITED: 'QUARANTINE',
        },
      });
      const returnId = await world.returning(await world.delivered());
      const done = await world.untilReturn(returnId, 'COMPLETED');
      expect(done.graded[0]?.disposition).toBe(way);
    }
    expect(await world.lampsAt()).toMatchObject({ disposed: 4, quarantine: 0 });
    await world.mustBalance();
  });
});

describe('an exchange (M-142)', () => {
  const replacementOf = async (returnId: string) => {
    const { replacementOrderId } = await world.find(returnId);
    return replacementOrderId && world.orders.find({ tenant, orderId: replacementOrderId });
  };

  it('of a faulty item is shipped at once, once, and nothing is refunded', async () => {
    world = await createReturnWorld();
    const order = await world.delivered();
    const returnId = await world.returning(
      order,
      { reason: 'WRONG_ITEM' },
      { resolution: 'EXCHANGE' },
    );
    const done = await world.untilReturn(returnId, 'COMPLETED');
    expect(done.refunds).toEqual([]);
    const replacement = await replacementOf(returnId);
    if (!replacement) throw new Error('no replacement');
    expect(replacement).toMatchObject({ replaces: { orderId: order.orderId, returnId } });
    await world.untilStatus(replacement, 'DELIVERED');
    await world.mustBalance();
  });

  it('without return starts its replacement with the answer', async () => {
    world = await createReturnWorld();
    const order = await world.delivered('4.50');
    const answer = await world.ask(order, {}, { resolution: 'EXCHANGE' });
    expect(answer.json['outcome']).toBe('RETURNLESS_REFUND');
    const returnId = returnIdSchema.parse(answer.json['returnId']);
    expect(await replacementOf(returnId)).toBeDefined();
    expect((await world.find(returnId)).refunds).toEqual([]);
  });
});

describe('a partner that refuses', () => {
  it('a label is a case; retry asks again', async () => {
    let refusals = 1;
    world = await createReturnWorld({
      partners: {
        script: ({ path, body }) => {
          const isReturn =
            path === '/v2/shipments' && JSON.stringify(body).includes('"is_return":true');
          if (isReturn && refusals-- > 0) throw new PartnerRefused('easypost', '422 no');
          return undefined;
        },
      },
    });
    const returnId = await world.returning(await world.delivered());
    const refused = await world.untilCase(returnId, 'PARTNER_REFUSED', 2);
    await world.decide(refused, 'retry');
    await world.untilReturn(returnId, 'COMPLETED');
    await world.mustBalance();
  });

  it('work is a case; done by hand goes on', async () => {
    world = await createReturnWorld({
      partners: {
        script: ({ path }) => {
          if (path === '/return-work') throw new PartnerRefused('warehouse', '422 no');
          return undefined;
        },
      },
    });
    const returnId = await world.returning(await world.delivered());
    const refused = await world.untilCase(returnId, 'PARTNER_REFUSED');
    await world.decide(refused, 'done-by-hand');
    await world.untilReturn(returnId, 'PROCESSING');
    await world.desk('worked', { rmaId: returnId, workId: `${returnId}-w1`, bin: 'R-1' });
    await world.untilReturn(returnId, 'COMPLETED', 1);
    await world.mustBalance();
  });
});
