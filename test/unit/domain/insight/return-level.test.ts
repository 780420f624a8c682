import fc from 'fast-check';
import { beforeEach, describe, expect, it } from 'vitest';
import { createInsightStore } from '../../../../adapters/dynamodb/insight-store.ts';
import { skuCodeSchema } from '../../../../domain/kernel/ids.ts';
import { levelSchema, nextLevel } from '../../../../domain/insight/return-level.ts';
import { suggestActions } from '../../../../domain/insight/suggest-actions.ts';
import { watchReturnRate } from '../../../../domain/insight/watch-return-rate.ts';
import { digestIdOf } from '../../../../functions/runtime/digest-id-of.ts';
import { tenant } from '../../../support/example-shipment.ts';
import { createWorld, type World } from '../../functions/world.ts';

const sku = skuCodeSchema.parse('LAMP-1');

describe('the level of a return rate', () => {
  const after = (level: 'NORMAL' | 'WARN' | 'CRITICAL', returned: number, delivered = 100) =>
    nextLevel(level, { delivered, returned });

  it.each([
    ['NORMAL', 14, 'NORMAL'],
    ['NORMAL', 15, 'WARN'],
    ['NORMAL', 30, 'CRITICAL'],
    ['WARN', 12, 'WARN'],
    ['WARN', 11, 'NORMAL'],
    ['WARN', 30, 'CRITICAL'],
    ['CRITICAL', 25, 'CRITICAL'],
    ['CRITICAL', 24, 'WARN'],
    ['CRITICAL', 11, 'NORMAL'],
  ] as const)('from %s at %i %% is %s', (level, returned, next) => {
    expect(after(level, returned)).toBe(next);
  });

  it('is not judged by a handful', () => {
    expect(after('NORMAL', 10, 19)).toBe('NORMAL');
    expect(after('CRITICAL', 0, 19)).toBe('CRITICAL');
  });

  it('does not move twice for one rate', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...levelSchema.options),
        fc.nat(200),
        fc.nat(200),
        (level, delivered, returned) => {
          const once = nextLevel(level, { delivered, returned });
          expect(nextLevel(once, { delivered, returned })).toBe(once);
        },
      ),
    );
  });
});

it('suggests by the cluster of the reasons: listing, packaging, or to stop selling', () => {
  const actions = (level: 'WARN' | 'CRITICAL' | 'NORMAL', reasons: Record<string, number>) =>
    suggestActions(level, reasons).map(({ action, sharePercent }) => `${action} ${sharePercent}`);
  expect(actions('WARN', { WRONG_SIZE: 3, DAMAGED_IN_TRANSIT: 6, DEFECTIVE: 1 })).toEqual([
    'IMPROVE_PACKAGING 60',
    'FIX_LISTING 30',
  ]);
  expect(actions('WARN', { DEFECTIVE: 5 })).toEqual(['CHECK_QUALITY 100']);
  expect(actions('CRITICAL', { DEFECTIVE: 5 })).toEqual(['DROP_SKU 100']);
  expect(actions('NORMAL', { DEFECTIVE: 5 })).toEqual([]);
});

describe('watching the rate', () => {
  let world: World;
  let ports: Parameters<typeof watchReturnRate>[0];
  let facts = 0;
  beforeEach(() => {
    world = createWorld();
    const insights = createInsightStore(world.table);
    ports = { now: world.now, insights, cases: world.cases, idOf: digestIdOf };
  });

  const add = async (because: 'delivered' | 'returned', by: number) => {
    facts += 1;
    const day = world.now().slice(0, 10);
    const insights = createInsightStore(world.table);
    const counts = [{ sku, day, measure: because, keys: ['API'], by } as const];
    await insights.count(tenant, 'x', { factId: String(facts), counts });
    await watchReturnRate(ports, { tenant, sku, because });
  };
  const cases = async () => {
    const page = { limit: 10 };
    const open = await world.cases.list({ tenant, status: 'OPEN' }, page);
    const closed = await world.cases.list({ tenant, status: 'CLOSED' }, page);
    return [...open.data, ...closed.data].map(
      ({ evidence, status }) => `${String(evidence['level'])} ${status}`,
    );
  };

  it('asks once on the way up, anew when it is critical, and withdraws when it is normal', async () => {
    await add('delivered', 100);
    await add('returned', 14);
    expect(await cases()).toEqual([]);
    await add('returned', 1);
    await add('returned', 1);
    await add('returned', 5);
    expect(await cases()).toEqual(['WARN OPEN']);
    await add('returned', 9);
    expect(await cases()).toEqual(['CRITICAL OPEN', 'WARN CLOSED']);
    await add('delivered', 30);
    expect(await cases()).toEqual(['CRITICAL OPEN', 'WARN CLOSED']);
    await add('delivered', 300);
    expect((await cases()).sort()).toEqual(['CRITICAL CLOSED', 'WARN CLOSED']);
    await add('returned', 100);
    expect((await cases()).sort()).toEqual(['CRITICAL CLOSED', 'CRITICAL OPEN', 'WARN CLOSED']);
  });

  it('forgets what is older than its window', async () => {
    await add('delivered', 100);
    await add('returned', 10);
    world.pass(31 * 86_400);
    await add('delivered', 100);
    await add('returned', 10);
    expect(await cases()).toEqual([]);
  });

  it('asks nothing twice when it dies between asking and keeping the level', async () => {
    await add('delivered', 100);
    const { insights } = ports;
    const saveLevel = () => Promise.reject(new Error('died'));
    ports = { ...ports, insights: { ...insights, saveLevel } };
    await expect(add('returned', 20)).rejects.toThrow('died');
    ports = { ...ports, insights };
    await watchReturnRate(ports, { tenant, sku, because: 'returned' });
    expect(await cases()).toEqual(['WARN OPEN']);
  });
});
