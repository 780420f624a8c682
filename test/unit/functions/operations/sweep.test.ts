import { expect, it } from 'vitest';
import { BrokenRecord } from '../../../../domain/kernel/domain-error.ts';
import { sweep } from '../../../../functions/operations/sweep.ts';
import { createMemoryTable } from '../../../support/memory-table.ts';
import { worldStores } from '../../../support/world/world-stores.ts';
import { aRequest, aShipment, at, T0 } from '../../../contracts/contract-records.ts';
import { aSubmission } from '../../../support/example-shipment.ts';

it('goes on to the overdue shipments when the lists before them cannot be read', async () => {
  const stores = worldStores(createMemoryTable());
  const { content, change } = aSubmission();
  const shipment = aShipment({ nextDeadlineAt: T0 });
  await stores.shipments.create({ shipment, content, change, request: aRequest() });
  const unreadable = () => Promise.reject(new BrokenRecord('one item of the list'));
  const swept = await sweep({
    now: () => at(60),
    dispatcher: {
      outbox: { pending: unreadable, markDispatched: () => Promise.resolve() },
      executions: { start: () => Promise.resolve('arn') },
    },
    rendezvous: {
      waits: { ...stores.waits, overdue: unreadable },
      tokens: { send: () => Promise.resolve('sent' as const) },
    },
    cases: { ...stores.cases, overdue: unreadable },
    shipments: stores.shipments,
    orders: stores.orders,
    returns: stores.returns,
    removals: { overdue: () => Promise.resolve([]), settle: () => Promise.resolve() },
    signal: () => Promise.resolve(),
  });
  expect(swept).toMatchObject({ overdueShipments: 1, dispatched: 0 });
  expect(swept.failures).toHaveLength(3);
});

it('fails as a whole when no list could be read, so that nobody counts it as completed', async () => {
  const stores = worldStores(createMemoryTable());
  const unreadable = () => Promise.reject(new BrokenRecord('the table'));
  const swept = sweep({
    now: () => at(60),
    dispatcher: {
      outbox: { pending: unreadable, markDispatched: () => Promise.resolve() },
      executions: { start: () => Promise.resolve('arn') },
    },
    rendezvous: {
      waits: { ...stores.waits, overdue: unreadable },
      tokens: { send: () => Promise.resolve('sent' as const) },
    },
    cases: { ...stores.cases, overdue: unreadable },
    shipments: { ...stores.shipments, overdue: unreadable },
    orders: { ...stores.orders, overdue: unreadable },
    returns: { ...stores.returns, overdue: unreadable },
    removals: { overdue: unreadable, settle: () => Promise.resolve() },
    signal: () => Promise.resolve(),
  });
  await expect(swept).rejects.toMatchObject({ name: 'AggregateError', errors: { length: 7 } });
});
