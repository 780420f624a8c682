import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createInsightStore } from '../../../../adapters/dynamodb/insight-store.ts';
import { factsOfFulfilment } from '../../../../domain/insight/count-fulfilment.ts';
import { factsOfReturn } from '../../../../domain/insight/count-return.ts';
import type { CountedFact } from '../../../../domain/insight/count.ts';
import { returnReport } from '../../../../domain/insight/return-report.ts';
import { relay } from '../../../support/example-relay.ts';
import { tenant } from '../../../support/example-shipment.ts';
import { createMemoryTable } from '../../../support/memory-table.ts';
import { aFulfilment, anOrder, aReturn, completed } from './insight-records.ts';

const YEAR = { from: '2026-01-01', to: '2026-12-31' };
const shown = (facts: readonly CountedFact[]) =>
  facts.flatMap(({ factId, counts }) =>
    counts.map(({ sku, day, measure, keys, by }) =>
      [factId, sku, day, measure, ...keys, by].join(' '),
    ),
  );

describe('what a fulfilment adds', () => {
  it('is nothing before it leaves', () => {
    const { shippedAt: _, ...packed } = aFulfilment({ status: 'PACKED' });
    expect(factsOfFulfilment(packed, anOrder())).toEqual([]);
  });

  it('is its units by warehouse and region, then by platform', () => {
    expect(shown(factsOfFulfilment(aFulfilment(), anOrder()))).toEqual([
      '1-shipped LAMP-1 2026-11-03 shipped US-LAX US-TX 2',
      '1-shipped SPKR-1 2026-11-03 shipped US-LAX US-TX 1',
      '1-delivered LAMP-1 2026-11-05 delivered SHOPIFY 2',
      '1-delivered SPKR-1 2026-11-05 delivered SHOPIFY 1',
    ]);
  });

  it('is nothing when it goes on to Amazon: nobody bought it', () => {
    expect(factsOfFulfilment(aFulfilment(), anOrder({ relay }))).toEqual([]);
  });

  it('counts a lost parcel that was found', () => {
    const found = aFulfilment({ status: 'LOST', foundAt: '2026-11-20T00:00:00.000Z' });
    expect(shown(factsOfFulfilment(found, anOrder())).at(-1)).toBe(
      '1-delivered SPKR-1 2026-11-20 delivered SHOPIFY 1',
    );
  });
});

describe('what a return adds', () => {
  it('is no return until it is granted', () => {
    const asked = aReturn({ status: 'PENDING_REVIEW', since: {}, warehouseId: undefined });
    expect(shown(factsOfReturn(asked))).toEqual(['asked _ 2026-11-10 asked SHOPIFY 1']);
  });

  it('of a box that is late is its units only where the end had taken them off', () => {
    const late = {
      returnId: aReturn().returnId,
      kind: 'CUSTOMER',
      endedAs: 'EXPIRED',
      closedAt: '2026-12-10T00:00:00.000Z',
      refunds: [],
    };
    const facts = (claimsOrderLines: boolean) => {
      const ret = aReturn({ ...completed, kind: 'UNANNOUNCED', late, claimsOrderLines });
      return [...new Set(factsOfReturn(ret).map(({ factId }) => factId))];
    };
    expect(facts(true)).toEqual(['granted', 'graded']);
    expect(facts(false)).toEqual(['graded']);
  });

  it('is its units with their reasons, its case with outcome and time, its grades with what they bring', () => {
    expect(shown(factsOfReturn(aReturn(completed)))).toEqual([
      'granted LAMP-1 2026-11-10 returned SHOPIFY 1',
      'granted LAMP-1 2026-11-10 reason SHOPIFY NOT_AS_DESCRIBED 1',
      'asked _ 2026-11-10 asked SHOPIFY 1',
      'closed _ 2026-11-12 closed SHOPIFY 1',
      'closed _ 2026-11-12 outcome SHOPIFY COMPLETED 1',
      'closed _ 2026-11-12 seconds SHOPIFY 172800',
      'graded LAMP-1 2026-11-11 grade SHOPIFY A_SELLABLE 1',
      'graded LAMP-1 2026-11-11 disposition SHOPIFY RESTOCK 1',
      'graded LAMP-1 2026-11-11 recovered SHOPIFY USD 1790',
    ]);
  });

  it('is taken off again, on its day, when nothing ever comes', () => {
    const expired = aReturn({ ...completed, status: 'EXPIRED', graded: [] });
    const sums = new Map<string, number>();
    for (const { sku, day, measure, by } of factsOfReturn(expired).flatMap((f) => f.counts))
      sums.set(`${sku} ${day} ${measure}`, (sums.get(`${sku} ${day} ${measure}`) ?? 0) + by);
    expect(sums.get('LAMP-1 2026-11-10 returned')).toBe(0);
    expect(sums.get('LAMP-1 2026-11-10 reason')).toBe(0);
  });

  it('counts what Amazon sends back by grade, and for no rate', () => {
    const removal = aReturn({ ...completed, kind: 'FBA_REMOVAL', channel: undefined });
    expect(shown(factsOfReturn(removal))).toEqual([
      'graded LAMP-1 2026-11-11 grade AMAZON A_SELLABLE 1',
      'graded LAMP-1 2026-11-11 disposition AMAZON RESTOCK 1',
      'graded LAMP-1 2026-11-11 recovered AMAZON USD 1790',
    ]);
  });
});

describe('the counters', () => {
  const facts: (readonly [string, CountedFact])[] = [
    ...factsOfFulfilment(aFulfilment(), anOrder()).map((fact) => ['ord_1', fact] as const),
    ...factsOfFulfilment(aFulfilment({ n: 2 }), anOrder()).map((fact) => ['ord_1', fact] as const),
    ...factsOfReturn(aReturn(completed)).map((fact) => ['ret_1', fact] as const),
    ...factsOfReturn(aReturn({ ...completed, status: 'CANCELLED' })).map(
      (fact) => ['ret_2', fact] as const,
    ),
  ];

  it('end the same in any order, with duplicates, by concurrent consumers, after crashes', async () => {
    const countAll = async (order: readonly (readonly [string, CountedFact])[], losing: number) => {
      let calls = 0;
      const lose = () => {
        if (losing > 0 && (calls += 1) % losing === 0) throw new Error('lost response');
      };
      const after = (verb: string) => (verb === 'transact' ? lose() : undefined);
      const table = createMemoryTable({ after });
      const store = createInsightStore(table);
      const one = async ([entityId, fact]: readonly [string, CountedFact]): Promise<void> => {
        await store.count(tenant, entityId, fact).catch(() => one([entityId, fact]));
      };
      await Promise.all(order.map(one));
      return (await store.days(tenant, YEAR)).sort((a, b) =>
        a.sku + a.day < b.sku + b.day ? -1 : 1,
      );
    };
    const once = await countAll(facts, 0);
    await fc.assert(
      fc.asyncProperty(
        fc.shuffledSubarray([...facts, ...facts], { minLength: facts.length * 2 }),
        fc.integer({ min: 0, max: 5 }).map((n) => (n === 1 ? 2 : n)),
        async (order, losing) => {
          expect(await countAll(order, losing)).toEqual(once);
        },
      ),
      { numRuns: 60 },
    );
  });

  it('are read by period and SKU, over months', async () => {
    const store = createInsightStore(createMemoryTable());
    const on = (sku: string, day: string) => ({
      factId: `${sku}-${day}`,
      counts: [{ sku, day, measure: 'delivered', keys: ['API'], by: 1 } as const],
    });
    for (const day of ['2026-11-30', '2026-12-01', '2027-01-31'])
      for (const sku of ['LAMP-1', 'LAMP-10']) await store.count(tenant, 'ord_1', on(sku, day));
    const days = async (from: string, to: string) =>
      (await store.days(tenant, { from, to, sku: aFulfilment().lines[0]?.sku })).map((d) => d.day);
    expect(await days('2026-11-30', '2027-01-31')).toEqual([
      '2026-11-30',
      '2026-12-01',
      '2027-01-31',
    ]);
    expect(await days('2026-12-01', '2027-01-30')).toEqual(['2026-12-01']);
    expect(await store.days(tenant, { from: '2026-12-01', to: '2026-12-31' })).toHaveLength(2);
  });

  it('make a report: rate, reasons, what was recovered, cases by platform', async () => {
    const store = createInsightStore(createMemoryTable());
    const many = aFulfilment({ lines: [{ lineId: '1', sku: 'LAMP-1', quantity: 20 }] });
    for (const fact of factsOfFulfilment(many, anOrder())) await store.count(tenant, 'o', fact);
    const wrong = { lines: [{ ...aReturn().lines[0], quantity: 4 }] };
    for (const fact of factsOfReturn(aReturn({ ...completed, ...wrong })))
      await store.count(tenant, 'r', fact);
    const days = await store.days(tenant, YEAR);
    expect(returnReport(days).skus).toEqual([
      {
        ...{ sku: 'LAMP-1', delivered: 20, returned: 4, ratePercent: 20, level: 'WARN' },
        reasons: { NOT_AS_DESCRIBED: 4 },
        grades: { A_SELLABLE: 1 },
        dispositions: { RESTOCK: 1 },
        recovered: [{ amount: '17.90', currency: 'USD' }],
        suggestions: [{ action: 'FIX_LISTING', sharePercent: 100, reasons: ['NOT_AS_DESCRIBED'] }],
      },
    ]);
    expect(returnReport(days).platforms).toEqual([
      {
        ...{ platform: 'SHOPIFY', asked: 1, closed: 1, averageHours: 48 },
        outcomes: { COMPLETED: 1 },
        goodwill: { refunds: 0, paid: [] },
      },
    ]);
    expect(returnReport(days, 'AMAZON')).toEqual({ skus: [], platforms: [] });
  });
});
