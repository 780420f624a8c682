import { beforeEach, describe, expect, it } from 'vitest';
import { caseIdSchema, tenantSchema } from '../../../../domain/kernel/ids.ts';
import type { Hold } from '../../../../domain/order/order.ts';
import { sellerSchema } from '../../../../domain/seller/seller.ts';
import {
  operationsOrderDetail,
  operationsOrderPage,
} from '../../../../functions/api/orders/contract.ts';
import { searchAnswer, sellerList } from '../../../../functions/api/operations/contract.ts';
import { createOperationsHandler } from '../../../../functions/api/operations/operations-handler.ts';
import {
  operationsReturnDetail,
  operationsReturnPage,
} from '../../../../functions/api/returns/contract.ts';
import { operationsShipmentPage } from '../../../../functions/api/shipments/contract.ts';
import { createReturnsHandler } from '../../../../functions/api/returns/returns-handler.ts';
import { createShipmentsHandler } from '../../../../functions/api/shipments/shipments-handler.ts';
import { orderIdOf } from '../../../../functions/runtime/order-id.ts';
import { aFulfilment, anOrder, minutes, shopper } from '../../../support/example-order.ts';
import { aReturn, returnId } from '../../../support/example-return.ts';
import { aWarehouse, requestBody } from '../../../support/example-shipment.ts';
import { call, sellerAuthorizer, staffAuthorizer, type HttpLambda } from '../lambda-event.ts';
import { createWorld, type World } from '../world.ts';
import { aWait } from './example-records.ts';

const rival = tenantSchema.parse('rival');
const { tenant, orderId } = shopper;

let world: World;
let operations: HttpLambda;
let returns: HttpLambda;
beforeEach(async () => {
  world = createWorld();
  operations = createOperationsHandler(world);
  returns = createReturnsHandler({ ...world, orderIdOf });
  await world.warehouses.put(aWarehouse());
  for (const one of [tenant, rival])
    await world.sellers.put(
      sellerSchema.parse({
        tenant: one,
        name: `${one} Ltd`,
        nameZh: '流明',
        uscc: '91440300MA5FLUMN03',
        importerNumbers: {},
        status: 'ACTIVE',
      }),
    );
});

const get = (lambda: HttpLambda, path: string, query = '', headers = {}) =>
  call(lambda, { path, query, headers, authorizer: staffAuthorizer() });
const hits = async (q: string) =>
  searchAnswer.parse(
    (await get(operations, '/operations/search', `q=${encodeURIComponent(q)}`)).json,
  ).data;

const hold: Hold = {
  holdId: 'by-wei',
  reason: 'OTHER',
  codes: [],
  note: 'is this fraud?',
  placedBy: 'operations:wei',
  placedAt: minutes(1),
  releasePolicy: 'BY_HAND',
};

async function keepOrder() {
  const order = anOrder({ holds: [hold] });
  await world.orders.create({ order, outbox: outboxOf(order.orderId) });
  const { version: _, ...unsaved } = aFulfilment();
  await world.orders.save({ fulfilments: [{ ...unsaved, version: 1 }] });
  await world.waits.register({ ...aWait(orderId, 'TOKEN'), lane: 'f1', state: 'AwaitParcel' });
}

const outboxOf = (entityId: typeof orderId) => ({
  tenant,
  entityId,
  epoch: 1,
  workflow: 'order' as const,
  executionName: `ful-${entityId}-1-1`,
  input: '{}',
  createdAt: minutes(0),
});

describe('an order, for operations', () => {
  beforeEach(keepOrder);

  it('is shown with every name, its label, and the state in which its workflow stands', async () => {
    const answer = await get(operations, `/operations/orders/${tenant}/${orderId}`);
    const order = operationsOrderDetail.parse(answer.json);
    expect(order).toMatchObject({
      tenant,
      status: 'SHIPPED',
      holds: [{ placedBy: 'operations:wei' }],
      fulfilments: [{ n: 1, floor: {}, waiting: { state: 'AwaitParcel' } }],
    });
    expect(order.fulfilments[0]?.labelUrl).toContain('T/lumio/label.pdf');
    expect(answer.text).not.toContain('TOKEN');
  });

  it('is in the list of its seller alone, by status and by the number the shop gave it', async () => {
    const listed = async (query: string) => {
      const { json } = await get(operations, '/operations/orders', query);
      return operationsOrderPage.parse(json).data.map((order) => order.orderId);
    };
    expect(await listed('tenant=lumio&status=SHIPPED')).toEqual([orderId]);
    expect(await listed('tenant=lumio&reference=PO-1001')).toEqual([orderId]);
    expect(await listed('tenant=lumio&status=DELIVERED')).toEqual([]);
    expect(await listed('tenant=rival')).toEqual([]);
  });

  it('is absent under another seller, and for sellers the door is closed', async () => {
    const path = `/operations/orders/rival/${orderId}`;
    expect((await get(operations, path)).status).toBe(404);
    expect((await call(operations, { path, authorizer: sellerAuthorizer('rival') })).status).toBe(
      401,
    );
  });
});

describe('a return, for operations', () => {
  beforeEach(async () => {
    const cancelRequest = { at: minutes(1), by: 'operations:wei', reason: 'kept' };
    await world.returns.create({ ret: aReturn({ cancelRequest }), claims: [] });
    await world.waits.register({ ...aWait(returnId, 'TOKEN'), state: 'AwaitArrival' });
  });

  it('is shown with its sums, its way back, and the state in which its workflow stands', async () => {
    const { json } = await get(returns, `/operations/returns/lumio/${returnId}`);
    expect(operationsReturnDetail.parse(json)).toMatchObject({
      tenant: 'lumio',
      triage: { threshold: { amount: '15.00' } },
      wayBack: { carrier: 'USPS' },
      returnTo: { warehouseId: 'US-LAX' },
      cancelRequest: { by: 'operations:wei' },
      waiting: { state: 'AwaitArrival' },
    });
  });

  it('is in the list of its seller alone', async () => {
    const listed = async (query: string) => {
      const { json } = await get(returns, '/operations/returns', query);
      return operationsReturnPage.parse(json).data.map((ret) => ret.returnId);
    };
    expect(await listed('tenant=lumio&status=APPROVED')).toEqual([returnId]);
    expect(await listed('tenant=lumio&status=COMPLETED')).toEqual([]);
    expect(await listed('tenant=rival')).toEqual([]);
  });
});

describe('the search', () => {
  beforeEach(async () => {
    await keepOrder();
    await world.returns.create({ ret: aReturn(), claims: [], names: ['BOX-17'] });
  });

  it('finds by id, whoever the seller is', async () => {
    expect(await hits(orderId)).toEqual([{ kind: 'ORDER', tenant, id: orderId, by: 'ID' }]);
    expect(await hits(` ${returnId} `)).toEqual([
      { kind: 'RETURN', tenant, id: returnId, by: 'ID' },
    ]);
    expect(await hits('ord_01KADHNJS8ZBV7P3GJX6ZZZZZZ')).toEqual([]);
  });

  it('finds a parcel by its number as printed, and a box by the name of the desk', async () => {
    await world.numbers.learn({
      number: '9400111206206406260787',
      carrier: 'USPS',
      key: { tenant, orderId, n: 1 },
    });
    const [hit] = await hits('9400 1112 0620 6406 2607 87');
    expect(hit).toEqual({ kind: 'ORDER', tenant, id: orderId, by: 'TRACKING' });
    expect(await hits('BOX-17')).toMatchObject([{ id: returnId, by: 'RMA' }]);
  });

  it('finds an order by the reference of the API, and by the id of a connected shop', async () => {
    const channel = { source: 'API', externalId: 'SO-77' } as const;
    const placed = orderIdOf(rival, channel);
    await world.orders.create({
      order: anOrder({ tenant: rival, orderId: placed, reference: 'SO-77', channel }),
      outbox: { ...outboxOf(placed), tenant: rival },
    });
    expect(await hits('SO-77')).toEqual([
      { kind: 'ORDER', tenant: rival, id: placed, by: 'REFERENCE' },
    ]);
    const shop = 'https://lamps.example';
    await world.shops.put({
      source: 'WOOCOMMERCE',
      shop,
      tenant,
      name: 'Lamps',
      endpoint: shop,
      accessToken: 'ck:cs',
      webhookSecrets: [],
      policy: 'FILL_ALL',
      speed: 'STANDARD',
      status: 'ACTIVE',
      connectedAt: minutes(0),
    });
    const bought = { source: 'WOOCOMMERCE', shop, externalId: '727' } as const;
    const sold = orderIdOf(tenant, bought);
    await world.orders.create({
      order: anOrder({ orderId: sold, channel: bought }),
      outbox: outboxOf(sold),
    });
    expect(await hits('727')).toEqual([{ kind: 'ORDER', tenant, id: sold, by: 'SHOP_ORDER' }]);
  });

  it('finds a case by its id, and nothing by what nobody has', async () => {
    const caseId = 'cas_search-17-HOLD';
    await world.cases.open({
      caseId: caseIdSchema.parse(caseId),
      tenant,
      orderId,
      kind: 'ORDER_HOLD',
      status: 'OPEN',
      title: 'Held',
      audience: 'operations',
      responsible: 'OPERATIONS',
      options: ['release'],
      defaultOption: null,
      evidence: {},
      openedAt: minutes(1),
      deadlineAt: minutes(60),
      version: 1,
    });
    expect(await hits(caseId)).toEqual([{ kind: 'CASE', tenant, id: caseId, by: 'ID' }]);
    expect(await hits('nobody’s number')).toEqual([]);
    const { status } = await get(operations, '/operations/search', 'q=x');
    expect(status).toBe(422);
  });

  it('finds a shipment by its reference and by a PO number in it; its seller’s list has it, too', async () => {
    const shipments = createShipmentsHandler(world);
    const { json } = await call(shipments, {
      method: 'POST',
      path: '/shipments',
      body: requestBody,
      headers: { 'idempotency-key': 'k' },
      authorizer: sellerAuthorizer('lumio'),
    });
    const hit = { kind: 'SHIPMENT', tenant, id: json['shipmentId'] };
    expect(await hits('AUTUMN-1')).toEqual([{ ...hit, by: 'REFERENCE' }]);
    const listed = async (query: string) => {
      const answer = await get(operations, '/operations/shipments', query);
      return operationsShipmentPage.parse(answer.json).data.map(({ shipmentId }) => shipmentId);
    };
    expect(await listed('tenant=lumio&po=PO-7001')).toEqual([hit.id]);
    expect(await listed('tenant=lumio&status=COMPLETED')).toEqual([]);
    expect(await listed('tenant=rival')).toEqual([]);
    expect(await hits('PO-7002')).toEqual([{ ...hit, by: 'PO' }]);
  });
});

it('lists the sellers there are, without what is nobody’s business', async () => {
  const answer = await get(operations, '/operations/sellers');
  expect(sellerList.parse(answer.json).data.map((seller) => seller.tenant)).toEqual([
    'lumio',
    'rival',
  ]);
  expect(answer.text).not.toContain('9144');
});
