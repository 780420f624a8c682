import { createWarehouseStore } from '../../../adapters/dynamodb/warehouse-store.ts';
import { readEnvironment } from '../../runtime/environment.ts';
import { tableOf } from '../../runtime/ports.ts';
import { environment } from './environment.ts';
import { createWarehousesHandler } from './warehouses-handler.ts';

const table = tableOf(readEnvironment(environment));

export const handler = createWarehousesHandler({ warehouses: createWarehouseStore(table) });
