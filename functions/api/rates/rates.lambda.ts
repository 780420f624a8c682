import { createLaneStore } from '../../../adapters/dynamodb/lane-store.ts';
import { createWarehouseStore } from '../../../adapters/dynamodb/warehouse-store.ts';
import { readEnvironment } from '../../runtime/environment.ts';
import { now, tableOf } from '../../runtime/ports.ts';
import { environment } from './environment.ts';
import { createRatesHandler } from './rates-handler.ts';

const table = tableOf(readEnvironment(environment));

export const handler = createRatesHandler({
  warehouses: createWarehouseStore(table),
  lanes: createLaneStore(table),
  now,
});
