/** Goods that go home take their papers with them (M-132, domain-facts 3.6). */
import '../../support/quiet.ts';
import { afterEach, describe, expect, it } from 'vitest';
import { documentList } from '../../../functions/api/shipments/contract.ts';
import { returnDetail } from '../../../functions/api/returns/contract.ts';
import { declarationSchema } from '../../../domain/declaration/declaration.ts';
import { movementSchema } from '../../../domain/stock/stock.ts';
import { aSeller } from '../../support/example-homeward.ts';
import { shipmentId, tenant } from '../../support/example-shipment.ts';
import type { WorldOptions } from '../../support/portage-world.ts';
import { createReturnWorld, EWR, SPEAKER, type ReturnWorld } from './return-world.ts';

let world: ReturnWorld;
afterEach(() => world.close());

const KINDS = ['COMMERCIAL_INVOICE', 'PACKING_LIST', 'RETURN_RELIEF_STATEMENT'];

/** A speaker of 289.00 that does not switch on; its lot came in September under 9810. */
async function defective(options: Partial<WorldOptions> = {}, lot = `${shipmentId}.2026-10-01`) {
  world = await createReturnWorld({ partners: { returns: 'defective' }, ...options });
  await world.sellers.put(aSeller);
  await world.rule({ repairable: true });
  const movement = { tenant, warehouseId: EWR, sku: SPEAKER, quantity: 3, at: world.now() };
  const inward = { kind: 'RECEIVE', enters: 'received', from: null, to: 'awaitingPutaway' };
  const shelved = { kind: 'PUTAWAY', from: 'awaitingPutaway', to: 'available', bin: 'A-9', lot };
  const movements = [inward, shelved].map((each, n) =>
    movementSchema.parse({ ...movement, ...each, movementId: `spk-${n}`, reference: 'spk' }),
  );
  await world.orders.save({ movements });
  await world.declarations.open(
    declarationSchema.parse({
      tenant,
      shipmentId,
      declarationId: `${shipmentId}-EXPORT-v1`,
      kind: 'EXPORT',
      version: 1,
      revision: 1,
      procedure: '9810',
      data: {},
      submittedAt: '2026-09-10T08:00:00.000Z',
      statements: [],
      answeredHolds: 0,
    }),
  );
  const unitPrice = { amount: '289.00', currency: 'USD' } as const;
  const order = await world.place({
    lines: [{ lineId: '1', sku: SPEAKER, quantity: 1, unitPrice }],
  });
  await world.untilStatus(order, 'DELIVERED');
  return world.returning(order, { quantity: 1, reason: 'DEFECTIVE' });
}

const papersOf = async (returnId: string) =>
  documentList.parse((await world.api({ path: `/returns/${returnId}/documents` })).json).data;

const homeOrders = () =>
  world.requests.filter(({ path, body }) => {
    return path === '/return-work' && JSON.stringify(body).includes('RETURN_TO_ORIGIN');
  });

describe('a dear unit that goes home', () => {
  it('has its invoice, packing list and statement drawn, kept and sent with the order', async () => {
    const returnId = await defective();
    const done = await world.untilReturn(returnId, 'COMPLETED');
    expect(done.graded[0]).toMatchObject({
      disposition: 'RETURN_TO_ORIGIN',
      home: { relieved: true, export: { exportedOn: '2026-09-10', procedure: '9810' } },
    });
    const papers = await papersOf(returnId);
    expect(papers.map(({ kind }) => kind).sort()).toEqual(KINDS);
    for (const { kind, url } of papers) {
      const key = new URL(url ?? '').pathname.slice(1);
      expect(Buffer.from(world.bucket.get(key) ?? []).toString()).toBe(kind);
    }
    expect(homeOrders()).toHaveLength(1);
    for (const kind of KINDS) expect(JSON.stringify(homeOrders()[0]?.body)).toContain(kind);
    const shown = returnDetail.parse((await world.api({ path: `/returns/${returnId}` })).json);
    expect(shown.documents?.map(({ kind }) => kind).sort()).toEqual(KINDS);
    await world.mustBalance();
  });

  it('has the same papers when the step dies after drawing them', async () => {
    let deaths = 0;
    const isWorking = () => homeOrders().length > 0;
    const crash = (name: string) => {
      if (name !== 'AssessReturn' || !isWorking() || deaths > 0) return undefined;
      deaths += 1;
      return 'before' as const;
    };
    const returnId = await defective({ faults: { crash } });
    await world.untilReturn(returnId, 'COMPLETED');
    expect(deaths).toBe(1);
    expect(await papersOf(returnId)).toHaveLength(3);
  });

  it('stays when no lot tells of its export: the duty makes the way home too dear', async () => {
    const returnId = await defective({}, 'somewhere.2026-10-01');
    const done = await world.untilReturn(returnId, 'COMPLETED');
    expect(done.graded[0]).toMatchObject({ disposition: 'BONDED_REPAIR' });
    expect(done.graded[0]?.home).toBeUndefined();
    expect(await papersOf(returnId)).toEqual([]);
  });

  it('goes home by the seller’s word all the same, with papers that know of no relief', async () => {
    const returnId = await defective({}, 'somewhere.2026-10-01');
    await world.rule({ repairable: true, decideBy: 'SELLER' });
    await world.untilCase(returnId, 'DISPOSITION');
    await world.post(`/returns/${returnId}/decision`, { option: 'RETURN_TO_ORIGIN' });
    const done = await world.untilReturn(returnId, 'COMPLETED', 10);
    expect(done.graded[0]?.home).toMatchObject({ relieved: false, reasons: ['EXPORT_UNKNOWN'] });
    expect((await papersOf(returnId)).map(({ kind }) => kind).sort()).toEqual(KINDS);
  });
});

it('is nobody else’s to read, and of other returns there is nothing', async () => {
  world = await createReturnWorld();
  const returnId = await world.returning(await world.delivered());
  await world.untilReturn(returnId, 'COMPLETED');
  expect(await papersOf(returnId)).toEqual([]);
  const shown = await world.api({ path: `/returns/${returnId}` });
  expect(shown.json['documents']).toBeUndefined();
  const unknown = await world.api({ path: '/returns/ret_01KADHNJS8ZBV7P3GJX6BWQ5ZZ/documents' });
  expect(unknown.status).toBe(404);
});
