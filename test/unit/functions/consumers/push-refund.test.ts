/** What a return owes is paid in the shop once, by whoever comes first, and is a person's when the shop will not. */
import fc from 'fast-check';
import { beforeEach, describe, expect, it } from 'vitest';
import type { RefundNotice, RefundOutcome } from '../../../../domain/channel/channel-port.ts';
import { shopSchema, type Shop } from '../../../../domain/channel/shop.ts';
import type { Case } from '../../../../domain/case/case.ts';
import { PartnerRefused, PartnerUnavailable } from '../../../../domain/kernel/domain-error.ts';
import { skuCodeSchema } from '../../../../domain/kernel/ids.ts';
import { addSeconds } from '../../../../domain/kernel/time.ts';
import { startFulfilment } from '../../../../domain/order/fulfilment-outbox.ts';
import type { Return } from '../../../../domain/return/return.ts';
import { pushRefunds } from '../../../../functions/consumers/push-refund.ts';
import { anOrder } from '../../../support/example-order.ts';
import { aReturn, orderId, returnId, returnKey } from '../../../support/example-return.ts';
import { T0, tenant } from '../../../support/example-shipment.ts';
import { createWorld, type World } from '../world.ts';

const shop = shopSchema.parse({
  source: 'SHOPIFY',
  shop: 'lumio.myshopify.com',
  tenant,
  name: 'Lumio',
  endpoint: 'https://lumio.test',
  accessToken: 't',
  webhookSecrets: [],
  status: 'ACTIVE',
  connectedAt: T0,
});
const refundId = `${returnId}-received`;
const owing = (changed: object = {}): Return =>
  aReturn({
    channel: { source: 'SHOPIFY', shop: shop.shop, externalOrderId: '1' },
    refunds: [
      { refundId, amount: { amount: '72.40', currency: 'USD' }, reason: 'RECEIVED', at: T0 },
    ],
    graded: [
      {
        groupId: 'g1',
        sku: 'LAMP-1',
        lineId: '1',
        quantity: 1,
        reception: 'RECEIVED',
        grade: 'A_SELLABLE',
        fault: 'SELLABLE',
        used: false,
        why: [],
      },
    ],
    ...changed,
  });

let world: World;
let asked: RefundNotice[];
let answer: () => Promise<RefundOutcome>;
beforeEach(async () => {
  asked = [];
  answer = async () => ({ kind: 'PAID', externalRefundId: '8001' });
  await aSellerWhoWantsIt();
});

async function aSellerWhoWantsIt() {
  world = createWorld();
  const sku = skuCodeSchema.parse('LAMP-1');
  const lines = [{ lineId: '1', sku, quantity: 2, externalLineId: '466157049' }];
  const order = anOrder({ tenant, orderId, lines });
  await world.orders.create({ order, outbox: startFulfilment({ ...order, n: 1, epoch: 1 }, T0) });
  await rule({ refundInShop: true });
}

async function rule(rules: { refundInShop: boolean }) {
  const version = ((await world.policies.findStated(tenant))?.version ?? 0) + 1;
  await world.policies.put({ tenant, version, rules, updatedAt: T0 });
}

const push = (ret = owing(), at: Shop | undefined = shop) =>
  pushRefunds(
    {
      ...world,
      channels: {
        pushRefund: (_, notice) => {
          asked.push(notice);
          return answer();
        },
      },
    },
    ret,
    at,
  );
const payment = async () => (await world.payments.ofReturn(returnKey))[0];
const cases = async (): Promise<Case[]> => world.cases.ofEntity(tenant, returnId);
const decide = async (option: string) => {
  const open = (await cases()).find(({ status }) => status === 'OPEN');
  if (!open) throw new Error('nothing is asked');
  await world.cases.decide(open, { option, by: 'ops', at: world.now() });
};

describe('a refund', () => {
  it('is told with its amount, and the units that came', async () => {
    await push();
    expect(asked).toEqual([
      {
        reference: refundId,
        attempt: 1,
        externalOrderId: '1',
        amount: { minor: 7240n, currency: 'USD' },
        lines: [
          { externalLineId: '466157049', quantity: 1, amount: { minor: 7240n, currency: 'USD' } },
        ],
      },
    ]);
    expect(await payment()).toMatchObject({
      status: 'PAID',
      by: 'PORTAGE',
      externalRefundId: '8001',
    });
  });

  it('of an offer is money alone', async () => {
    const amount = { amount: '7.80', currency: 'USD' };
    const offer = { refundId, amount, reason: 'PARTIAL_OFFER_ACCEPTED', at: T0 };
    await push(owing({ refunds: [offer] }));
    expect(asked[0]).toMatchObject({ amount: { minor: 780n }, lines: [] });
  });

  it('is asked for once, however often it is heard of, and by one of two at once', async () => {
    const both = await Promise.allSettled([push(), push()]);
    expect(both.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
    await push();
    expect(asked).toHaveLength(1);
  });

  it('whose answer was lost is asked again only when nobody can be asking any more', async () => {
    answer = () => Promise.reject(new PartnerUnavailable('lumio', 'timeout'));
    await expect(push()).rejects.toThrow(PartnerUnavailable);
    await expect(push()).rejects.toThrow('changed meanwhile');
    world.pass(181);
    answer = async () => ({ kind: 'PAID_BEFORE', externalRefundId: '8001' });
    await push();
    expect(asked.map(({ attempt }) => attempt)).toEqual([1, 1]);
    expect(await payment()).toMatchObject({ status: 'PAID', by: 'SHOP', tries: 2 });
  });

  it('is the seller’s own affair unless the seller says otherwise', async () => {
    await rule({ refundInShop: false });
    await push();
    expect([asked, await payment()]).toEqual([[], undefined]);
  });

  it('that the shop made itself is not made again', async () => {
    const amount = { amount: '72.40', currency: 'USD' };
    await push(owing({ refunds: [{ refundId: 'shop-1', amount, reason: 'BY_SHOP', at: T0 }] }));
    expect(asked).toEqual([]);
  });
});

describe('a refund that the shop refuses', () => {
  beforeEach(async () => {
    answer = () => Promise.reject(new PartnerRefused('lumio', 'amount exceeds what is left'));
    await push();
  });

  it('is for operations, and waits for their word', async () => {
    expect(await cases()).toMatchObject([
      {
        kind: 'REFUND_BLOCKED',
        audience: 'operations',
        options: ['retry', 'done-by-hand'],
        defaultOption: null,
        evidence: { refundId, why: 'lumio: amount exceeds what is left' },
      },
    ]);
    await push();
    expect(asked).toHaveLength(1);
  });

  it('is asked for anew when they say retry, and again refused it is another case', async () => {
    await decide('retry');
    await push();
    expect(asked.map(({ attempt }) => attempt)).toEqual([1, 2]);
    expect(await cases()).toHaveLength(2);
    answer = async () => ({ kind: 'PAID' });
    await decide('retry');
    await push();
    expect(await payment()).toMatchObject({ status: 'PAID', by: 'PORTAGE', tries: 3 });
  });

  it('is done with when they did it by hand', async () => {
    await decide('done-by-hand');
    await push();
    expect(asked).toHaveLength(1);
    expect(await payment()).toMatchObject({ status: 'PAID', by: 'SELLER' });
  });
});

it.each([
  ['has no call for it', shop],
  ['is not connected any more', undefined],
])('a refund in a shop that %s is the seller’s to make there', async (_, at) => {
  answer = async () => ({ kind: 'BY_HAND' });
  await pushRefunds({ ...world, channels: { pushRefund: () => answer() } }, owing(), at);
  const found = await cases();
  expect(found).toMatchObject([{ audience: 'seller', options: ['done-by-hand'] }]);
});

type Luck = 'made' | 'request lost' | 'answer lost' | 'lands late';

/** A shop without idempotency keys, that shows what it has made: requests and answers get lost, and one lands a minute later. */
function forgetfulShop(lucks: readonly Luck[]) {
  let made = 0;
  let asks = 0;
  let late: string[] = [];
  const land = () => {
    const due = late.filter((at) => at <= world.now());
    late = late.filter((at) => at > world.now());
    made += due.length;
  };
  return {
    made: () => made,
    land,
    async pushRefund(): Promise<RefundOutcome> {
      land();
      if (made > 0) return { kind: 'PAID_BEFORE', externalRefundId: '1' };
      await Promise.resolve();
      const luck = lucks[asks++] ?? 'made';
      if (luck === 'lands late') {
        late.push(addSeconds(world.now(), 60));
      } else if (luck !== 'request lost') made += 1;
      if (luck === 'made') return { kind: 'PAID', externalRefundId: '1' };
      throw new PartnerUnavailable('lumio', luck);
    },
  };
}

it('whatever gets lost and however often it is told, the buyer is paid once', async () => {
  const luck = fc.constantFrom<Luck>('made', 'request lost', 'answer lost', 'lands late');
  const round = fc.tuple(fc.integer({ min: 1, max: 3 }), fc.constantFrom(5, 30, 90, 200));
  const rounds = fc.array(round, { minLength: 2, maxLength: 6 });
  await fc.assert(
    fc.asyncProperty(
      fc.array(luck, { minLength: 1, maxLength: 6 }),
      rounds,
      async (lucks, told) => {
        await aSellerWhoWantsIt();
        const shopWithout = forgetfulShop(lucks);
        const tell = () => pushRefunds({ ...world, channels: shopWithout }, owing(), shop);
        for (const [times, seconds] of told) {
          await Promise.allSettled(Array.from({ length: times }, tell));
          world.pass(seconds);
          shopWithout.land();
        }
        for (let tries = 0; tries < 8; tries += 1) {
          world.pass(540);
          shopWithout.land();
          await tell().catch(() => undefined);
        }
        expect(shopWithout.made()).toBe(1);
        expect(await payment()).toMatchObject({ status: 'PAID' });
      },
    ),
  );
});
