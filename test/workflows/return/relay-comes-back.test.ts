import '../../support/quiet.ts';
import { afterEach, expect, it } from 'vitest';
import { factsOfReturn } from '../../../domain/insight/count-return.ts';
import type { OrderScenario } from '../../../local/sandbox/scenario.ts';
import { amazonAddress, FNSKU, relay } from '../../support/example-relay.ts';
import { tenant } from '../../support/example-shipment.ts';
import { createReturnWorld, LAMP, type ReturnWorld } from './return-world.ts';

let world: ReturnWorld;
afterEach(() => world.close());

async function relayed(orders: OrderScenario, status: string) {
  world = await createReturnWorld({ partners: { orders } });
  const order = await world.place({
    relay,
    shipTo: amazonAddress,
    buyer: { name: 'Amazon', language: 'en' },
    lines: [{ lineId: '1', sku: LAMP, quantity: 2, fnsku: FNSKU }],
  });
  await world.untilStatus(order, status);
  expect(await world.lampsAt()).toMatchObject({ available: 8, transferredOut: 2 });
  return order;
}

const onlyReturn = async () => {
  const [found] = (await world.returns.list({ tenant }, { limit: 5 })).data;
  if (!found) throw new Error('nothing opened');
  return found;
};

it('no buyer can return what was sent on to Amazon', async () => {
  const order = await relayed('delivered', 'DELIVERED');
  const refused = await world.ask(order);
  expect([refused.status, refused.text]).toEqual([422, expect.stringContaining('ORDER_IS_RELAY')]);
  expect((await world.returns.list({ tenant }, { limit: 5 })).data).toEqual([]);
});

it('a box of it that nobody announced is the seller’s, and nothing is owed for it', async () => {
  const order = await relayed('delivered', 'DELIVERED');
  const box = { rmaId: 'BOX-1', warehouseId: 'US-LAX', orderReference: order.reference };
  await world.desk('unannounced', box);
  const checklist = { intact: true, complete: true, used: false, prohibited: false };
  const lamps = { rmaId: 'BOX-1', sku: LAMP, quantity: 2, reception: 'RECEIVED', checklist };
  await world.desk('unit_inspected', lamps);
  await world.desk('inspected', { rmaId: 'BOX-1', facts: 1 });
  const { returnId } = await onlyReturn();
  const question = await world.untilCase(returnId, 'UNIDENTIFIED_RETURN', 1);
  await world.post(`/returns/${returnId}/decision`, { option: 'keep' });
  const kept = await world.untilReturn(returnId, 'COMPLETED', 10);
  expect([question.options, kept.refunds]).toEqual([['keep', 'dispose'], []]);
  const measured = factsOfReturn(kept).flatMap(({ counts }) => counts.map((one) => one.measure));
  expect(measured).not.toContain('returned');
  expect(await world.lampsAt()).toMatchObject({ available: 10, transferredOut: 2, returnedIn: 2 });
  await world.mustBalance();
});

it('a box that Amazon refuses at its dock is received again and lies on the shelf', async () => {
  await relayed('refused', 'RETURNED_TO_SENDER');
  const { returnId, kind } = await onlyReturn();
  const back = await world.untilReturn(returnId, 'COMPLETED', 40);
  expect([kind, back.refunds]).toEqual(['RTS', []]);
  expect(await world.lampsAt()).toMatchObject({ available: 10, transferredOut: 2, returnedIn: 2 });
  await world.mustBalance();
});

it('the seller calls back what was sent on, and no more', async () => {
  const order = await relayed('delivered', 'DELIVERED');
  const recall = (quantity: number) =>
    world.post('/returns/recalls', {
      warehouseId: 'US-LAX',
      from: { place: 'FBA', name: 'ONT8' },
      orderId: order.orderId,
      lines: [{ sku: LAMP, quantity }],
    });
  const tooMany = await recall(3);
  expect([tooMany.status, tooMany.text]).toEqual([
    422,
    expect.stringContaining('NO_RETURNABLE_QUANTITY'),
  ]);
  expect((await recall(2)).status).toBe(202);
  const { returnId, kind, orderReference } = await onlyReturn();
  expect([kind, orderReference]).toEqual(['TRANSFER_RECALL', order.reference]);
  const back = await world.untilReturn(returnId, 'COMPLETED', 60);
  expect(back.refunds).toEqual([]);
  expect(await world.lampsAt()).toMatchObject({ available: 10, transferredOut: 2, returnedIn: 2 });
  await world.mustBalance();
});
