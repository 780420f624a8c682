import type { z } from 'zod';
import { returnReport } from '../../../domain/insight/return-report.ts';
import { skuCodeSchema } from '../../../domain/kernel/ids.ts';
import { negotiateLanguage } from '../../runtime/accept-language.ts';
import { noBody, noParams, sellerRoute } from '../../runtime/router.ts';
import { returnInsightsQuery, type returnInsightsView } from './contract.ts';
import type { InsightsPorts } from './insights-ports.ts';
import { mustBePeriod } from './period.ts';
import { suggestionText } from './suggestion-texts.ts';

/** Return rates, reasons, grades, recovery, cases by platform (M-138, M-139, M-143): sums of daily counters. */
export const readReturnInsights = (ports: InsightsPorts) =>
  sellerRoute('GET', '/insights/returns', 'returns:read', {
    params: noParams,
    query: returnInsightsQuery,
    body: noBody,
    handle: async ({ caller: { tenant }, query, request }) => {
      const { from, to, sku, platform } = query;
      mustBePeriod(query);
      const days = await ports.insights.days(tenant, { from, to, ...(sku && { sku }) });
      const { skus, platforms } = returnReport(days, platform);
      const language = negotiateLanguage(request.headers['accept-language']);
      const body: z.input<typeof returnInsightsView> = {
        ...{ from, to },
        skus: skus.map((one) => ({
          ...one,
          sku: skuCodeSchema.parse(one.sku),
          recovered: [...one.recovered],
          suggestions: one.suggestions.map((suggestion) => ({
            ...suggestion,
            reasons: [...suggestion.reasons],
            text: suggestionText(suggestion.action, language),
          })),
        })),
        platforms: [...platforms],
      };
      return { status: 200, headers: { 'content-language': language }, body };
    },
  });
