import type { z } from 'zod';
import { stockReport, type Holding } from '../../../domain/insight/stock-report.ts';
import { skuCodeSchema, type SkuCode, type Tenant } from '../../../domain/kernel/ids.ts';
import { addDays, dayOf } from '../../../domain/kernel/time.ts';
import type { Stock } from '../../../domain/stock/stock.ts';
import { noBody, noParams, sellerRoute } from '../../runtime/router.ts';
import { stockInsightsQuery, type stockInsightsView } from './contract.ts';
import type { InsightsPorts } from './insights-ports.ts';
import { mustBePeriod } from './period.ts';

const PAGE = 100;
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
      const [days, stocks] = await Promise.all([
        ports.insights.days(tenant, { from, to, ...(sku && { sku }) }),
        allStocks(ports, tenant, sku),
      ]);
      const planning = { from, to, leadDays, coverDays, serviceLevel };
      const body: z.input<typeof stockInsightsView> = {
        ...planning,
        skus: stockReport(holdingsOf(stocks), days, planning).map((one) => ({
          ...one,
          sku: skuCodeSchema.parse(one.sku),
          regions: [...one.regions],
        })),
      };
      return { status: 200, body };
    },
  });

async function allStocks(
  { stocks }: InsightsPorts,
  tenant: Tenant,
  sku: SkuCode | undefined,
): Promise<Stock[]> {
  const found: Stock[] = [];
  let cursor: string | null = null;
  do {
    const request = { limit: PAGE, ...(cursor !== null && { cursor }) };
    const page = await stocks.list({ tenant, ...(sku && { sku }) }, request);
    found.push(...page.data);
    cursor = page.nextCursor;
  } while (cursor !== null);
  return found;
}

/** The stock of a SKU in all warehouses. */
function holdingsOf(stocks: readonly Stock[]): Holding[] {
  const bySku = Object.groupBy(stocks, ({ sku }): string => sku);
  return Object.entries(bySku).map(([sku, held = []]) => {
    const total = (of: (stock: Stock) => number) => held.reduce((sum, one) => sum + of(one), 0);
    return {
      sku,
      available: total((one) => one.available),
      onHand: total((one) => one.available + one.reserved + one.awaitingPutaway),
      coming: total((one) => one.awaitingPutaway),
    };
  });
}
