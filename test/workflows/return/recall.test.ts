/** Units that lie elsewhere are called back by their seller, and counted against what was sent (TRANSFER_RECALL). */
import '../../support/quiet.ts';
import { afterEach, describe, expect, it } from 'vitest';
import { recallAccepted, returnDetail } from '../../../functions/api/returns/contract.ts';
import { tenant } from '../../support/example-shipment.ts';
import { createReturnWorld, LAMP, type ReturnWorld } from './return-world.ts';

let world: ReturnWorld;
afterEach(() => world.close());

const recall = {
  warehouseId: 'US-LAX',
  from: { place: 'FBA', name: 'ONT8' },
  lines: [{ sku: LAMP, quantity: 6 }],
  reference: 'T-77',
};

const called = async (changed: object = {}, key?: string) => {
  const answer = await world.post('/returns/recalls', { ...recall, ...changed }, key);
  expect(answer.status, answer.text).toBe(202);
  return recallAccepted.parse(answer.json);
};
const shown = async (returnId: string) =>
  returnDetail.parse((await world.api({ path: `/returns/${returnId}` })).json);

describe('a recall', () => {
  it('tells the address, is expected by the desk, and lies on the shelf in the end', async () => {
    world = await createReturnWorld();
    const { returnId, returnTo } = await called();
    expect(returnTo).toMatchObject({ warehouseId: 'US-LAX', address: { city: 'Carson' } });
    const awaited = await world.untilReturn(returnId, 'AWAITING_ARRIVAL', 1);
    expect(awaited).toMatchObject({ kind: 'TRANSFER_RECALL', causeId: 'T-77', refunds: [] });
    expect(awaited.label).toBeUndefined();
    const [notice] = world.requests.filter(({ path }) => path === '/returns');
    expect(notice?.body).toMatchObject({ rmaId: returnId, kind: 'TRANSFER_RECALL' });
    const done = await world.untilReturn(returnId, 'COMPLETED');
    expect(done).toMatchObject({ refunds: [], graded: [{ disposition: 'RESTOCK' }] });
    expect(await world.lampsAt()).toMatchObject({ returnedIn: 6, available: 16, quarantine: 0 });
    const { comparison, recalledFrom } = await shown(returnId);
    expect(comparison).toEqual([{ sku: LAMP, sent: 6, received: 6 }]);
    expect(recalledFrom).toEqual(recall.from);
    await world.mustBalance();
  });

  it('that comes short is told to the seller, and only what came is on the ledger', async () => {
    world = await createReturnWorld({ partners: { returns: 'short' } });
    const { returnId } = await called();
    const question = await world.untilCase(returnId, 'RETURN_INSPECTION');
    expect(question).toMatchObject({ audience: 'seller', options: ['noted'] });
    const done = await world.untilReturn(returnId, 'COMPLETED', 20);
    expect(done.refunds).toEqual([]);
    expect((await shown(returnId)).comparison).toEqual([{ sku: LAMP, sent: 6, received: 5 }]);
    expect(await world.lampsAt()).toMatchObject({ returnedIn: 5, available: 15 });
    await world.mustBalance();
  });

  it('is cancelled until it is there, and the desk forgets it', async () => {
    world = await createReturnWorld({ partners: { returns: 'never-sent' } });
    const { returnId } = await called();
    await world.untilReturn(returnId, 'AWAITING_ARRIVAL', 1);
    await world.post(`/returns/${returnId}/cancel`, { reason: 'stays at Amazon' });
    await world.untilReturn(returnId, 'CANCELLED', 1);
    expect(world.requests.map(({ path }) => path)).toContain(`/returns/${returnId}/cancel`);
  });

  it('that never comes is given up by operations, and pays nobody', async () => {
    world = await createReturnWorld({ partners: { returns: 'never-sent' } });
    const { returnId } = await called();
    await world.untilCase(returnId, 'PARCEL_LOST', 50);
    expect(await world.untilReturn(returnId, 'LOST', 5)).toMatchObject({ refunds: [] });
  });

  it('is followed by its number, which it takes from nobody', async () => {
    world = await createReturnWorld({ partners: { returns: 'never-sent' } });
    const number = '1Z5R89390357567127';
    const { returnId } = await called({ trackingNumber: number });
    expect((await world.numbers.find(number))?.key).toEqual({ tenant, returnId });
    await called({ trackingNumber: number }, 'another');
    expect((await world.numbers.find(number))?.key).toEqual({ tenant, returnId });
    await world.desk('unannounced', {
      rmaId: 'BOX-9',
      warehouseId: 'US-LAX',
      trackingNumber: number,
    });
    expect(await world.find(returnId)).toMatchObject({ status: 'ARRIVED', deskId: 'BOX-9' });
  });
});

describe('what was sent on by an order', () => {
  it('comes back at most once', async () => {
    world = await createReturnWorld({ partners: { returns: 'never-sent' } });
    const { orderId } = await world.delivered('39.90', 4);
    await called({ orderId, lines: [{ sku: LAMP, quantity: 3 }] });
    expect(await world.returns.returnedOf(tenant, orderId)).toEqual({ '1': 3 });
    const more = { ...recall, orderId, lines: [{ sku: LAMP, quantity: 2 }] };
    const refused = await world.post('/returns/recalls', more);
    expect(refused.status).toBe(422);
    expect(refused.text).toContain('NO_RETURNABLE_QUANTITY');
  });

  it('is given back to the order when the recall is cancelled', async () => {
    world = await createReturnWorld({ partners: { returns: 'never-sent' } });
    const { orderId } = await world.delivered();
    const { returnId } = await called({ orderId, lines: [{ sku: LAMP, quantity: 2 }] });
    await world.untilReturn(returnId, 'AWAITING_ARRIVAL', 1);
    await world.post(`/returns/${returnId}/cancel`, { reason: 'no' });
    await world.untilReturn(returnId, 'CANCELLED', 1);
    expect(await world.returns.returnedOf(tenant, orderId)).toEqual({ '1': 0 });
  });
});

describe('a recall that is refused', () => {
  it('hears all that is wrong with it at once', async () => {
    world = await createReturnWorld();
    const answer = await world.post('/returns/recalls', {
      ...recall,
      warehouseId: 'US-XXX',
      orderId: 'ord_01KADHNJS8ZBV7P3GJX6BWQ5ZZ',
      lines: [
        { sku: LAMP, quantity: 1 },
        { sku: LAMP, quantity: 1 },
        { sku: 'NOBODY-1', quantity: 1 },
      ],
    });
    expect(answer.status).toBe(422);
    for (const code of [
      'WAREHOUSE_TAKES_NO_RETURNS',
      'ORDER_UNKNOWN',
      'LINE_TWICE',
      'SKU_NOT_REGISTERED',
    ])
      expect(answer.text).toContain(code);
    expect((await world.returns.list({ tenant }, { limit: 5 })).data).toEqual([]);
  });

  it('answers the same key the same again, and another payload under it not at all', async () => {
    world = await createReturnWorld({ partners: { returns: 'never-sent' } });
    const first = await called({}, 'one');
    await world.pass(3600);
    expect(await called({}, 'one')).toEqual(first);
    const other = await world.post('/returns/recalls', { ...recall, reference: 'T-78' }, 'one');
    expect(other.status).toBe(422);
    expect((await world.returns.list({ tenant }, { limit: 5 })).data).toHaveLength(1);
  });
});
