import { createSkuStore } from '../../../adapters/dynamodb/sku-store.ts';
import { createStockStore } from '../../../adapters/dynamodb/stock-store.ts';
import { createStockWatchStore } from '../../../adapters/dynamodb/stock-watch-store.ts';
import { readEnvironment } from '../../runtime/environment.ts';
import { now, tableOf } from '../../runtime/ports.ts';
import { environment } from './environment.ts';
import { createStockAlertsHandler } from './stock-alerts-handler.ts';

const table = tableOf(readEnvironment(environment));

export const handler = createStockAlertsHandler({
  now,
  watches: createStockWatchStore(table),
  stocks: createStockStore(table),
  skus: createSkuStore(table),
});
