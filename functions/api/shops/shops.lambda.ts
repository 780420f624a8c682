import { z } from 'zod';
import { createShopStore } from '../../../adapters/dynamodb/shop-store.ts';
import { readEnvironment } from '../../runtime/environment.ts';
import { now, tableOf } from '../../runtime/ports.ts';
import { environment } from './environment.ts';
import { createShopsHandler } from './shops-handler.ts';

/** Off AWS the services' endpoints are named. */
const offAws = z.strictObject({ AWS_ENDPOINT_URL_DYNAMODB: z.url().optional() });

export const handler = createShopsHandler({
  now,
  shops: createShopStore(tableOf(readEnvironment(environment))),
  mayBeLoopback: readEnvironment(offAws).AWS_ENDPOINT_URL_DYNAMODB !== undefined,
});
