import { beforeEach, expect, it } from 'vitest';
import type { Case } from '../../../../domain/case/case.ts';
import { StaleVersion } from '../../../../domain/kernel/domain-error.ts';
import { addSeconds, type Timestamp } from '../../../../domain/kernel/time.ts';
import { sweepFulfilment } from '../../../../functions/operations/sweep-fulfilment.ts';
import { T0 } from '../../../contracts/contract-records.ts';
import { aFulfilment } from '../../../support/example-order.ts';
import { createMemoryTable } from '../../../support/memory-table.ts';
import { worldStores } from '../../../support/world/world-stores.ts';

const DAY = 86_400;

let stores: ReturnType<typeof worldStores>;
let now: Timestamp;
const key = () => aFulfilment();
const read = async () => {
  const found = await stores.orders.findFulfilment(key());
  if (!found) throw new Error('no fulfilment');
  return found;
};
const casesNow = () => stores.cases.ofEntity(key().tenant, key().orderId);

beforeEach(async () => {
  now = T0;
  stores = worldStores(createMemoryTable());
  const standing = { ...aFulfilment(), version: 1, status: 'RELEASED' as const, epoch: 1 };
  await stores.orders.save({ fulfilments: [{ ...standing, nextDeadlineAt: T0 }] });
});

/** Every minute of so many days in which something is due. */
async function pass(days: number): Promise<number> {
  const end = addSeconds(now, days * DAY);
  let opened = 0;
  for (;;) {
    const { nextDeadlineAt = end } = await read();
    if (nextDeadlineAt >= end) break;
    if (nextDeadlineAt > now) now = nextDeadlineAt;
    const asked = await sweepFulfilment(
      { ...stores, now: () => now, wake: () => Promise.resolve() },
      await read(),
    );
    if (asked) opened += 1;
  }
  now = end;
  return opened;
}

async function answer(option: string): Promise<Case> {
  const open = (await casesNow()).find(({ status }) => status === 'OPEN');
  if (!open) throw new Error('nothing is asked');
  expect(open.options).toContain(option);
  return stores.cases.decide(open, { option, by: 'operations:wei', at: now });
}

it('asks once while nobody answers, however long', async () => {
  expect(await pass(60)).toBe(1);
  expect(await casesNow()).toMatchObject([{ kind: 'OVERDUE', options: ['noted'] }]);
});

it('asks again when that was noted and still nothing happens, ever more seldom', async () => {
  let rounds = 0;
  for (let day = 0; day < 365; day += 1) {
    const asked = await pass(1);
    rounds += asked;
    if (asked > 0) await answer('noted');
  }
  expect(rounds).toBe(6);
});

it('starts the next epoch within the hour when operations say so', async () => {
  await pass(1);
  await answer('noted');
  await pass(9);
  await answer('resume');
  now = addSeconds(now, 3600);
  await pass(1 / 24);
  expect(await read()).toMatchObject({ epoch: 2, status: 'RELEASED' });
  const started = await stores.outbox.pending(addSeconds(now, DAY), 10);
  expect(started.map(({ executionName }) => executionName)).toEqual([
    `ful-${key().orderId}-${key().n}-2`,
  ]);
  // The answer was for that epoch: the next one is asked about anew.
  expect(await pass(90)).toBe(1);
});

it('takes its question back when the fulfilment went on in the same moment', async () => {
  const asked = await read();
  const { cases } = stores;
  const open: typeof cases.open = async (opened) => {
    const next = { ...asked, version: asked.version + 1, status: 'PICKING' as const };
    await stores.orders.save({ fulfilments: [next] });
    return cases.open(opened);
  };
  const ports = {
    ...stores,
    cases: { ...cases, open },
    now: () => now,
    wake: async () => undefined,
  };
  await expect(sweepFulfilment(ports, asked)).rejects.toThrow(StaleVersion);
  expect(await casesNow()).toMatchObject([{ kind: 'OVERDUE', status: 'CLOSED' }]);
});
