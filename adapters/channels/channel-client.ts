/** Every shop behind one port: what a shop is asked goes to the client of its source. */
import type { ChannelPort } from '../../domain/channel/channel-port.ts';
import type { Shop, ShopSource } from '../../domain/channel/shop.ts';
import { PartnerRefused } from '../../domain/kernel/domain-error.ts';
import { amazonClient } from './amazon/amazon-client.ts';
import { shopifyClient } from './shopify/shopify-client.ts';
import { woocommerceClient } from './woocommerce/woocommerce-client.ts';

/** Shopify and WooCommerce send the whole order with each message: there is nothing to fetch. */
const fetchOrder = (shop: Shop) =>
  Promise.reject(new PartnerRefused(shop.shop, 'sends its orders whole'));

const CLIENTS: Record<ShopSource, ChannelPort> = {
  SHOPIFY: { ...shopifyClient, fetchOrder },
  WOOCOMMERCE: { ...woocommerceClient, fetchOrder },
  AMAZON: amazonClient,
};

export function createChannelClient(): ChannelPort {
  return {
    pushFulfilment: (shop, ...rest) => CLIENTS[shop.source].pushFulfilment(shop, ...rest),
    pushTracking: (shop, ...rest) => CLIENTS[shop.source].pushTracking(shop, ...rest),
    pushCancellation: (shop, ...rest) => CLIENTS[shop.source].pushCancellation(shop, ...rest),
    pushRefund: (shop, ...rest) => CLIENTS[shop.source].pushRefund(shop, ...rest),
    pushReturnAnswer: (shop, ...rest) => CLIENTS[shop.source].pushReturnAnswer(shop, ...rest),
    pushDisposition: (shop, ...rest) => CLIENTS[shop.source].pushDisposition(shop, ...rest),
    fetchOrder: (shop, id) => CLIENTS[shop.source].fetchOrder(shop, id),
  };
}
