import { httpHandler } from '../../runtime/http-handler.ts';
import type { InsightsPorts } from './insights-ports.ts';
import { readReturnInsights } from './read-return-insights.ts';
import { readStockInsights } from './read-stock-insights.ts';

/** What a seller learns of its returns and its stock; nothing is scanned for it. */
export const insightsRoutes = (ports: InsightsPorts) => [
  readReturnInsights(ports),
  readStockInsights(ports),
];

export const createInsightsHandler = (ports: InsightsPorts) =>
  httpHandler('insights', insightsRoutes(ports));
