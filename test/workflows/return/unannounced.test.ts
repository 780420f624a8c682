/** What comes back without having been asked for: found again, given to its owner, or disposed of. */
import '../../support/quiet.ts';
import { afterEach, describe, expect, it } from 'vitest';
import { returnIdSchema } from '../../../domain/kernel/ids.ts';
import { UNCLAIMED } from '../../../domain/return/assess-unclaimed.ts';
import { tenant } from '../../support/example-shipment.ts';
import { buyerAddress, flawless } from '../../support/example-return.ts';
import { createReturnWorld, LAMP, usd, type ReturnWorld } from './return-world.ts';

let world: ReturnWorld;
afterEach(() => world.close());

const checklist = flawless;

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
