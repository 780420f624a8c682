import { httpHandler } from '../../runtime/http-handler.ts';
import type { InsightsPorts } from './insights-ports.ts';
import { readReturnInsights } from './read-return-insights.ts';

/** What a seller learns of its returns; nothing is scanned for it. */
export const insightsRoutes = (ports: InsightsPorts) => [readReturnInsights(ports)];

export const createInsightsHandler = (ports: InsightsPorts) =>
  httpHandler('insights', insightsRoutes(ports));
