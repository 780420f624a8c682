import { beforeEach, describe, expect, it } from 'vitest';
import { createRemovalStore } from '../../../../adapters/dynamodb/removal-store.ts';
import { removalIdSchema, returnIdSchema, type ReturnId } from '../../../../domain/kernel/ids.ts';
import type { RemovalReturns } from '../../../../domain/removal/assess-removal.ts';
import { REPORT_COLUMNS } from '../../../../domain/removal/report-row.ts';
import { settleRemoval } from '../../../../domain/removal/settle-removal.ts';
import { skuDetailsSchema } from '../../../../domain/sku/sku.ts';
import {
  importView,
  removalPage,
  removalView,
} from '../../../../functions/api/removals/contract.ts';
import { createRemovalsHandler } from '../../../../functions/api/removals/removals-handler.ts';
import { createSkusHandler } from '../../../../functions/api/skus/skus-handler.ts';
import {
  aWarehouse,
  lampBody,
  speakerBody,
  T0,
  tenant,
} from '../../../support/example-shipment.ts';
import { call, faultsIn, sellerAuthorizer, type Call, type HttpLambda } from '../lambda-event.ts';
import { createWorld, type World } from '../world.ts';

const authorizer = sellerAuthorizer('lumio');
const DAY = 86_400;

function setup(world: World) {
  let found: RemovalReturns = { arrived: false, counted: false, received: {} };
  const opened: ReturnId[][] = [];
  const ports = {
    now: world.now,
    removals: createRemovalStore(world.table),
    cases: world.cases,
    skus: world.skus,
    warehouses: world.warehouses,
    cursors: world.cursors,
    returnsDesk: {
      openRemovalReturns: () => {
        const ids = [returnIdSchema.parse('ret_01KADHNJS8ZBV7P3GJX6BWQ5TE')];
        opened.push(ids);
        return Promise.resolve(ids);
      },
      read: () => Promise.resolve(found),
    },
  };
  return { ports, opened, says: (returns: RemovalReturns) => (found = returns) };
}

let world: World;
let desk: ReturnType<typeof setup>;
let removals: HttpLambda;
beforeEach(async () => {
  world = createWorld();
  desk = setup(world);
  removals = createRemovalsHandler(desk.ports);
  await world.warehouses.put(aWarehouse({ capabilities: ['RETURNS'] }));
  await world.warehouses.put(aWarehouse({ warehouseId: 'US-NYC', capabilities: ['STORAGE'] }));
  for (const body of [lampBody, speakerBody])
    await call(createSkusHandler(world), {
      method: 'POST',
      path: '/skus',
      body: skuDetailsSchema.strip().parse(body),
      headers: { 'idempotency-key': JSON.stringify(body).length.toString() },
      authorizer,
    });
});

interface Cells {
  readonly order?: string;
  readonly type?: string;
  readonly status?: string;
  readonly sku?: string;
  readonly day?: number;
  readonly disposition?: string;
  /** requested, cancelled, disposed, shipped, in process */
  readonly units?: readonly number[];
}
const rowOf = (cells: Cells) =>
  [
    '2026-11-01T00:00:00+00:00',
    cells.order ?? 'RO-1',
    cells.type ?? 'Return',
    'Standard',
    cells.status ?? 'Pending',
    `2026-11-0${cells.day ?? 2}T00:00:00+00:00`,
    cells.sku ?? 'LAMP-1',
    'X001ABCDEF',
    cells.disposition ?? 'Unsellable',
    ...(cells.units ?? [5, 0, 0, 0, 5]),
    '',
    'USD',
  ].join(',');
const reportOf = (...rows: (Cells | string)[]) =>
  [
    REPORT_COLUMNS.join(','),
    ...rows.map((row) => (typeof row === 'string' ? row : rowOf(row))),
  ].join('\r\n');
const send = (raw: string, more: Partial<Call> = {}) =>
  call(removals, {
    method: 'POST',
    path: '/removals/imports',
    headers: { 'content-type': 'text/csv; charset=utf-8' },
    raw,
    authorizer,
    ...more,
  });
const decide = (id: string, body: unknown) =>
  call(removals, { method: 'POST', path: `/removals/${id}/decision`, body, authorizer });
const read = async (id: string) =>
  removalView.parse((await call(removals, { path: `/removals/${id}`, authorizer })).json);
const outcomes = (answer: { json: unknown }) =>
  importView.parse(answer.json).removals.map(({ orderId, status, outcome }) => {
    return `${orderId} ${status} ${outcome}`;
  });
async function imported(...rows: Cells[]): Promise<string> {
  const answer = importView.parse((await send(reportOf(...rows))).json);
  return answer.removals[0]?.removalId ?? '';
}
const settle = (id: string) =>
  settleRemoval(desk.ports, { tenant, removalId: removalIdSchema.parse(id) });
const kinds = async (id: string) =>
  (await world.cases.ofEntity(tenant, removalIdSchema.parse(id))).map(
    ({ kind, status }) => `${kind} ${status}`,
  );

describe('importing Amazon’s removal report', () => {
  it('refuses rows beyond 500 lines of one removal, those of earlier files counted, and says which', async () => {
    const line = (n: number): Cells => ({
      type: 'Disposal',
      sku: `OLD-${n}`,
      units: [5, 0, 0, 0, 5],
    });
    const most = Array.from({ length: 500 }, (_, n) => line(n));
    const id = await imported(...most);
    const answer = await send(reportOf(line(500), { ...line(3), day: 3, units: [5, 0, 2, 0, 3] }));
    const { rows, faults } = importView.parse(answer.json);
    expect(rows).toEqual({ read: 2, imported: 1, refused: 1 });
    expect(faults).toMatchObject([{ pointer: '/2/order-id', code: 'TOO_MANY_LINES' }]);
    const { lines } = await read(id);
    expect([lines.length, lines.find(({ sku }) => sku === 'OLD-3')?.disposed]).toEqual([500, 2]);
  });

  it('imports the good rows and lists every fault of the bad ones by line', async () => {
    const answer = await send(
      reportOf(
        {},
        { sku: 'NOBODY' },
        { order: 'RO-2', type: 'Disposal', sku: 'NOBODY' },
        { order: 'RO-3', type: 'Gift', units: [1, 0, 0, 2, 0] },
      ),
    );
    expect(answer.status).toBe(200);
    expect(outcomes(answer)).toEqual(['RO-1 PENDING added', 'RO-2 PENDING added']);
    const { faults, rows } = importView.parse(answer.json);
    expect(rows).toEqual({ read: 4, imported: 2, refused: 2 });
    expect(faults.map(({ pointer, code }) => `${pointer} ${code}`)).toEqual([
      '/3/sku REMOVAL_SKU_UNKNOWN',
      '/5/order-type REMOVAL_TYPE_UNKNOWN',
      '/5/requested-quantity MORE_THAN_REQUESTED',
    ]);
  });

  it('is an update when it comes again, changes nothing by an older one, and never goes back', async () => {
    const shipped = { status: 'Completed', day: 5, units: [5, 1, 0, 4, 0] };
    expect(outcomes(await send(reportOf({})))).toEqual(['RO-1 PENDING added']);
    expect(outcomes(await send(reportOf(shipped)))).toEqual(['RO-1 SHIPPED updated']);
    const before = world.bytes();
    expect(outcomes(await send(reportOf(shipped)))).toEqual(['RO-1 SHIPPED unchanged']);
    expect(outcomes(await send(reportOf({})))).toEqual(['RO-1 SHIPPED unchanged']);
    expect(world.bytes()).toBe(before);
  });

  it('keeps one line for each SKU and disposition', async () => {
    const id = await imported({}, { disposition: 'Sellable' }, { sku: 'SPKR-1' }, { day: 3 });
    expect((await read(id)).lines).toHaveLength(3);
  });

  it('refuses a report without a good row, one without its columns, and what is no report', async () => {
    const bad = await send(reportOf({ type: 'Gift' }));
    expect([bad.status, faultsIn(bad)]).toEqual([422, ['/2/order-type REMOVAL_TYPE_UNKNOWN']]);
    expect(faultsIn(await send('a,b\n1,2\n'))).toHaveLength(REPORT_COLUMNS.length);
    expect(faultsIn(await send(reportOf()))).toEqual([' REPORT_EMPTY']);
    const latin = Buffer.from([0xff, 0xfe, 0x41]).toString('base64');
    expect((await send(latin, { base64: true })).json['code']).toBe('REPORT_NOT_UTF8');
    expect((await send('x'.repeat(1_100_000))).json['code']).toBe('REPORT_TOO_LARGE');
  });

  it('tells the faults in Chinese', async () => {
    const headers = { 'content-type': 'text/csv', 'accept-language': 'zh-CN' };
    const answer = await send(reportOf({}, { sku: 'NOBODY' }), { headers });
    expect(importView.parse(answer.json).faults[0]?.detail).toBe(
      '第 3 行：SKU NOBODY 未登记，退回本仓前须先登记。',
    );
  });

  it('addresses what is on its way to the warehouse that is named', async () => {
    const shipped = { status: 'Completed', units: [5, 0, 0, 5, 0] };
    const answer = await send(reportOf(shipped), { query: 'warehouse=US-LAX' });
    const [removal] = importView.parse(answer.json).removals;
    expect(await read(removal?.removalId ?? '')).toMatchObject({
      shipTo: { city: 'Carson' },
      returnIds: ['ret_01KADHNJS8ZBV7P3GJX6BWQ5TE'],
    });
    const other = await send(reportOf(shipped), { query: 'warehouse=US-NYC' });
    expect(faultsIn(other)).toEqual([' WAREHOUSE_TAKES_NO_REMOVALS']);
  });
});

describe('deciding what becomes of the units', () => {
  const draft = { orderId: 'RO-9', lines: [{ sku: 'LAMP-1', quantity: 3 }] };
  const draftIt = (key = 'd1', body: unknown = draft) =>
    call(removals, {
      method: 'POST',
      path: '/removals',
      body,
      headers: { 'idempotency-key': key },
      authorizer,
    });

  it('sends a draft to our address, which is told only then', async () => {
    const created = await draftIt();
    expect(created.status).toBe(201);
    const { removalId, shipTo } = removalView.parse(created.json);
    expect(shipTo).toBeUndefined();
    const answer = await decide(removalId, { option: 'SEND_TO_ADDRESS', warehouseId: 'US-LAX' });
    expect(removalView.parse(answer.json)).toMatchObject({
      status: 'SUBMITTED',
      type: 'RETURN',
      shipTo: { city: 'Carson' },
    });
    expect((await draftIt()).text).toBe(created.text);
    expect((await draftIt('d2')).json['code']).toBe('REMOVAL_EXISTS');
  });

  it('is the same decision twice, and another one only while nobody expects the goods', async () => {
    const id = await imported({ status: 'Completed', units: [5, 0, 0, 5, 0] });
    const send = { option: 'SEND_TO_ADDRESS', warehouseId: 'US-LAX' };
    expect((await decide(id, send)).status).toBe(200);
    const before = world.bytes();
    expect((await decide(id, send)).status).toBe(200);
    expect(world.bytes()).toBe(before);
    expect(desk.opened).toHaveLength(1);
    expect((await decide(id, { option: 'DISPOSE' })).json['code']).toBe('REMOVAL_DECIDED');
  });

  it('cannot change what Amazon carries out already', async () => {
    const id = await imported({ type: 'Disposal' });
    const answer = await decide(id, { option: 'SEND_TO_ADDRESS', warehouseId: 'US-LAX' });
    expect([answer.status, answer.json['code']]).toEqual([409, 'REMOVAL_TYPE_FIXED']);
    const done = await imported({ type: 'Disposal', status: 'Completed', units: [5, 0, 5, 0, 0] });
    expect((await read(done)).status).toBe('CLOSED');
    expect((await decide(done, { option: 'DISPOSE' })).json['code']).toBe('ILLEGAL_TRANSITION');
  });

  it('asks the seller a week before Amazon disposes, and by default lets it', async () => {
    const { removalId } = removalView.parse((await draftIt()).json);
    world.pass(22 * DAY);
    await settle(removalId);
    expect(await kinds(removalId)).toEqual([]);
    world.pass(2 * DAY);
    await settle(removalId);
    await settle(removalId);
    expect(await kinds(removalId)).toEqual(['REMOVAL_DEADLINE OPEN']);
    expect((await read(removalId)).openCases).toHaveLength(1);
    const [asked] = await world.cases.ofEntity(tenant, removalIdSchema.parse(removalId));
    expect(asked).toMatchObject({
      defaultOption: 'dispose',
      deadlineAt: '2026-12-02T08:00:00.000Z',
    });
    if (asked)
      await world.cases.decide(asked, { option: 'dispose', by: 'system:deadline', at: T0 });
    expect(await settle(removalId)).toMatchObject({
      status: 'SUBMITTED',
      type: 'DISPOSE',
      decision: { by: 'system:deadline' },
    });
  });

  it('withdraws its question once the seller decides by itself', async () => {
    const { removalId } = removalView.parse((await draftIt()).json);
    world.pass(25 * DAY);
    await settle(removalId);
    await decide(removalId, { option: 'LIQUIDATE' });
    expect(await kinds(removalId)).toEqual(['REMOVAL_DEADLINE CLOSED']);
  });

  it('asks where to, when Amazon ships and no warehouse is named', async () => {
    const id = await imported({ status: 'Completed', units: [5, 0, 0, 5, 0] });
    expect(desk.opened).toEqual([]);
    world.pass(24 * DAY);
    await settle(id);
    expect(await kinds(id)).toEqual(['REMOVAL_DEADLINE OPEN']);
  });
});

describe('counting what Amazon sent', () => {
  const coming = async () => {
    const id = await imported({ status: 'Completed', units: [5, 0, 0, 5, 0] });
    await decide(id, { option: 'SEND_TO_ADDRESS', warehouseId: 'US-LAX' });
    return id;
  };

  it('closes when everything arrived', async () => {
    const id = await coming();
    desk.says({ arrived: true, counted: false, received: {} });
    expect((await settle(id))?.status).toBe('RECEIVED');
    desk.says({ arrived: true, counted: true, received: { 'LAMP-1': 5 } });
    expect(await settle(id)).toMatchObject({
      status: 'CLOSED',
      closeReason: 'received as shipped',
    });
    expect((await read(id)).comparison).toEqual([{ sku: 'LAMP-1', shipped: 5, received: 5 }]);
  });

  it('asks the seller when one is short or another came, and closes by the answer', async () => {
    const id = await coming();
    desk.says({ arrived: true, counted: true, received: { 'LAMP-1': 4, 'SPKR-1': 1 } });
    expect((await settle(id))?.status).toBe('INSPECTED');
    expect(await kinds(id)).toEqual(['REMOVAL_DISCREPANCY OPEN']);
    const [asked] = await world.cases.ofEntity(tenant, removalIdSchema.parse(id));
    expect(asked?.evidence['differences']).toEqual([
      { sku: 'LAMP-1', shipped: 5, received: 4 },
      { sku: 'SPKR-1', shipped: 0, received: 1 },
    ]);
    if (asked)
      await world.cases.decide(asked, { option: 'claim-at-amazon', by: 'seller:k', at: T0 });
    expect(await settle(id)).toMatchObject({
      status: 'CLOSED',
      closeReason: 'difference: claim-at-amazon',
    });
  });

  it('treats a box that never came as all of it missing', async () => {
    const id = await coming();
    desk.says({ arrived: false, counted: true, received: {} });
    expect((await settle(id))?.status).toBe('INSPECTED');
    expect((await read(id)).comparison).toEqual([{ sku: 'LAMP-1', shipped: 5, received: 0 }]);
  });

  it('reminds the seller when nothing is heard for long', async () => {
    const id = await coming();
    world.pass(46 * DAY);
    await settle(id);
    expect(await kinds(id)).toEqual(['REMOVAL_DEADLINE OPEN']);
    expect((await desk.ports.removals.overdue(world.now(), 10)).length).toBe(0);
  });
});

it('shows a seller its own removals alone, newest first, by status', async () => {
  await imported({});
  world.pass(1);
  await imported({ order: 'RO-2', type: 'Disposal', status: 'Completed', units: [5, 0, 5, 0, 0] });
  const list = async (query: string, who = authorizer) => {
    const answer = await call(removals, { path: '/removals', query, authorizer: who });
    return removalPage.parse(answer.json).data.map(({ orderId, units }) => {
      return `${orderId} ${units.requested}`;
    });
  };
  expect(await list('')).toEqual(['RO-2 5', 'RO-1 5']);
  expect(await list('status=CLOSED')).toEqual(['RO-2 5']);
  expect(await list('', sellerAuthorizer('rival'))).toEqual([]);
});
