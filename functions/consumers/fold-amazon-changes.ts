/**
 * Amazon's ORDER_CHANGE comes into a queue of ours and signs nothing: the queue's policy lets only Amazon write. It names an
 * order and no more, so the order is fetched, as it is by then.
 */
import { createHash } from 'node:crypto';
import { parseOrderChange } from '../../adapters/channels/amazon/parse-notification.ts';
import { parseAmazonOrder } from '../../adapters/channels/amazon/parse-order.ts';
import { foldShopOrderMessage } from './fold-shop-order.ts';
import type { Counter, ShopPorts } from './shop-ports.ts';

type Ports = Pick<
  ShopPorts,
  'now' | 'keepRaw' | 'shops' | 'orders' | 'cases' | 'channels' | 'wake'
>;

/** Throws Unreadable, PartnerUnavailable, PartnerRefused: after its tries the message is a dead letter. */
export function createFoldAmazonChanges(ports: Ports) {
  return async (message: unknown, telemetry: Counter): Promise<void> => {
    await keep(ports, 'notifications', JSON.stringify(message));
    const change = parseOrderChange(message);
    if (!change) {
      telemetry.count('TopicUnknown');
      return;
    }
    const shop = await ports.shops.find('AMAZON', change.sellerId);
    if (shop?.status !== 'ACTIVE') {
      telemetry.count('ShopIsGone');
      return;
    }
    const text = await ports.channels.fetchOrder(shop, change.orderId);
    await keep(ports, 'orders', text);
    const told = parseAmazonOrder(text);
    if (told) await foldShopOrderMessage(ports, shop, told, `AMAZON-${change.notificationId}`);
  };
}

/** By its content: what comes again is kept once a day. */
async function keep({ keepRaw, now }: Ports, what: string, text: string): Promise<void> {
  const digest = createHash('sha256').update(text).digest('hex');
  const day = now().slice(0, 10).replaceAll('-', '/');
  await keepRaw(`T/_/webhooks/amazon/${what}/${day}/${digest}`, new TextEncoder().encode(text));
}
