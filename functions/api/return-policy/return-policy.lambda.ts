import { createReturnPolicyStore } from '../../../adapters/dynamodb/return-policy-store.ts';
import { createSkuStore } from '../../../adapters/dynamodb/sku-store.ts';
import { readEnvironment } from '../../runtime/environment.ts';
import { now, tableOf } from '../../runtime/ports.ts';
import { environment } from './environment.ts';
import { createReturnPolicyHandler } from './return-policy-handler.ts';

const table = tableOf(readEnvironment(environment));

export const handler = createReturnPolicyHandler({
  now,
  policies: createReturnPolicyStore(table),
  skus: createSkuStore(table),
});
