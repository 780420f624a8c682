/** A return from the wish to the shelf, through the API, the workflow and the sandbox's desk. */
import '../../support/quiet.ts';
import { afterEach, describe, expect, it } from 'vitest';
import {
  photoGranted,
  returnAccepted,
  returnDetail,
  returnTimeline,
} from '../../../functions/api/returns/contract.ts';
import { aLamp } from '../../support/example-shipment.ts';
import {
  createReturnWorld,
  LAMP,
  LAX,
  REFURBISHED,
  usd,
  type ReturnWorld,
} from './return-world.ts';

let world: ReturnWorld;
afterEach(() => world.close());

describe('a return that is approved', () => {
  it('tells the address and a label, and is back on the shelf the same day (M-124, M-127, M-085)', async () => {
    world = await createReturnWorld();
    const order = await world.delivered();
    const answer = await world.ask(order);
    expect(answer.status).toBe(202);
    const accepted = returnAccepted.parse(answer.json);
    expect(accepted).toMatchObject({
      outcome: 'APPROVED',
      triage: { itemValue: usd('79.80'), handling: usd('3.50'), freightPayer: 'BUYER' },
      returnTo: { warehouseId: 'US-LAX' },
    });
    const { returnId } = accepted;
    const awaited = await world.untilReturn(returnId, 'AWAITING_ARRIVAL', 1);
    expect(awaited.label).toMatchObject({ labelReference: `${returnId}-1` });
    const arrived = await world.untilReturn(returnId, 'ARRIVED');
    const done = await world.untilReturn(returnId, 'COMPLETED');
    expect(done.graded).toMatchObject([
      { grade: 'A_SELLABLE', fault: 'SELLABLE', disposition: 'RESTOCK', quantity: 2 },
    ]);
    expect(done.since.COMPLETED?.slice(0, 10)).toBe(arrived.since.ARRIVED?.slice(0, 10));
    expect(await world.lampsAt()).toMatchObject({ available: 10, quarantine: 0, returnedIn: 2 });
    const freight = Number(accepted.triage.returnFreight?.amount);
    expect(done.refunds).toMatchObject([
      { reason: 'RECEIVED', amount: usd((79.8 - freight).toFixed(2)) },
    ]);
    await world.mustBalance();
    const lots = await world.stocks.bins(done.tenant, LAX, LAMP);
    expect(lots.map(({ lot }) => lot.split('.')[0])).toContain(returnId);
  });

  it('goes seven states, and the execution succeeds', async () => {
    world = await createReturnWorld();
    const returnId = await world.returning(await world.delivered());
    await world.untilReturn(returnId, 'COMPLETED');
    const { status, states } = await world.execution(returnId);
    expect(status).toBe('SUCCEEDED');
    expect(states).toEqual([
      'AwaitArrival',
      'AssessReturn',
      'IsReturnOver',
      'AwaitReturn',
      'AssessReturn',
      'IsReturnOver',
      'ReturnClosed',
    ]);
  });

  it('is told on its timeline, and shown with its label', async () => {
    world = await createReturnWorld();
    const returnId = await world.returning(await world.delivered());
    await world.untilReturn(returnId, 'COMPLETED');
    const shown = returnDetail.parse((await world.api({ path: `/returns/${returnId}` })).json);
    expect(shown.label?.url).toContain('label.pdf');
    expect(shown.inspection?.units).toHaveLength(1);
    const told = await world.api({ path: `/returns/${returnId}/timeline` });
    const codes = returnTimeline.parse(told.json).entries.map(({ code }) => code);
    for (const code of ['REQUESTED', 'APPROVED', 'ARRIVED', 'RECEIVED', 'INSPECTED', 'WORKED'])
      expect(codes).toContain(code);
    expect(codes.at(-1)).toBe('COMPLETED');
    const listed = await world.api({ path: '/returns', query: 'status=COMPLETED' });
    expect(JSON.stringify(listed.json)).toContain(returnId);
  });

  it('sells refurbished units as another product (M-128)', async () => {
    world = await createReturnWorld({ partners: { returns: 'grade-b' } });
    const returnId = await world.returning(await world.delivered());
    const done = await world.untilReturn(returnId, 'COMPLETED');
    expect(done.graded[0]).toMatchObject({ grade: 'B_REFURBISHABLE', disposition: 'REFURBISH' });
    expect(await world.lampsAt()).toMatchObject({ available: 8, transferredOut: 2, quarantine: 0 });
    expect(await world.lampsAt(REFURBISHED)).toMatchObject({ available: 2, transferredIn: 2 });
    await world.mustBalance();
    const [sku] = await world.skus.findMany(done.tenant, [REFURBISHED]);
    expect(sku).toMatchObject({
      barcode: { kind: 'HOUSE' },
      refurbished: { parentSku: LAMP, listPrice: usd('27.93') },
      reviewStatus: 'APPROVED',
    });
    const [work] = world.requests.filter(({ path }) => path === '/return-work');
    expect(work?.body).toMatchObject({
      relabel: { sku: REFURBISHED, barcode: sku?.barcode.value },
    });
    const order = await world.place({ lines: [{ lineId: '1', sku: REFURBISHED, quantity: 1 }] });
    await world.untilStatus(order, 'DELIVERED');
  });

  it('leaves the seller’s own refurbished product as it is (M-128)', async () => {
    world = await createReturnWorld({ partners: { returns: 'grade-b' } });
    const barcode = { kind: 'GTIN', value: '96385074' };
    const own = aLamp({ sku: REFURBISHED, name: 'Second life lamp', barcode });
    await world.skus.add(own);
    const returnId = await world.returning(await world.delivered());
    await world.untilReturn(returnId, 'COMPLETED');
    expect(await world.skus.find(own.tenant, own.sku)).toEqual(own);
    const [work] = world.requests.filter(({ path }) => path === '/return-work');
    expect(work?.body).toMatchObject({ relabel: { sku: REFURBISHED, barcode: barcode.value } });
    await world.mustBalance();
  });

  it('keeps a destruction open until it is proved (M-131)', async () => {
    world = await createReturnWorld({ partners: { returns: 'grade-c' } });
    const returnId = await world.returning(await world.delivered(), { reason: 'DEFECTIVE' });
    const asked = await world.untilCase(returnId, 'DESTRUCTION_PROOF');
    expect(asked.defaultOption).toBeNull();
    expect(await world.lampsAt()).toMatchObject({ disposed: 2, quarantine: 0, available: 8 });
    await world.pass(30 * 86_400);
    const [work] = (await world.find(returnId)).works;
    expect((await world.find(returnId)).status).toBe('PROCESSING');
    const file = { workId: work?.workId, fileName: 'shredder.mp4', contentType: 'video/mp4' };
    const path = `/operations/returns/lumio/${returnId}/proof`;
    const granted = await world.post(path, file);
    expect(granted.status).toBe(201);
    const { photoId } = photoGranted.parse(granted.json);
    expect((await world.post(`${path}/confirm`, { photoId })).status).toBe(422);
    world.bucket.set(`T/lumio/returns/${returnId}/photos/${photoId}`, new Uint8Array([1]));
    expect((await world.post(`${path}/confirm`, { photoId })).status).toBe(202);
    const done = await world.untilReturn(returnId, 'COMPLETED', 1);
    expect(done.works[0]?.proofKey).toContain(photoId);
    expect(done.refunds).toMatchObject([{ amount: usd('79.80') }]);
    await world.mustBalance();
  });

  it('keeps what is prohibited apart', async () => {
    world = await createReturnWorld({ partners: { returns: 'grade-x' } });
    const returnId = await world.returning(await world.delivered(), { reason: 'DEFECTIVE' });
    const done = await world.untilReturn(returnId, 'COMPLETED');
    expect(done.graded[0]).toMatchObject({ grade: 'X_PROHIBITED', disposition: 'QUARANTINE' });
    expect(await world.lampsAt()).toMatchObject({ quarantine: 2 });
    await world.mustBalance();
  });
});
