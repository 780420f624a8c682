import { marshall } from '@aws-sdk/util-dynamodb';
import { beforeEach, describe, expect, it } from 'vitest';
import { createInsightStore } from '../../../../adapters/dynamodb/insight-store.ts';
import { createRemovalStore } from '../../../../adapters/dynamodb/removal-store.ts';
import { createStockWatchStore } from '../../../../adapters/dynamodb/stock-watch-store.ts';
import type { Followed } from '../../../../domain/insight/followed-change.ts';
import { createRemovalReturns } from '../../../../domain/removal/removal-returns.ts';
import { removalSchema } from '../../../../domain/removal/removal.ts';
import type { Return } from '../../../../domain/return/return.ts';
import { createFollowChanges } from '../../../../functions/consumers/follow-changes.ts';
import { createTellFollowers } from '../../../../functions/consumers/tell-followers.ts';
import { digestIdOf } from '../../../../functions/runtime/digest-id-of.ts';
import { T0, tenant } from '../../../support/example-shipment.ts';
import { aFulfilment, anOrder, aReturn, completed } from '../../domain/insight/insight-records.ts';
import { createWorld, type World } from '../world.ts';

const PERIOD = { from: '2026-11-01', to: '2026-11-30' };
const removalId = 'rem_01KADHNJS8ZBV7P3GJX6BWQ5TE';

function setup(world: World) {
  const kept = new Map<string, Return>();
  const returns = {
    create: ({ ret }: { ret: Return }) => {
      const known = kept.get(ret.returnId);
      if (known) return Promise.resolve({ kind: 'duplicate', ret: known } as const);
      kept.set(ret.returnId, ret);
      return Promise.resolve({ kind: 'created' } as const);
    },
    find: ({ returnId }: { returnId: string }) => Promise.resolve(kept.get(returnId)),
  };
  const removals = createRemovalStore(world.table);
  const insights = createInsightStore(world.table);
  const watches = createStockWatchStore(world.table);
  const follow = createFollowChanges({
    ...{ watches, stocks: world.stock },
    ...{ now: world.now, idOf: digestIdOf, cases: world.cases, insights, removals, returns },
    orders: {
      find: () => Promise.resolve(anOrder()),
      findFulfilment: () => Promise.resolve(aFulfilment()),
    },
    returnsDesk: createRemovalReturns({ returns, now: world.now, idOf: digestIdOf }),
  });
  return { kept, insights, removals, follow };
}

let world: World;
let house: ReturnType<typeof setup>;
beforeEach(() => {
  world = createWorld();
  house = setup(world);
});

const parcel: Followed = { what: 'FULFILMENT', tenant, entityId: anOrder().orderId, n: 1 };
const ofReturn: Followed = { what: 'RETURN', tenant, entityId: aReturn().returnId };
const removal: Followed = { what: 'REMOVAL', tenant, entityId: removalId };

const line = {
  ...{ fnsku: '', disposition: 'Unsellable', cancelled: 0, disposed: 0, inProcess: 0, other: {} },
  ...{ stage: 'COMPLETED', reportedStatus: 'Completed', lastUpdatedAt: T0 },
};
const aRemoval = (lines: readonly object[]) =>
  removalSchema.parse({
    ...{ tenant, removalId, orderId: 'RO-1', version: 1, type: 'RETURN', status: 'SHIPPED' },
    ...{ statusSince: T0, requestedAt: T0, autoDisposalAt: T0, createdAt: T0, updatedAt: T0 },
    decision: { option: 'SEND_TO_ADDRESS', warehouseId: 'US-LAX', by: 'seller:k', at: T0 },
    ...{ returnIds: [], nextDeadlineAt: '2026-12-17T00:00:00.000Z', lines },
  });

describe('following changes', () => {
  it('counts a parcel and a return once, however often it is told of them', async () => {
    house.kept.set(aReturn().returnId, aReturn(completed));
    for (const one of [ofReturn, parcel, parcel, ofReturn, parcel]) await house.follow(one);
    const days = await house.insights.days(tenant, PERIOD);
    const sums = (name: string) =>
      days.flatMap((day) => (name in day ? [`${day.sku} ${String(day[name])}`] : [])).sort();
    expect(sums('delivered|SHOPIFY')).toEqual(['LAMP-1 2', 'SPKR-1 1']);
    expect(sums('returned|SHOPIFY')).toEqual(['LAMP-1 1']);
    expect(sums('closed|SHOPIFY')).toEqual(['_ 1']);
  });

  it('passes over what is not there', async () => {
    const before = world.bytes();
    await house.follow(ofReturn);
    await house.follow(removal);
    expect(world.bytes()).toBe(before);
  });

  it('makes a removal a return for each 30 SKUs, and asks about what they counted otherwise', async () => {
    const skus = Array.from({ length: 31 }, (_, n) => `SKU-${String(n + 10)}`);
    const lines = skus.map((sku) => ({ ...line, sku, requested: 3, shipped: 3 }));
    await house.removals.save(aRemoval(lines));
    await house.follow(removal);
    await house.follow(removal);
    const opened = [...house.kept.values()];
    expect(opened.map((ret) => ret.lines.length)).toEqual([30, 1]);
    expect(opened[0]).toMatchObject({
      kind: 'FBA_REMOVAL',
      causeId: removalId,
      status: 'APPROVED',
    });
    for (const ret of opened) {
      const graded = ret.lines.map(({ sku }, n) => ({
        ...{ groupId: `g${n}`, sku, quantity: sku === 'SKU-40' ? 2 : 3, reception: 'RECEIVED' },
        ...{ grade: 'B_REFURBISHABLE', fault: 'SELLABLE', used: false, why: [] },
      }));
      const since = { ARRIVED: T0, APPROVED: T0 };
      const told = aReturn({ ...ret, status: 'PROCESSING', graded, since });
      house.kept.set(ret.returnId, told);
      await house.follow({ what: 'RETURN', tenant, entityId: ret.returnId });
    }
    const key = { tenant, removalId: aRemoval(lines).removalId };
    expect(await house.removals.find(key)).toMatchObject({ status: 'INSPECTED' });
    const [asked] = await world.cases.ofEntity(tenant, key.removalId);
    expect(asked?.evidence['differences']).toEqual([{ sku: 'SKU-40', shipped: 3, received: 2 }]);
  });
});

describe('hearing of changes by the stream', () => {
  const record = (pk: string, sk: string, before: object | undefined, after: object) => ({
    Keys: marshall({ pk, sk }),
    ApproximateCreationDateTime: 1_793_606_400,
    NewImage: marshall({ pk, sk, ...after }),
    ...(before && { OldImage: marshall({ pk, sk, ...before }) }),
  });
  const heard = async (...records: unknown[]): Promise<Followed[]> => {
    const sent: Followed[] = [];
    const tell = createTellFollowers((messages) => {
      sent.push(...messages.map(({ message }) => message));
      return Promise.resolve();
    });
    await tell(records);
    return sent;
  };
  const ord = `T#lumio#${anOrder().orderId}`;
  const ret = `T#lumio#${aReturn().returnId}`;

  it('hears of parcels that leave or arrive, returns and the cases of removals that move', async () => {
    const status = (value: string) => ({ status: value });
    const shipped = record(ord, 'FULFILMENT#001', status('LABELED'), status('SHIPPED'));
    expect(
      await heard(
        shipped,
        shipped,
        record(ord, 'FULFILMENT#001', status('RESERVED'), status('RELEASED')),
        record(ret, 'HEAD', undefined, status('REQUESTED')),
        record(ret, 'HEAD', status('REQUESTED'), status('REQUESTED')),
        record(`T#lumio#${removalId}`, 'CASE#cas_12345678', status('OPEN'), status('DECIDED')),
        record(ord, 'CASE#cas_12345678', status('OPEN'), status('DECIDED')),
      ),
    ).toEqual([{ ...parcel }, ofReturn, removal]);
  });

  it('hears of stock whose available units changed, not of every counter', async () => {
    const stock = (available: number, reserved: number) => ({ available, reserved });
    const pk = 'T#lumio#STOCK#US-LAX#LAMP-1';
    expect(await heard(record(pk, 'COUNTERS', stock(5, 1), stock(5, 0)))).toEqual([]);
    expect(await heard(record(pk, 'COUNTERS', stock(5, 1), stock(4, 2)))).toEqual([
      { what: 'STOCK', tenant, sku: 'LAMP-1' },
    ]);
  });

  it('leaves to the announcer what cannot be read', async () => {
    expect(await heard({ Keys: 'none' }, record(ret, 'HEAD', undefined, { status: 'X' }))).toEqual([
      ofReturn,
    ]);
  });
});
