/**
 * Hears of every changed order, fulfilment, parcel, shipment, return and case from the table's stream, and tells the queues
 * of those who care. A queue gets only what somebody on it wants: an order placed by API has no shop to tell.
 */
import { announce } from '../../domain/announcement/announce.ts';
import type { Announcement } from '../../domain/announcement/announcement.ts';
import { forSeller } from '../../domain/announcement/for-seller.ts';
import { concernsOrder, hearersOf } from '../../domain/announcement/hearers.ts';
import type { RecordChange } from '../../domain/announcement/record-change.ts';
import type { WebhookEndpoint } from '../../domain/announcement/webhook-endpoint.ts';
import type { EndpointStore } from '../../domain/announcement/webhook-store.ts';
import { orderIdSchema, type Tenant } from '../../domain/kernel/ids.ts';
import type { Fulfilment } from '../../domain/order/fulfilment.ts';
import type { Order } from '../../domain/order/order.ts';
import type { OrderStore } from '../../domain/order/order-store.ts';
import type { SellerWebhookMessage } from './announcement-messages.ts';

export interface AnnouncePorts {
  readonly orders: Pick<OrderStore, 'find' | 'findFulfilment'>;
  readonly endpoints: Pick<EndpointStore, 'ofTenant'>;
  readonly toShops: Send<Announcement>;
  readonly toBuyers: Send<Announcement>;
  readonly toSellers: Send<SellerWebhookMessage>;
}
interface Letter<M> {
  readonly message: M;
  readonly tenant: Tenant;
}
type Send<M> = (letters: readonly Letter<M>[]) => Promise<void>;

/** How many of a batch are done; `error` is what the next one failed with. */
interface Announced {
  readonly done: number;
  readonly error?: unknown;
}

/** A record that cannot be read ends the batch there: what came before it is told, and it alone comes again. */
export function createAnnounceChanges(ports: AnnouncePorts) {
  return async (changes: readonly (() => RecordChange | undefined)[]): Promise<Announced> => {
    const letters: Letters = { shops: [], buyers: [], sellers: [] };
    // Within one batch, and no longer: an endpoint made before a change hears of it.
    const known = knowing(ports);
    let done = 0;
    let error: unknown;
    for (const read of changes) {
      try {
        const change = read();
        for (const one of change ? announce(change) : []) await address(known, one, letters);
      } catch (thrown) {
        error = thrown;
        break;
      }
      done += 1;
    }
    await Promise.all([
      ports.toShops(letters.shops),
      ports.toBuyers(letters.buyers),
      ports.toSellers(letters.sellers),
    ]);
    return done === changes.length ? { done } : { done, error };
  };
}

interface Letters {
  readonly shops: Letter<Announcement>[];
  readonly buyers: Letter<Announcement>[];
  readonly sellers: Letter<SellerWebhookMessage>[];
}

async function address(known: Known, announcement: Announcement, letters: Letters): Promise<void> {
  const { tenant, entityId } = announcement;
  const order = concernsOrder(announcement) ? await known.order(tenant, entityId) : undefined;
  const { shop, buyer, endpoints } = hearersOf(announcement, order, await known.endpoints(tenant));
  if (shop) letters.shops.push({ message: announcement, tenant });
  if (buyer) letters.buyers.push({ message: announcement, tenant });
  if (endpoints.length === 0) return;
  const told = await completed(known, announcement);
  for (const { endpointId } of endpoints)
    letters.sellers.push({ message: { endpointId, announcement: told }, tenant });
}

/** Read only for those who hear it: most sellers have no system of their own that does. */
async function completed(known: Known, announcement: Announcement): Promise<Announcement> {
  const { tenant, entityId, n } = announcement;
  if (!entityId.startsWith('ord_')) return announcement;
  const order = await known.order(tenant, entityId);
  const fulfilment = n === undefined ? undefined : await known.fulfilment(tenant, entityId, n);
  return forSeller(announcement, order, fulfilment);
}

type Known = ReturnType<typeof knowing>;

/** Ids are unique over all tenants, so they are keys enough. */
function knowing({ orders, endpoints }: AnnouncePorts) {
  const once = remembering();
  return {
    order: (tenant: Tenant, id: string) =>
      once.order(id, () => orders.find({ tenant, orderId: orderIdSchema.parse(id) })),
    fulfilment: (tenant: Tenant, id: string, n: number) =>
      once.fulfilment(`${id} ${n}`, () =>
        orders.findFulfilment({ tenant, orderId: orderIdSchema.parse(id), n }),
      ),
    endpoints: (tenant: Tenant) => once.endpoints(tenant, () => endpoints.ofTenant(tenant)),
  };
}

const remembering = () => ({
  order: memory<Order | undefined>(),
  fulfilment: memory<Fulfilment | undefined>(),
  endpoints: memory<readonly WebhookEndpoint[]>(),
});

/** Each key is read once. */
function memory<T>() {
  const found = new Map<string, Promise<T>>();
  return (key: string, read: () => Promise<T>): Promise<T> => {
    const reading = found.get(key) ?? read();
    found.set(key, reading);
    return reading;
  };
}
