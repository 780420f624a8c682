import { beforeEach, describe, expect, it } from 'vitest';
import { ledgerWrites } from '../../../../adapters/dynamodb/ledger-writes.ts';
import { createStockWatchStore } from '../../../../adapters/dynamodb/stock-watch-store.ts';
import { skuCodeSchema } from '../../../../domain/kernel/ids.ts';
import { skuDetailsSchema } from '../../../../domain/sku/sku.ts';
import { movementSchema } from '../../../../domain/stock/stock.ts';
import { watchStock } from '../../../../domain/stock/watch-stock.ts';
import { createSkusHandler } from '../../../../functions/api/skus/skus-handler.ts';
import { alertList, safetyStockView } from '../../../../functions/api/stock-alerts/contract.ts';
import { createStockAlertsHandler } from '../../../../functions/api/stock-alerts/stock-alerts-handler.ts';
import { lampBody, T0, tenant } from '../../../support/example-shipment.ts';
import { call, sellerAuthorizer, type HttpLambda } from '../lambda-event.ts';
import { createWorld, type World } from '../world.ts';

const authorizer = sellerAuthorizer('lumio');
const sku = skuCodeSchema.parse('LAMP-1');

let world: World;
let alerts: HttpLambda;
let moves = 0;
beforeEach(async () => {
  world = createWorld();
  const watches = createStockWatchStore(world.table);
  alerts = createStockAlertsHandler({ ...world, watches, stocks: world.stock });
  await call(createSkusHandler(world), {
    method: 'POST',
    path: '/skus',
    body: skuDetailsSchema.strip().parse(lampBody),
    headers: { 'idempotency-key': 'k1' },
    authorizer,
  });
});

/** Moves units in or out of a warehouse, as the consumer of the stream sees it. */
async function stock(by: number, warehouseId = 'US-LAX') {
  moves += 1;
  const coming = { enters: 'received', from: null, to: 'available', kind: 'RECEIVE' };
  const leaving = { from: 'available', to: 'reserved', kind: 'RESERVE' };
  const { movements, balances } = ledgerWrites([
    movementSchema.parse({
      ...{ movementId: String(moves), tenant, warehouseId, sku, reference: 'r', at: T0 },
      quantity: Math.abs(by),
      ...(by > 0 ? coming : leaving),
    }),
  ]);
  await world.table.transact([...movements, ...balances]);
  const watches = createStockWatchStore(world.table);
  await watchStock({ now: world.now, watches, stocks: world.stock }, tenant, sku);
}

const path = '/skus/LAMP-1/safety-stock';
const put = (threshold: unknown, at = path) =>
  call(alerts, { method: 'PUT', path: at, body: { threshold }, authorizer });
const read = async () => safetyStockView.parse((await call(alerts, { path, authorizer })).json);
const acknowledge = () =>
  call(alerts, { method: 'POST', path: '/inventory/alerts/LAMP-1/acknowledgement', authorizer });
const list = async (query = '', who = authorizer) => {
  const answer = await call(alerts, { path: '/inventory/alerts', query, authorizer: who });
  return alertList.parse(answer.json).data.map(({ alert }) => alert.status);
};

describe('a safety stock', () => {
  it('opens one alert on the way down, over all warehouses, and resolves it well above', async () => {
    await stock(8);
    await stock(8, 'US-EWR');
    expect((await put(10)).status).toBe(200);
    expect(await list()).toEqual([]);
    await stock(-5);
    expect(await list()).toEqual([]);
    await stock(-1);
    expect((await read()).alert).toMatchObject({ status: 'OPEN', available: 10 });
    await stock(-1);
    await stock(2);
    expect((await read()).alert).toMatchObject({ status: 'OPEN', available: 10 });
    await stock(1);
    expect(await list('status=RESOLVED')).toEqual(['RESOLVED']);
    await stock(-2);
    expect(await list('status=OPEN')).toEqual(['OPEN']);
  });

  it('looks at once when it is set, and is set twice without a change', async () => {
    await stock(3);
    expect(safetyStockView.parse((await put(5)).json).alert?.status).toBe('OPEN');
    const before = world.bytes();
    await put(5);
    expect(world.bytes()).toBe(before);
    expect(safetyStockView.parse((await put(2)).json).alert?.status).toBe('RESOLVED');
  });

  it('is acknowledged by a person and resolved by stock alone', async () => {
    await put(5);
    expect((await acknowledge()).status).toBe(200);
    const before = world.bytes();
    expect((await acknowledge()).status).toBe(200);
    expect(world.bytes()).toBe(before);
    expect((await read()).alert).toMatchObject({ status: 'ACKNOWLEDGED' });
    await stock(9);
    expect((await read()).alert).toMatchObject({ status: 'RESOLVED' });
    expect((await acknowledge()).json['code']).toBe('ILLEGAL_TRANSITION');
  });

  it('is forgotten with its alert, also twice', async () => {
    await put(5);
    const drop = () => call(alerts, { method: 'DELETE', path, authorizer });
    expect((await drop()).status).toBe(204);
    expect((await drop()).status).toBe(204);
    expect((await call(alerts, { path, authorizer })).status).toBe(404);
    expect(await list()).toEqual([]);
  });

  it('is of a registered SKU and of its own seller', async () => {
    expect((await put(5, '/skus/NONE/safety-stock')).status).toBe(404);
    expect((await put(-1)).status).toBe(422);
    await put(5);
    expect(await list('', sellerAuthorizer('rival'))).toEqual([]);
  });
});
