/** The consumers behind the front door, each with its queue in virtual time. */
import { PartnerRefused } from '../../../domain/kernel/domain-error.ts';
import type { PartnerSource } from '../../../domain/partner/partner.ts';
import type { ShopReturnsPort } from '../../../domain/return/shop-return.ts';
import { createFoldCustoms } from '../../../functions/consumers/fold-customs.ts';
import { createFoldParcels } from '../../../functions/consumers/fold-parcels.ts';
import { createFoldShopMessages } from '../../../functions/consumers/fold-shop-messages.ts';
import { createFoldTracking } from '../../../functions/consumers/fold-tracking.ts';
import { createFoldWarehouse } from '../../../functions/consumers/fold-warehouse.ts';
import { orderIdOf } from '../../../functions/runtime/order-id.ts';
import { signalling, waking } from '../../../functions/runtime/ports.ts';
import type { ShopDelivery } from '../../../functions/shop-webhooks/contract.ts';
import type { WebhookDelivery } from '../../../functions/webhooks/contract.ts';
import type { VirtualClock } from '../../../local/step-functions/virtual-clock.ts';
import type { WorldAround } from './world-ports.ts';
import { worldQueue } from './world-queue.ts';
import type { WorldSeams } from './world-seams.ts';

interface Delivering {
  readonly clock: VirtualClock;
  readonly seams: WorldSeams;
  readonly burstMs: number | undefined;
}

export function worldQueues(
  { clock, seams, burstMs }: Delivering,
  { stores, now, rendezvous, signal, wake, bucket }: Omit<WorldAround, 'partners'>,
  shopReturns: ShopReturnsPort = NO_RETURNS,
) {
  const consumers = worldConsumers({ stores, now, rendezvous, signal, wake, bucket }, shopReturns);

  function inbox<D extends object>(name: string, consume: (delivery: D) => Promise<void>) {
    const consumer = seams.consumer(name, consume);
    return worldQueue<D>(
      clock,
      (delivery) => seams.run(name, () => consumer(delivery), delivery),
      burstMs,
    );
  }

  return {
    dcsa: inbox('FoldTracking', consumers.dcsa),
    customs: inbox('FoldCustoms', consumers.customs),
    warehouse: inbox('FoldWarehouse', consumers.warehouse),
    easypost: inbox('FoldParcels', consumers.easypost),
    seventeentrack: inbox('FoldParcels', consumers.seventeentrack),
    shops: inbox('FoldShopMessages', consumers.shops),
  };
}
export type WorldQueues = ReturnType<typeof worldQueues>;

type Consumers = Readonly<Record<PartnerSource, (delivery: WebhookDelivery) => Promise<void>>> & {
  readonly shops: (delivery: ShopDelivery) => Promise<void>;
};

/** What becomes of a delivery, by the door it came through. */
export function worldConsumers(
  { stores, now, rendezvous, signal, wake, bucket }: Omit<WorldAround, 'partners'>,
  shopReturns: ShopReturnsPort = NO_RETURNS,
): Consumers {
  // A message that failed comes again: nothing needs to be listed for the sweeper.
  const telling = {
    signal: signalling(rendezvous, now, 'again'),
    wake: waking(rendezvous, now, 'again'),
  };
  const readRaw = async (key: string): Promise<Uint8Array> => {
    const bytes = bucket.get(key);
    if (!bytes) throw new Error(`no ${key}`);
    return bytes;
  };
  const ports = { ...stores, now, ...telling, readRaw };
  const foldParcels = createFoldParcels({ ...ports, unknown: () => undefined });
  const shopPorts = { ...ports, signal, wake, orderIdOf, shopReturns };
  const foldShopMessages = createFoldShopMessages(shopPorts);
  return {
    dcsa: createFoldTracking(ports),
    customs: createFoldCustoms(ports),
    warehouse: createFoldWarehouse(ports),
    easypost: foldParcels,
    seventeentrack: foldParcels,
    shops: (delivery) => foldShopMessages(delivery, { count: () => undefined }),
  };
}

const NO_RETURNS: ShopReturnsPort = {
  fetchReturn: async (_, id) => {
    throw new PartnerRefused('shop', `has no return ${id}`);
  },
  fetchDispositions: async (_, id) => {
    throw new PartnerRefused('shop', `has no reverse fulfilment order ${id}`);
  },
};
