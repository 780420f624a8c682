import { createOrderStore } from '../../../adapters/dynamodb/order-store.ts';
import { createParcelStore } from '../../../adapters/dynamodb/parcel-store.ts';
import { createParcelNumberStore } from '../../../adapters/dynamodb/tracking-number.ts';
import { readEnvironment } from '../../runtime/environment.ts';
import { tableOf } from '../../runtime/ports.ts';
import { environment } from './environment.ts';
import { createTrackingsHandler } from './trackings-handler.ts';

const table = tableOf(readEnvironment(environment));

export const handler = createTrackingsHandler({
  parcels: createParcelStore(table),
  numbers: createParcelNumberStore(table),
  orders: createOrderStore(table),
});
