import { createCaseStore } from '../../../adapters/dynamodb/case-store.ts';
import { createRemovalStore } from '../../../adapters/dynamodb/removal-store.ts';
import { createReturnStore } from '../../../adapters/dynamodb/return-store.ts';
import { createSkuStore } from '../../../adapters/dynamodb/sku-store.ts';
import { createWarehouseStore } from '../../../adapters/dynamodb/warehouse-store.ts';
import { createRemovalReturns } from '../../../domain/removal/removal-returns.ts';
import { digestIdOf } from '../../runtime/digest-id-of.ts';
import { readEnvironment } from '../../runtime/environment.ts';
import { cursorsIn, now, tableOf } from '../../runtime/ports.ts';
import { environment } from './environment.ts';
import { createRemovalsHandler } from './removals-handler.ts';

const table = tableOf(readEnvironment(environment));
const returns = createReturnStore(table);

export const handler = createRemovalsHandler({
  now,
  removals: createRemovalStore(table),
  cases: createCaseStore(table),
  returnsDesk: createRemovalReturns({ returns, now, idOf: digestIdOf }),
  skus: createSkuStore(table),
  warehouses: createWarehouseStore(table),
  cursors: cursorsIn(table),
});
