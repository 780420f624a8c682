import { createInsightStore } from '../../../adapters/dynamodb/insight-store.ts';
import { readEnvironment } from '../../runtime/environment.ts';
import { tableOf } from '../../runtime/ports.ts';
import { environment } from './environment.ts';
import { createInsightsHandler } from './insights-handler.ts';

const table = tableOf(readEnvironment(environment));

export const handler = createInsightsHandler({ insights: createInsightStore(table) });
