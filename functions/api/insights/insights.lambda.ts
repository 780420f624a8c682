import { createInsightStore } from '../../../adapters/dynamodb/insight-store.ts';
import { createShipmentStore } from '../../../adapters/dynamodb/shipment-store.ts';
import { createStockStore } from '../../../adapters/dynamodb/stock-store.ts';
import { readEnvironment } from '../../runtime/environment.ts';
import { now, tableOf } from '../../runtime/ports.ts';
import { environment } from './environment.ts';
import { createInsightsHandler } from './insights-handler.ts';

const table = tableOf(readEnvironment(environment));

export const handler = createInsightsHandler({
  now,
  insights: createInsightStore(table),
  stocks: createStockStore(table),
  shipments: createShipmentStore(table),
});
