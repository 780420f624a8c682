import { beforeEach, expect, it } from 'vitest';
import { createInsightStore } from '../../../../adapters/dynamodb/insight-store.ts';
import { ledgerWrites } from '../../../../adapters/dynamodb/ledger-writes.ts';
import { createShipmentStore } from '../../../../adapters/dynamodb/shipment-store.ts';
import { createStockStore } from '../../../../adapters/dynamodb/stock-store.ts';
import type { Write } from '../../../../adapters/dynamodb/table.ts';
import { factsOfFulfilment } from '../../../../domain/insight/count-fulfilment.ts';
import { factsOfReturn } from '../../../../domain/insight/count-return.ts';
import {
  returnInsightsView,
  stockInsightsView,
} from '../../../../functions/api/insights/contract.ts';
import { createInsightsHandler } from '../../../../functions/api/insights/insights-handler.ts';
import type { ShipmentStore } from '../../../../domain/shipment/shipment-store.ts';
import { movementSchema } from '../../../../domain/stock/stock.ts';
import { aRequest } from '../../../contracts/contract-records.ts';
import { aShipmentAfter, aSubmission, T0, tenant } from '../../../support/example-shipment.ts';
import { aFulfilment, anOrder, aReturn, completed } from '../../domain/insight/insight-records.ts';
import { call, faultsIn, sellerAuthorizer, type Call, type HttpLambda } from '../lambda-event.ts';
import { createWorld } from '../world.ts';

let handler: HttpLambda;
let shipments: ShipmentStore;
beforeEach(async () => {
  const { table } = createWorld();
  const insights = createInsightStore(table);
  const stocks = createStockStore(table);
  shipments = createShipmentStore(table);
  handler = createInsightsHandler({ now: () => T0, insights, stocks, shipments });
  await table.transact(shelved('US-LAX', 30));
  await table.transact(shelved('US-EWR', 6));
  const parcel = aFulfilment({ lines: [{ lineId: '1', sku: 'LAMP-1', quantity: 20 }] });
  const many = aReturn({ ...completed, lines: [{ ...aReturn().lines[0], quantity: 7 }] });
  for (const fact of factsOfFulfilment(parcel, anOrder())) await insights.count(tenant, 'o', fact);
  for (const fact of factsOfReturn(many)) await insights.count(tenant, 'r', fact);
});

/** Units of the lamp, received and on the shelf. */
function shelved(warehouseId: string, quantity: number): readonly Write[] {
  const base = { tenant, warehouseId, sku: 'LAMP-1', quantity, reference: 'r', at: T0 };
  const { movements, balances } = ledgerWrites([
    movementSchema.parse({
      ...base,
      ...{ movementId: `${warehouseId}-1`, enters: 'received', from: null },
      ...{ kind: 'RECEIVE', to: 'available' },
    }),
  ]);
  return [...movements, ...balances];
}

const ask = (query: string, more: Partial<Call> = {}) =>
  call(handler, {
    path: '/insights/returns',
    query,
    authorizer: sellerAuthorizer('lumio'),
    ...more,
  });

it('tells the rate, its level and what to do about it, in the language asked for', async () => {
  const answer = await ask('from=2026-11-01&to=2026-11-30', {
    headers: { 'accept-language': 'zh-CN' },
  });
  const { skus, platforms } = returnInsightsView.parse(answer.json);
  expect(skus).toMatchObject([
    { sku: 'LAMP-1', ratePercent: 35, level: 'CRITICAL', recovered: [{ amount: '17.90' }] },
  ]);
  expect(skus[0]?.suggestions).toMatchObject([
    { action: 'FIX_LISTING', text: '修改商品详情：图片、描述、尺码表。' },
  ]);
  expect(platforms).toMatchObject([{ platform: 'SHOPIFY', closed: 1, averageHours: 48 }]);
});

it('is of the days, the SKU, the platform and the seller that are asked for', async () => {
  const skus = async (query: string, who = 'lumio') => {
    const answer = await ask(query, { authorizer: sellerAuthorizer(who) });
    return returnInsightsView.parse(answer.json).skus.map(({ delivered, returned }) => {
      return `${delivered} ${returned}`;
    });
  };
  expect(await skus('from=2026-11-05&to=2026-11-05')).toEqual(['20 0']);
  expect(await skus('from=2026-11-06&to=2026-12-31')).toEqual(['0 7']);
  expect(await skus('from=2026-11-01&to=2026-11-30&sku=SPKR-1')).toEqual([]);
  expect(await skus('from=2026-11-01&to=2026-11-30&platform=AMAZON')).toEqual([]);
  expect(await skus('from=2026-11-01&to=2026-11-30', 'rival')).toEqual([]);
});

it('refuses a period that is none', async () => {
  expect(faultsIn(await ask('from=2026-11-02&to=2026-11-01'))).toEqual(['to PERIOD_BACKWARDS']);
  expect(faultsIn(await ask('from=2025-01-01&to=2026-01-02'))).toEqual(['to PERIOD_TOO_LONG']);
  expect((await ask('from=2025-01-01&to=2026-01-01')).status).toBe(200);
  expect(faultsIn(await ask('from=yesterday'))).toEqual(['from WRONG_FORMAT', 'to REQUIRED']);
});

it('tells how long the stock lasts, when to reorder and where it goes', async () => {
  const stock = async (query: string) =>
    stockInsightsView.parse((await ask(query, { path: '/insights/stock' })).json);
  // 20 units in 20 days, all on one day: 1 a day, sigma 4.36.
  const days = 'from=2026-11-01&to=2026-11-20&leadDays=4&coverDays=10&serviceLevel=90';
  expect((await stock(days)).skus).toEqual([
    {
      ...{ sku: 'LAMP-1', available: 36, onHand: 36, coming: 0, onTheWay: 0, shipped: 20 },
      dailyDemand: 1,
      ...{ daysOfStock: 36, turnoverPerYear: 10.1, reorderPoint: 16, suggestedQuantity: 0 },
      standing: 'HEALTHY',
      regions: [{ region: 'US-TX', units: 20, sharePercent: 100 }],
      warehouses: { 'US-LAX': 20 },
    },
  ]);
  const far = (await stock(days.replace('leadDays=4', 'leadDays=100'))).skus[0];
  expect(far).toMatchObject({ reorderPoint: 156, suggestedQuantity: 130, standing: 'REORDER' });
  const idle = (await stock('from=2026-11-04&to=2026-11-20')).skus[0];
  expect(idle).toMatchObject({ shipped: 0, daysOfStock: null, standing: 'NO_DEMAND' });
  expect(await stock('sku=SPKR-1')).toMatchObject({
    ...{ from: '2026-10-04', to: '2026-11-02', leadDays: 45, skus: [] },
  });
});

it('counts what is booked and not counted yet: a reorder is suggested beyond it', async () => {
  const stock = async () => {
    const query = 'from=2026-11-01&to=2026-11-20&leadDays=100&coverDays=10&serviceLevel=90';
    const { skus } = stockInsightsView.parse((await ask(query, { path: '/insights/stock' })).json);
    return skus.map(({ sku, onTheWay, suggestedQuantity, standing }) => {
      return [sku, onTheWay, suggestedQuantity, standing];
    });
  };
  expect(await stock()).toEqual([['LAMP-1', 0, 130, 'REORDER']]);
  const { content, change } = aSubmission();
  const booked = aShipmentAfter('quote', 'accept', 'request_booking', 'confirm_booking').shipment;
  await shipments.create({
    shipment: { ...booked, version: 1 },
    content,
    change: { ...change, version: 1 },
    request: aRequest(),
  });
  const units = (of: string) =>
    content.cartons
      .flatMap(({ lines }) => lines)
      .reduce((sum, { sku, quantity }) => sum + (sku === of ? quantity : 0), 0);
  expect(await stock()).toEqual([
    ['LAMP-1', units('LAMP-1'), 130 - units('LAMP-1'), 'REORDER'],
    ['SPKR-1', units('SPKR-1'), 0, 'OUT_OF_STOCK'],
  ]);
});
