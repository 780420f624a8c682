/** Returns that a buyer asks for in a Shopify shop: decided here, and told there what became of the units. */
import '../../support/quiet.ts';
import { afterEach, describe, expect, it } from 'vitest';
import { createShopStore } from '../../../adapters/dynamodb/shop-store.ts';
import type { Shop } from '../../../domain/channel/shop.ts';
import {
  announcementSchema,
  type AnnouncementType,
} from '../../../domain/announcement/announcement.ts';
import type { RefundNotice, ReturnAnswer } from '../../../domain/channel/channel-port.ts';
import type { ShopDispositions, ShopReturn } from '../../../domain/return/shop-return.ts';
import { DEFAULT_RETURN_RULES } from '../../../domain/return-policy/return-policy.ts';
import { createFoldShopMessages } from '../../../functions/consumers/fold-shop-messages.ts';
import { createPushToShops } from '../../../functions/consumers/push-to-shops.ts';
import { orderIdOf } from '../../../functions/runtime/order-id.ts';
import { startFulfilment } from '../../../domain/order/fulfilment-outbox.ts';
import { anOrder } from '../../support/example-order.ts';
import { buyerAddress } from '../../support/example-return.ts';
import { tenant } from '../../support/example-shipment.ts';
import { aShop } from '../../support/example-shop.ts';
import { createReturnWorld, LAMP, usd, type ReturnWorld } from './return-world.ts';

const SHOP = 'lumio.myshopify.com';
let world: ReturnWorld;
afterEach(() => world.close());

const line: ShopReturn['lines'][number] = {
  externalReturnLineId: '77',
  externalLineId: '466157049',
  quantity: 2,
  reason: 'DEFECTIVE',
};

async function shopWorld(asked: Partial<ShopReturn> = {}) {
  world = await createReturnWorld();
  const shops = createShopStore(world.table);
  await shops.put(aShop({ connectedAt: world.now() }));
  const channel = { source: 'SHOPIFY', shop: SHOP, externalId: '9820982911946154508' } as const;
  const at = world.now();
  const order = anOrder({
    orderId: orderIdOf(tenant, channel),
    version: 1,
    channel,
    shipTo: buyerAddress,
    lines: [
      {
        lineId: '1',
        sku: LAMP,
        quantity: 2,
        unitPrice: { amount: '39.90', currency: 'USD' },
        externalLineId: line.externalLineId,
      },
    ],
    fulfilmentCount: 0,
    createdAt: at,
    updatedAt: at,
  });
  await world.orders.create({ order, outbox: startFulfilment({ ...order, n: 1, epoch: 1 }, at) });
  await world.untilStatus(order, 'DELIVERED');
  const told: object[] = [];
  const paid: RefundNotice[] = [];
  const answers: ReturnAnswer[] = [];
  const dispositions: ShopDispositions['dispositions'][number][] = [];
  const shopReturn = {
    externalReturnId: '945000954',
    externalOrderId: channel.externalId,
    lines: [line],
    ...asked,
  };
  const stands: ShopDispositions = {
    externalOrderId: channel.externalId,
    externalReturnId: shopReturn.externalReturnId,
    dispositions,
  };
  const say = async (topic: string, body: object) => {
    const readRaw = () => Promise.resolve(new TextEncoder().encode(JSON.stringify(body)));
    const fold = createFoldShopMessages({
      ...world,
      shops,
      readRaw,
      orderIdOf,
      shopReturns: { fetchReturn: async () => shopReturn, fetchDispositions: async () => stands },
    });
    const delivery = {
      source: 'SHOPIFY',
      shop: SHOP,
      topic,
      rawKey: 'k',
      deliveryId: topic,
    } as const;
    await fold({ ...delivery, receivedAt: world.now() }, { count: () => undefined });
    await world.clock.settle();
  };
  const only = async () => {
    const [found] = (await world.returns.list({ tenant }, { limit: 5 })).data;
    if (!found) throw new Error('no return');
    return found;
  };
  const push = async (returnId: string, type: AnnouncementType = 'return.completed') =>
    createPushToShops({
      ...world,
      shops,
      count: () => undefined,
      channels: {
        pushFulfilment: async () => undefined,
        pushTracking: async () => undefined,
        pushCancellation: async () => undefined,
        pushDisposition: async (_: Shop, disposition: object) => void told.push(disposition),
        pushReturnAnswer: async (_: Shop, answer: ReturnAnswer) => void answers.push(answer),
        pushRefund: async (_: Shop, refund: RefundNotice) => {
          paid.push(refund);
          return { kind: 'PAID', externalRefundId: '8001' };
        },
      },
    })(
      announcementSchema.parse({
        announcementId: 'a',
        tenant,
        type,
        at: world.now(),
        entityId: returnId,
        data: {},
      }),
    );
  const dispose = async (type: string, quantity = 2) => {
    const dispositionId = String(dispositions.length + 1);
    const { externalLineId } = line;
    dispositions.push({ dispositionId, externalLineId, type, quantity });
    await say('reverse_fulfillment_orders/dispose', { id: 656977131 });
  };
  return { order, say, only, push, told, paid, answers, dispose };
}

const NOT_FOR_SALE = { ...DEFAULT_RETURN_RULES.defaultDispositions, A_SELLABLE: 'DONATE' } as const;
const requested = { id: 945000954, status: 'requested', return_line_items: [], name: null };

describe('a return asked for in a shop', () => {
  it('is decided once, and its units are told there', async () => {
    const { say, only, push, told, answers } = await shopWorld();
    await say('returns/request', requested);
    await say('returns/request', requested);
    const { returnId } = await only();
    const done = await world.untilReturn(returnId, 'COMPLETED');
    expect(done).toMatchObject({
      channel: { source: 'SHOPIFY', shop: SHOP, externalReturnId: '945000954' },
      refunds: [{ reason: 'RECEIVED', amount: usd('79.80') }],
    });
    await push(returnId);
    expect(told).toMatchObject([
      { externalReturnId: '945000954', externalLineId: '466157049', quantity: 2 },
    ]);
    expect(told[0]).toMatchObject({ disposition: 'RESTOCKED' });
    expect(answers).toEqual([{ externalReturnId: '945000954', answer: 'APPROVE' }]);
  });

  it('is paid back there, once, by a seller who wants it so', async () => {
    const { say, only, push, paid } = await shopWorld();
    await say('returns/request', requested);
    const { returnId } = await only();
    await world.untilReturn(returnId, 'COMPLETED');
    await push(returnId, 'return.refund_due');
    expect(paid).toEqual([]);
    await world.rule({ refundInShop: true });
    await push(returnId, 'return.refund_due');
    await push(returnId, 'return.refund_due');
    expect(paid).toEqual([
      {
        reference: `${returnId}-received`,
        attempt: 1,
        externalOrderId: '9820982911946154508',
        externalReturnId: '945000954',
        amount: { minor: 7980n, currency: 'USD' },
        lines: [
          {
            externalLineId: '466157049',
            externalReturnLineId: '77',
            quantity: 2,
            amount: { minor: 7980n, currency: 'USD' },
          },
        ],
      },
    ]);
  });

  it('is not paid again when the shop has paid', async () => {
    const { order, say, only } = await shopWorld();
    await say('returns/request', requested);
    const { returnId } = await only();
    await say('refunds/create', {
      id: 1,
      order_id: order.channel.externalId,
      transactions: [{ kind: 'refund', amount: '79.80', currency: 'USD' }],
    });
    const done = await world.untilReturn(returnId, 'COMPLETED');
    expect(done.refunds).toMatchObject([{ reason: 'BY_SHOP', amount: usd('79.80') }]);
  });

  it('whose seller decides, is decided by what its people say in the shop', async () => {
    const { say, only, dispose } = await shopWorld();
    await world.rule({ decideBy: 'SELLER' });
    await say('returns/request', requested);
    const { returnId } = await only();
    await world.untilCase(returnId, 'DISPOSITION');
    await dispose('PROCESSING_REQUIRED');
    expect((await world.find(returnId)).status).toBe('DISPOSITION_PENDING');
    await dispose('RESTOCKED');
    const done = await world.untilReturn(returnId, 'COMPLETED');
    expect(done.graded).toMatchObject([{ disposition: 'RESTOCK', quantity: 2 }]);
    expect(done.graded[0]?.why[0]).toBe('BY_SHOP');
    const answer = await world.api({ path: `/returns/${returnId}/timeline` });
    expect(answer.json['entries']).toEqual(
      expect.arrayContaining([
        expect.objectContaining({ kind: 'SHOP', code: 'PROCESSING_REQUIRED' }),
        expect.objectContaining({ kind: 'SHOP', code: 'RESTOCKED', detail: '2 of line 1' }),
      ]),
    );
    const asked = await world.cases.ofEntity(tenant, done.returnId);
    expect(asked).toMatchObject([{ kind: 'DISPOSITION', status: 'CLOSED' }]);
    await world.mustBalance();
  });

  it('may be decided there before anybody is asked here', async () => {
    const { say, only, dispose } = await shopWorld();
    await world.rule({ decideBy: 'SELLER', defaultDispositions: NOT_FOR_SALE });
    await say('returns/request', requested);
    const { returnId } = await only();
    await dispose('NOT_RESTOCKED');
    const done = await world.untilReturn(returnId, 'COMPLETED');
    expect(done.graded).toMatchObject([{ disposition: 'DONATE' }]);
    expect(await world.caseKinds(returnId)).toEqual([]);
  });

  it('hears its own word come back, and keeps no record of it', async () => {
    const { say, only, dispose } = await shopWorld();
    await say('returns/request', requested);
    const { returnId } = await only();
    const done = await world.untilReturn(returnId, 'COMPLETED');
    await dispose('RESTOCKED');
    expect(await world.find(returnId)).toEqual(done);
    await dispose('MISSING', 1);
    expect((await world.find(returnId)).shopDispositions).toMatchObject([{ type: 'MISSING' }]);
  });

  it('that cannot be taken is the seller to answer there', async () => {
    const { order, say } = await shopWorld({ lines: [{ ...line, quantity: 9 }] });
    await say('returns/request', requested);
    expect((await world.returns.list({ tenant }, { limit: 5 })).data).toEqual([]);
    const [asked] = await world.cases.ofEntity(tenant, order.orderId);
    expect(asked).toMatchObject({ kind: 'RETURN_REVIEW', audience: 'seller' });
  });
});
