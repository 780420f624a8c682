/** Who hears of an announcement. The seller's own system may hear of all, by the topics of its endpoints. */
import type { Order } from '../order/order.ts';
import type { Announcement, AnnouncementType } from './announcement.ts';
import { endpointHears, type WebhookEndpoint } from './webhook-endpoint.ts';

/** A shop has words for these. */
const TOLD_TO_SHOPS: ReadonlySet<AnnouncementType> = new Set([
  'order.shipped',
  'order.tracking.updated',
  'order.cancelled',
  'order.rejected',
]);

const TOLD_TO_BUYERS: ReadonlySet<AnnouncementType> = new Set([
  'order.shipped',
  'order.out_for_delivery',
  'order.available_for_pickup',
  'order.delivered',
  'order.exception',
]);

export interface Hearers {
  readonly shop: boolean;
  readonly buyer: boolean;
  readonly endpoints: readonly WebhookEndpoint[];
}

/** Only these two kinds need the order to be read. */
export const concernsOrder = ({ type }: Announcement): boolean =>
  TOLD_TO_SHOPS.has(type) || TOLD_TO_BUYERS.has(type);

export function hearersOf(
  announcement: Announcement,
  order: Pick<Order, 'channel' | 'buyer' | 'relay'> | undefined,
  endpoints: readonly WebhookEndpoint[],
): Hearers {
  const { type, data } = announcement;
  return {
    shop:
      isShopsReturn(announcement) ||
      (TOLD_TO_SHOPS.has(type) && order !== undefined && order.channel.source !== 'API'),
    buyer: TOLD_TO_BUYERS.has(type) && order?.buyer.email !== undefined && !order.relay,
    // What is only to be tried again is no news.
    endpoints: data['again'] ? [] : endpoints.filter((endpoint) => endpointHears(endpoint, type)),
  };
}

/** A return that was asked for in a shop is answered there, and told what became of its units. */
const TOLD_OF_RETURNS: ReadonlySet<AnnouncementType> = new Set([
  'return.created',
  'return.approved',
  'return.declined',
  'return.completed',
]);

function isShopsReturn({ type, data }: Announcement): boolean {
  // What was bought in a shop is paid back there, wherever the return was asked for.
  if (type === 'return.refund_due') return data['shop'] !== undefined;
  return TOLD_OF_RETURNS.has(type) && data['externalReturnId'] !== undefined;
}
