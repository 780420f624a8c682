/** A shop's message, given to what its topic is about. Topics we do not know are kept (their bytes are) and done with. */
import { parseShopifyOrder } from '../../adapters/channels/shopify/parse-order.ts';
import { parseWooOrder } from '../../adapters/channels/woocommerce/parse-order.ts';
import type { Shop } from '../../domain/channel/shop.ts';
import type { ShopDelivery } from '../shop-webhooks/contract.ts';
import { foldShopOrderMessage } from './fold-shop-order.ts';
import { foldDisposed, type ShopDispositionPorts } from './fold-shop-disposition.ts';
import { foldRefundCreated, foldRefundsListed, type ShopRefundPorts } from './fold-shop-refund.ts';
import { foldReturnRequested, type ShopReturnPorts } from './fold-shop-returns.ts';
import type { Counter, ShopPorts } from './shop-ports.ts';

type Ports = ShopReturnPorts &
  ShopRefundPorts &
  ShopDispositionPorts &
  Pick<ShopPorts, 'now' | 'readRaw' | 'shops' | 'orders' | 'cases' | 'wake'>;

/** What a topic's message does; throws Unreadable when it is not what its topic says. */
type Fold<P> = (ports: P, shop: Shop, text: string, eventId: string) => Promise<void>;

const shopifyOrder: Fold<Ports> = (ports, shop, text, eventId) =>
  foldShopOrderMessage(ports, shop, parseShopifyOrder(text), eventId);
const wooOrder: Fold<Ports> = async (ports, shop, text, eventId) => {
  await foldShopOrderMessage(ports, shop, parseWooOrder(text), eventId);
  await foldRefundsListed(ports, shop, text);
};

/** By `{source} {topic}`. */
const FOLDS: Readonly<Record<string, Fold<Ports>>> = {
  'SHOPIFY orders/create': shopifyOrder,
  'SHOPIFY orders/paid': shopifyOrder,
  'SHOPIFY orders/updated': shopifyOrder,
  'SHOPIFY orders/cancelled': shopifyOrder,
  // Says only what was added and removed; `orders/updated` brings the whole order beside it.
  'SHOPIFY orders/edited': () => Promise.resolve(),
  'SHOPIFY returns/request': foldReturnRequested,
  'SHOPIFY refunds/create': foldRefundCreated,
  'SHOPIFY reverse_fulfillment_orders/dispose': foldDisposed,
  'WOOCOMMERCE order.created': wooOrder,
  'WOOCOMMERCE order.updated': wooOrder,
  'WOOCOMMERCE order.restored': wooOrder,
};

/** Throws Unreadable: after its tries the delivery is a dead letter, its bytes are kept. */
export function createFoldShopMessages(ports: Ports) {
  return async (delivery: ShopDelivery, telemetry: Counter): Promise<void> => {
    const { source, topic, rawKey } = delivery;
    const fold = FOLDS[`${source} ${topic}`];
    if (!fold) {
      telemetry.count('TopicUnknown');
      return;
    }
    const shop = await ports.shops.find(source, delivery.shop);
    // Taken by another seller between the signature and now: nobody's message.
    if (shop?.status !== 'ACTIVE') {
      telemetry.count('ShopIsGone');
      return;
    }
    const text = new TextDecoder().decode(await ports.readRaw(rawKey));
    await fold(ports, shop, text, `${source}-${delivery.deliveryId}`);
  };
}
