import { createSellerStore } from '../../../adapters/dynamodb/seller-store.ts';
import { readEnvironment } from '../../runtime/environment.ts';
import { tableOf } from '../../runtime/ports.ts';
import { createAuthorizeSellerHandler } from './authorize-seller.ts';
import { environment } from './environment.ts';

const table = tableOf(readEnvironment(environment));

export const handler = createAuthorizeSellerHandler({ sellers: createSellerStore(table) });
