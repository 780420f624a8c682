import type { z } from 'zod';
import { stockReport, type Holding } from '../../../domain/insight/stock-report.ts';
import { skuCodeSchema } from '../../../domain/kernel/ids.ts';
import { addDays, dayOf } from '../../../domain/kernel/time.ts';
import type { Stock } from '../../../domain/stock/stock.ts';
import { noBody, noParams, sellerRoute } from '../../runtime/router.ts';
import { stockInsightsQuery, type stockInsightsView } from './contract.ts';
import type { InsightsPorts } from './insights-ports.ts';
import { mustBePeriod } from './period.ts';
import { everyPage, unitsOnTheWay } from './units-on-the-way.ts';

const DEFAULT_DAYS = 30;

/** Demand, how long stock lasts, when to reorder and how much, and where it goes (M-083, M-086, M-087). */
export const readStockInsights = (ports: InsightsPorts) =>
  sellerRoute('GET', '/insights/stock', 'inventory:read', {
    params: noParams,
    query: stockInsightsQuery,
    body: noBody,
    handle: async ({ caller: { tenant }, query }) => {
      const { sku, leadDays, coverDays, serviceLevel } = query;
      const to = query.to ?? dayOf(ports.now());
      const from = query.from ?? addDays(to, 1 - DEFAULT_DAYS);
      mustBePeriod({ from, to });
      const ofSku = { ...(sku && { sku }) };
      const [days, stocks, onTheWay] = await Promise.all([
        ports.insights.days(tenant, { from, to, ...ofSku }),
        everyPage((request) => ports.stocks.list({ tenant, ...ofSku }, request)),
        unitsOnTheWay(ports, tenant, sku),
      ]);
      const planning = { from, to, leadDays, coverDays, serviceLevel };
      const body: z.input<typeof stockInsightsView> = {
        ...planning,
        skus: stockReport(holdingsOf(stocks, onTheWay), days, planning).map((one) => ({
          ...one,
          sku: skuCodeSchema.parse(one.sku),
          regions: [...one.regions],
        })),
      };
      return { status: 200, body };
    },
  });

/** The stock of a SKU in all warehouses; one that is only on its way has none. */
function holdingsOf(stocks: readonly Stock[], onTheWay: ReadonlyMap<string, number>): Holding[] {
  const bySku = Object.groupBy(stocks, ({ sku }): string => sku);
  return [...new Set([...Object.keys(bySku), ...onTheWay.keys()])].map((sku) => {
    const held = bySku[sku] ?? [];
    const total = (of: (stock: Stock) => number) => held.reduce((sum, one) => sum + of(one), 0);
    return {
      sku,
      available: total((one) => one.available),
      onHand: total((one) => one.available + one.reserved + one.awaitingPutaway),
      coming: total((one) => one.awaitingPutaway),
      onTheWay: onTheWay.get(sku) ?? 0,
    };
  });
}
