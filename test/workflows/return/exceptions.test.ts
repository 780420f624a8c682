/** What goes otherwise: refusals, silence and its defaults, mismatches, cancelling, what nobody announced. */
import '../../support/quiet.ts';
import { afterEach, describe, expect, it } from 'vitest';
import { returnIdSchema } from '../../../domain/kernel/ids.ts';
import { PartnerRefused } from '../../../domain/kernel/domain-error.ts';
import { UNCLAIMED } from '../../../domain/return/assess-unclaimed.ts';
import { tenant } from '../../support/example-shipment.ts';
import { buyerAddress, flawless } from '../../support/example-return.ts';
import { createReturnWorld, LAMP, usd, type ReturnWorld } from './return-world.ts';

let world: ReturnWorld;
afterEach(() => world.close());

const checklist = flawless;

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

describe('a box that nobody announced', () => {
  const unannounced = (data: object) =>
    world.desk('unannounced', { rmaId: 'BOX-1', warehouseId: 'US-LAX', ...data });
  const only = async (owner = tenant) => {
    const [found] = (await world.returns.list({ tenant: owner }, { limit: 5 })).data;
    if (!found) throw new Error('nothing opened');
    return found;
  };
  const lamps = (more: object = {}) =>
    world.desk('unit_inspected', {
      rmaId: 'BOX-1',
      sku: LAMP,
      quantity: 2,
      reception: 'RECEIVED',
      checklist,
      ...more,
    });

  it('is found by its order number; the seller may pay for it', async () => {
    world = await createReturnWorld();
    const order = await world.delivered();
    await unannounced({ orderReference: order.reference });
    const { returnId } = await only();
    await lamps();
    await world.desk('inspected', { rmaId: 'BOX-1', facts: 1 });
    const question = await world.untilCase(returnId, 'UNIDENTIFIED_RETURN', 1);
    expect(question.options).toEqual(['keep', 'refund_received', 'dispose']);
    await world.post(`/returns/${returnId}/decision`, { option: 'refund_received' });
    const done = await world.untilReturn(returnId, 'COMPLETED', 10);
    expect(done.refunds).toMatchObject([{ amount: usd('79.80') }]);
    expect(await world.returns.returnedOf(tenant, order.orderId)).toEqual({ '1': 2 });
    await world.mustBalance();
  });

  it('is found by the number of the label it was sent with', async () => {
    world = await createReturnWorld({ partners: { returns: 'never-sent' } });
    const returnId = await world.returning(await world.delivered());
    const { label } = await world.untilReturn(returnId, 'AWAITING_ARRIVAL', 1);
    await unannounced({ trackingNumber: label?.trackingNumber });
    expect(await world.find(returnId)).toMatchObject({ status: 'ARRIVED', deskId: 'BOX-1' });
    await lamps();
    await world.desk('inspected', { rmaId: 'BOX-1', facts: 1 });
    await world.untilReturn(returnId, 'COMPLETED', 10);
  });

  it('is found by a barcode in it, and gone after thirty days of silence', async () => {
    world = await createReturnWorld();
    const known = await world.skus.find(tenant, LAMP);
    // Its facts overtake it.
    await lamps();
    await unannounced({ barcodes: [known?.barcode.value] });
    await world.desk('inspected', { rmaId: 'BOX-1', facts: 1 });
    const { returnId } = await only();
    const question = await world.untilCase(returnId, 'UNIDENTIFIED_RETURN', 1);
    expect(question.defaultOption).toBe('dispose');
    await world.untilCase(returnId, 'DESTRUCTION_PROOF', 40);
    expect(await world.lampsAt()).toMatchObject({ returnedIn: 2, disposed: 2, quarantine: 0 });
    await world.mustBalance();
  });

  it('of nobody is disposed of after thirty days', async () => {
    world = await createReturnWorld();
    await unannounced({});
    const { returnId, tenant: owner } = await only(UNCLAIMED);
    await world.pass(29 * 86_400);
    expect((await world.returns.find({ tenant: owner, returnId }))?.status).toBe('ARRIVED');
    await world.pass(2 * 86_400);
    expect(await world.returns.find({ tenant: owner, returnId })).toMatchObject({
      status: 'COMPLETED',
      closeReason: 'DISPOSED_UNIDENTIFIED',
    });
  });

  it('of nobody is given to its owner by operations', async () => {
    world = await createReturnWorld();
    await unannounced({});
    const { returnId, tenant: owner } = await only(UNCLAIMED);
    const [question] = await world.cases.ofEntity(owner, returnId);
    const path = `/operations/cases/${question?.caseId ?? ''}/decision`;
    const said = { option: 'assign', values: { tenant } };
    expect((await world.post(path, said)).status).toBe(200);
    const { returnId: owned } = await only();
    expect(await world.returns.find({ tenant: owner, returnId })).toMatchObject({
      status: 'COMPLETED',
      closeReason: 'ASSIGNED',
    });
    await lamps();
    await world.desk('inspected', { rmaId: 'BOX-1', facts: 1 });
    await world.untilCase(owned, 'UNIDENTIFIED_RETURN', 1);
    await world.post(`/returns/${owned}/decision`, { option: 'keep' });
    await world.untilReturn(owned, 'COMPLETED', 10);
    await world.mustBalance();
  });
});

describe('what a carrier brings back', () => {
  it('is received without anybody asking, and refunds nothing by itself', async () => {
    world = await createReturnWorld({ partners: { orders: 'refused' } });
    const order = await world.place({
      shipTo: buyerAddress,
    });
    await world.untilStatus(order, 'RETURNED_TO_SENDER');
    const [rts] = (await world.returns.list({ tenant, kind: 'RTS' }, { limit: 5 })).data;
    const done = await world.untilReturn(returnIdSchema.parse(rts?.returnId), 'COMPLETED');
    expect(done).toMatchObject({ kind: 'RTS', orderId: order.orderId, refunds: [] });
    expect(done.label).toBeUndefined();
    await world.mustBalance();
  });
});
