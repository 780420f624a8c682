/** A box that comes after its return was over is a return of its own, late for that one (lifecycles 4.3). */
import '../../support/quiet.ts';
import { afterEach, describe, expect, it } from 'vitest';
import { toTimestamp } from '../../../domain/kernel/time.ts';
import { flawless as checklist } from '../../support/example-return.ts';
import { tenant } from '../../support/example-shipment.ts';
import { createReturnWorld, LAMP, usd, type ReturnWorld } from './return-world.ts';

let world: ReturnWorld;
afterEach(() => world.close());

const asked = async () => {
  world = await createReturnWorld({ partners: { returns: 'never-sent' } });
  const order = await world.delivered();
  return { order, returnId: await world.returning(order) };
};

const unannounced = async () =>
  (await world.returns.list({ tenant, kind: 'UNANNOUNCED' }, { limit: 5 })).data;
const lateOnly = async () => {
  const found = await unannounced();
  expect(found).toHaveLength(1);
  const [late] = found;
  if (!late) throw new Error('nothing opened');
  return late;
};

const inspected = async (rmaId: string) => {
  const unit = { sku: LAMP, quantity: 2, reception: 'RECEIVED', checklist };
  await world.desk('unit_inspected', { rmaId, ...unit });
  await world.desk('inspected', { rmaId, facts: 1 });
};

const cancelled = async () => {
  const { order, returnId } = await asked();
  await world.untilReturn(returnId, 'AWAITING_ARRIVAL', 1);
  await world.post(`/returns/${returnId}/cancel`, { reason: 'keeps it' });
  await world.untilReturn(returnId, 'CANCELLED', 1);
  return { order, returnId };
};

const lost = async () => {
  const { order, returnId } = await asked();
  const ret = await world.untilReturn(returnId, 'AWAITING_ARRIVAL', 1);
  const key = { tenant, returnId: ret.returnId };
  const before = await world.parcels.find(key);
  const lastEventAt = toTimestamp(world.now());
  const next = { ...before, version: before.version + 1, status: 'lost', lastEventAt } as const;
  await world.parcels.save(key, next);
  await world.wake({ tenant, entityId: returnId, lane: 'main' }, 'lost');
  await world.untilReturn(returnId, 'LOST', 1);
  return { order, returnId };
};

describe('a box whose return expired', () => {
  it('knows its order, its lines and which return it is late for; silence keeps it unpaid', async () => {
    const { order, returnId } = await asked();
    await world.untilReturn(returnId, 'EXPIRED');
    await world.desk('arrived', { rmaId: returnId });
    const late = await lateOnly();
    expect(late).toMatchObject({
      status: 'ARRIVED',
      orderId: order.orderId,
      causeId: returnId,
      lines: [{ lineId: '1', quantity: 2, reason: 'NO_LONGER_WANTED' }],
      late: { returnId, kind: 'CUSTOMER', endedAs: 'EXPIRED', refunds: [] },
    });
    expect(await world.returns.returnedOf(tenant, order.orderId)).toEqual({ '1': 2 });
    await inspected(returnId);
    const question = await world.untilCase(late.returnId, 'UNIDENTIFIED_RETURN', 1);
    expect(question).toMatchObject({
      title: 'A box came after its return was over: EXPIRED',
      options: ['keep', 'refund_received', 'dispose'],
      defaultOption: 'keep',
      evidence: { late: { returnId } },
    });
    const done = await world.untilReturn(late.returnId, 'COMPLETED', 40);
    expect(done).toMatchObject({ refunds: [], graded: [{ disposition: 'RESTOCK' }] });
    await world.mustBalance();
  });

  it('is paid for when its seller says so', async () => {
    const { returnId } = await asked();
    await world.untilReturn(returnId, 'EXPIRED');
    await world.desk('arrived', { rmaId: returnId });
    await inspected(returnId);
    const late = await lateOnly();
    await world.untilCase(late.returnId, 'UNIDENTIFIED_RETURN', 1);
    await world.post(`/returns/${late.returnId}/decision`, { option: 'refund_received' });
    const done = await world.untilReturn(late.returnId, 'COMPLETED', 10);
    expect(done.refunds).toMatchObject([{ amount: usd('79.80') }]);
    await world.mustBalance();
  });

  it('is found by the number of its label, under whatever name the desk has for it', async () => {
    const { returnId } = await asked();
    const { label } = await world.untilReturn(returnId, 'EXPIRED');
    const box = { rmaId: 'BOX-7', warehouseId: 'US-LAX', trackingNumber: label?.trackingNumber };
    await world.desk('unannounced', box);
    const late = await lateOnly();
    expect(late).toMatchObject({ deskId: 'BOX-7', late: { returnId, endedAs: 'EXPIRED' } });
    await inspected('BOX-7');
    await world.untilCase(late.returnId, 'UNIDENTIFIED_RETURN', 1);
    await world.post(`/returns/${late.returnId}/decision`, { option: 'keep' });
    await world.untilReturn(late.returnId, 'COMPLETED', 10);
    // Told again of what is done already.
    await world.desk('unannounced', box);
    await world.desk('arrived', { rmaId: 'BOX-7' });
    await lateOnly();
    await world.mustBalance();
  });
});

describe('a box whose return was cancelled', () => {
  it('is late like one that expired', async () => {
    const { order, returnId } = await cancelled();
    await world.desk('arrived', { rmaId: returnId });
    expect(await lateOnly()).toMatchObject({
      orderId: order.orderId,
      lines: [{ quantity: 2 }],
      late: { endedAs: 'CANCELLED' },
    });
  });

  it('claims no more than is left, when the buyer asked for another return since', async () => {
    const { order, returnId } = await cancelled();
    await world.returning(order, { quantity: 1 });
    await world.desk('arrived', { rmaId: returnId });
    expect((await lateOnly()).lines).toMatchObject([{ lineId: '1', quantity: 1 }]);
    expect(await world.returns.returnedOf(tenant, order.orderId)).toEqual({ '1': 2 });
  });
});

describe('a box that was lost and paid for', () => {
  it('is not paid for again, and operations take back the claim', async () => {
    const { order, returnId } = await lost();
    await world.desk('arrived', { rmaId: returnId });
    const late = await lateOnly();
    expect(late.late).toMatchObject({ endedAs: 'LOST', refunds: [{ reason: 'LOST_INBOUND' }] });
    const [found] = (await world.cases.ofEntity(tenant, late.late?.returnId ?? late.returnId))
      .filter(({ kind }) => kind === 'PARCEL_LOST')
      .filter(({ options }) => options.includes('noted'));
    expect(found).toMatchObject({ status: 'OPEN', audience: 'operations' });
    await inspected(returnId);
    const question = await world.untilCase(late.returnId, 'UNIDENTIFIED_RETURN', 1);
    expect(question.options).toEqual(['keep', 'dispose']);
    await world.post(`/returns/${late.returnId}/decision`, { option: 'keep' });
    const done = await world.untilReturn(late.returnId, 'COMPLETED', 10);
    expect(done.refunds).toEqual([]);
    // Claimed once: by the return that was lost.
    expect(await world.returns.returnedOf(tenant, order.orderId)).toEqual({ '1': 2 });
    await world.mustBalance();
  });
});

it('an arrival told again of a return that is done opens nothing', async () => {
  world = await createReturnWorld();
  const returnId = await world.returning(await world.delivered());
  await world.untilReturn(returnId, 'COMPLETED');
  await world.desk('arrived', { rmaId: returnId });
  expect(await unannounced()).toEqual([]);
});
