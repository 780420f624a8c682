/**
 * Hears of every changed order, fulfilment, parcel, shipment, return and case from the table's stream, and tells the queues
 * of those who care. A queue gets only what somebody on it wants: an order placed by API has no shop to tell.
 */
import { announce } from '../../domain/announcement/announce.ts';
import type { Announcement } from '../../domain/announcement/announcement.ts';
import { concernsOrder, hearersOf } from '../../domain/announcement/hearers.ts';
import type { RecordChange } from '../../domain/announcement/record-change.ts';
import type { EndpointStore } from '../../domain/announcement/webhook-store.ts';
import { orderIdSchema } from '../../domain/kernel/ids.ts';
import type { OrderStore } from '../../domain/order/order-store.ts';
import type { SellerWebhookMessage } from './announcement-messages.ts';

export interface AnnouncePorts {
  readonly orders: Pick<OrderStore, 'find'>;
  readonly endpoints: Pick<EndpointStore, 'ofTenant'>;
  readonly toShops: Send<Announcement>;
  readonly toBuyers: Send<Announcement>;
  readonly toSellers: Send<SellerWebhookMessage>;
}
type Send<M> = (messages: readonly { readonly message: M }[]) => Promise<void>;

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
  readonly shops: { message: Announcement }[];
  readonly buyers: { message: Announcement }[];
  readonly sellers: { message: SellerWebhookMessage }[];
}

async function address(known: Known, announcement: Announcement, letters: Letters): Promise<void> {
  const { tenant, entityId } = announcement;
  const order = concernsOrder(announcement) ? await known.order(tenant, entityId) : undefined;
  const { shop, buyer, endpoints } = hearersOf(announcement, order, await known.endpoints(tenant));
  if (shop) letters.shops.push({ message: announcement });
  if (buyer) letters.buyers.push({ message: announcement });
  for (const { endpointId } of endpoints)
    letters.sellers.push({ message: { endpointId, announcement } });
}

type Known = ReturnType<typeof knowing>;

function knowing({ orders, endpoints }: AnnouncePorts) {
  const order = once((key: string, tenant: Announcement['tenant']) =>
    orders.find({ tenant, orderId: orderIdSchema.parse(key) }),
  );
  const ofTenant = once((_: string, tenant: Announcement['tenant']) => endpoints.ofTenant(tenant));
  return {
    order: (tenant: Announcement['tenant'], orderId: string) => order(orderId, tenant),
    endpoints: (tenant: Announcement['tenant']) => ofTenant(tenant, tenant),
  };
}

/** Read at most once for each key; order ids are unique over all tenants. */
function once<A, T>(read: (key: string, argument: A) => Promise<T>) {
  const found = new Map<string, Promise<T>>();
  return (key: string, argument: A): Promise<T> => {
    const reading = found.get(key) ?? read(key, argument);
    found.set(key, reading);
    return reading;
  };
}
