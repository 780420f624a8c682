import { createStockStore } from '../../../adapters/dynamodb/stock-store.ts';
import { readEnvironment } from '../../runtime/environment.ts';
import { cursorsIn, tableOf } from '../../runtime/ports.ts';
import { environment } from './environment.ts';
import { createInventoryHandler } from './inventory-handler.ts';

const table = tableOf(readEnvironment(environment));

export const handler = createInventoryHandler({
  stock: createStockStore(table),
  cursors: cursorsIn(table),
});
