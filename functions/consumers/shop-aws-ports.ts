/** The world of shops' messages on AWS, built once per container. */
import { createChannelClient } from '../../adapters/channels/channel-client.ts';
import { createOrderStore } from '../../adapters/dynamodb/order-store.ts';
import { createShopStore } from '../../adapters/dynamodb/shop-store.ts';
import { readEnvironment } from '../runtime/environment.ts';
import { now, rawBodiesIn, rendezvousIn, tableOf, waking } from '../runtime/ports.ts';
import { environment } from './environment.ts';
import type { ShopPorts } from './shop-ports.ts';

const settings = readEnvironment(environment);
const table = tableOf(settings);
const bodies = rawBodiesIn(settings.BUCKET_NAME);

export const shopPorts: ShopPorts = {
  now,
  readRaw: bodies.read,
  keepRaw: bodies.keep,
  shops: createShopStore(table),
  orders: createOrderStore(table),
  channels: createChannelClient(),
  wake: waking(rendezvousIn(table), now),
};
