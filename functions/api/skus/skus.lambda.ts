import { createSkuStore } from '../../../adapters/dynamodb/sku-store.ts';
import { readEnvironment } from '../../runtime/environment.ts';
import { cursorsIn, now, tableOf } from '../../runtime/ports.ts';
import { environment } from './environment.ts';
import { createSkusHandler } from './skus-handler.ts';

const table = tableOf(readEnvironment(environment));

export const handler = createSkusHandler({
  now,
  skus: createSkuStore(table),
  cursors: cursorsIn(table),
});
