import { expect, it } from 'vitest';
import { removalSchema } from '../../../../domain/removal/removal.ts';
import { sweep } from '../../../../functions/operations/sweep.ts';
import { createOrderStore } from '../../../../adapters/dynamodb/order-store.ts';
import { createReturnStore } from '../../../../adapters/dynamodb/return-store.ts';
import { T0, tenant } from '../../../support/example-shipment.ts';
import { createWorld } from '../world.ts';

it('asks about units at Amazon in time, and lets Amazon dispose of them when nobody answers', async () => {
  const world = createWorld();
  const removal = removalSchema.parse({
    ...{ tenant, removalId: 'rem_01KADHNJS8ZBV7P3GJX6BWQ5TE', orderId: 'RO-1', version: 1 },
    ...{ type: 'RETURN', status: 'DRAFT', statusSince: T0, requestedAt: T0, returnIds: [] },
    ...{ createdAt: T0, updatedAt: T0, autoDisposalAt: '2026-12-02T08:00:00.000Z' },
    nextDeadlineAt: '2026-11-25T08:00:00.000Z',
    lines: [
      {
        ...{ sku: 'LAMP-1', fnsku: '', disposition: 'Unsellable', requested: 3, cancelled: 0 },
        ...{ disposed: 0, shipped: 0, inProcess: 0, stage: 'UNKNOWN', reportedStatus: '' },
        ...{ lastUpdatedAt: T0, other: {} },
      },
    ],
  });
  await world.removals.save(removal);
  const once = () =>
    sweep({
      ...world,
      orders: createOrderStore(world.table),
      returns: createReturnStore(world.table),
      dispatcher: {
        outbox: { pending: async () => [], markDispatched: async () => undefined },
        executions: { start: async () => 'arn' },
      },
      rendezvous: { waits: world.waits, tokens: { send: async () => 'sent' as const } },
    });
  expect((await once()).overdueRemovals).toBe(0);
  world.pass(23 * 86_400 + 1);
  expect((await once()).overdueRemovals).toBe(1);
  expect((await once()).overdueRemovals).toBe(0);
  const [asked] = await world.cases.ofEntity(tenant, removal.removalId);
  expect(asked).toMatchObject({ kind: 'REMOVAL_DEADLINE', status: 'OPEN', audience: 'seller' });
  world.pass(7 * 86_400 + 400);
  expect(await once()).toMatchObject({ defaultsTaken: 1, overdueRemovals: 1, failures: [] });
  expect(await world.removals.find(removal)).toMatchObject({
    status: 'SUBMITTED',
    type: 'DISPOSE',
    decision: { by: 'system:deadline' },
  });
});
