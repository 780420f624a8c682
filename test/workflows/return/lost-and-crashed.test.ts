/** What is lost on the way back, what is silent at the door, and a workflow that dies at any step. */
import '../../support/quiet.ts';
import { afterEach, describe, expect, it } from 'vitest';
import { returnIdSchema } from '../../../domain/kernel/ids.ts';
import { toTimestamp } from '../../../domain/kernel/time.ts';
import { reconcileParcels } from '../../../functions/operations/reconcile-parcels.ts';
import { createReturnWorld, usd, type ReturnWorld } from './return-world.ts';

let world: ReturnWorld;
afterEach(() => world.close());

/** The carrier's own words on the label's parcel. */
async function told(returnId: string, status: 'in_transit' | 'lost'): Promise<void> {
  const ret = await world.find(returnId);
  const key = { tenant: ret.tenant, returnId: ret.returnId };
  const before = await world.parcels.find(key);
  const lastEventAt = toTimestamp(world.now());
  await world.parcels.save(key, { ...before, version: before.version + 1, status, lastEventAt });
  await world.wake({ tenant: ret.tenant, entityId: returnId, lane: 'main' }, `told-${status}`);
  await world.clock.settle();
}

describe('a box that travels', () => {
  const travelling = async () => {
    world = await createReturnWorld({ partners: { returns: 'never-sent' } });
    const returnId = await world.returning(await world.delivered());
    await world.untilReturn(returnId, 'AWAITING_ARRIVAL', 1);
    await told(returnId, 'in_transit');
    return returnId;
  };

  it('is not cancelled', async () => {
    const returnId = await travelling();
    expect((await world.find(returnId)).status).toBe('IN_TRANSIT');
    expect((await world.post(`/returns/${returnId}/cancel`, { reason: 'no' })).status).toBe(409);
  });

  it('and is told lost is paid in full', async () => {
    const returnId = await travelling();
    await told(returnId, 'lost');
    expect(await world.find(returnId)).toMatchObject({
      status: 'LOST',
      refunds: [{ reason: 'LOST_INBOUND', amount: usd('79.80') }],
    });
  });

  it('and is silent for three weeks is given up by operations, or by their silence', async () => {
    const returnId = await travelling();
    const asked = await world.untilCase(returnId, 'PARCEL_LOST', 25);
    expect(asked).toMatchObject({ defaultOption: 'lost', audience: 'operations' });
    expect((await world.untilReturn(returnId, 'LOST', 5)).refunds).toHaveLength(1);
  });

  it('is waited for when operations say so', async () => {
    const returnId = await travelling();
    await world.decide(await world.untilCase(returnId, 'PARCEL_LOST', 25), 'keep-waiting');
    await world.pass(10 * 86_400);
    expect((await world.find(returnId)).status).toBe('IN_TRANSIT');
  });
});

describe('a box that its carrier delivered and nobody booked in', () => {
  it('is asked about after three days, not after the label’s thirty', async () => {
    world = await createReturnWorld({ partners: { returns: 'never-sent' } });
    const returnId = await world.returning(await world.delivered());
    const ret = await world.untilReturn(returnId, 'AWAITING_ARRIVAL', 1);
    const key = { tenant: ret.tenant, returnId: ret.returnId };
    const before = await world.parcels.find(key);
    const deliveredAt = toTimestamp(world.now());
    const news = { status: 'delivered', deliveredAt, lastEventAt: deliveredAt } as const;
    await world.parcels.save(key, { ...before, version: before.version + 1, ...news });
    const ports = { ...world, track: async () => undefined };
    const days = async (n: number) => {
      for (let hour = 0; hour < n * 24; hour += 6) {
        await world.pass(6 * 3600);
        await reconcileParcels(ports);
        await world.clock.settle();
      }
    };
    await days(2);
    expect((await world.find(returnId)).status).toBe('AWAITING_ARRIVAL');
    await days(2);
    const asked = await world.untilCase(returnId, 'FLOOR_OVERDUE', 1);
    expect(asked).toMatchObject({
      title: 'A returned parcel is not booked in',
      evidence: { awaiting: 'BOOKING_IN' },
      options: ['keep-waiting', 'lost'],
      defaultOption: 'keep-waiting',
    });
    expect((await world.find(returnId)).status).toBe('IN_TRANSIT');
    await world.desk('arrived', { rmaId: returnId });
    expect((await world.find(returnId)).status).toBe('ARRIVED');
  });
});

describe('a desk that is silent', () => {
  it('is asked about by a case whose default is to wait', async () => {
    world = await createReturnWorld({ partners: { returns: 'never-sent' } });
    const returnId = await world.returning(await world.delivered());
    await world.untilReturn(returnId, 'AWAITING_ARRIVAL', 1);
    await world.desk('arrived', { rmaId: returnId });
    const asked = await world.untilCase(returnId, 'FLOOR_OVERDUE', 40);
    expect(asked).toMatchObject({
      defaultOption: 'keep-waiting',
      evidence: { awaiting: 'INSPECTION' },
    });
    expect((await world.find(returnId)).status).toBe('ARRIVED');
  });
});

describe('a workflow that dies', () => {
  it.each(['before', 'after'] as const)('%s any step ends the same', async (when) => {
    const died = new Set<string>();
    world = await createReturnWorld({
      faults: {
        crash: (name) => {
          const isOurs = ['IssueLabel', 'AssessReturn', 'RegisterWait'].includes(name);
          if (!isOurs || died.has(name)) return undefined;
          died.add(name);
          return when;
        },
      },
    });
    const returnId = await world.returning(await world.delivered());
    const done = await world.untilReturn(returnId, 'COMPLETED');
    expect(done.refunds).toHaveLength(1);
    expect(world.requests.filter(({ path }) => path === '/returns')).not.toHaveLength(0);
    expect(await world.lampsAt()).toMatchObject({ available: 10, returnedIn: 2, quarantine: 0 });
    await world.mustBalance();
  });

  it('for good is a case; resume goes on from the records', async () => {
    let isBroken = true;
    world = await createReturnWorld({
      sweepEverySeconds: 300,
      faults: {
        crash: (name) => (name === 'AssessReturn' && isBroken ? 'before' : undefined),
      },
    });
    const returnId = returnIdSchema.parse(await world.returning(await world.delivered()));
    const failed = await world.untilCase(returnId, 'WORKFLOW_FAILED');
    isBroken = false;
    await world.decide(failed, 'resume');
    const done = await world.untilReturn(returnId, 'COMPLETED', 5);
    expect(done.epoch).toBe(2);
    await world.mustBalance();
  });
});
