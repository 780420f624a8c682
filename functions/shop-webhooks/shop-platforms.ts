/** How each platform names the shop, the topic and the delivery, and what proves its message. */
import type { ShopSource } from '../../domain/channel/shop.ts';
import type { HttpRequest } from '../runtime/http-message.ts';

type Headers = HttpRequest['headers'];

export interface ShopPlatform {
  readonly source: Exclude<ShopSource, 'AMAZON'>;
  readonly shop: (headers: Headers) => string | undefined;
  readonly signature: (headers: Headers) => string | undefined;
  readonly topic: (headers: Headers) => string;
  readonly deliveryId: (headers: Headers) => string | undefined;
  /** A message that asks only whether anybody is there, signed or not. */
  readonly isPing: (headers: Headers, body: Uint8Array) => boolean;
}

export const SHOPIFY: ShopPlatform = {
  source: 'SHOPIFY',
  shop: (headers) => headers['x-shopify-shop-domain'],
  signature: (headers) => headers['x-shopify-hmac-sha256'],
  topic: (headers) => headers['x-shopify-topic'] ?? '',
  deliveryId: (headers) => headers['x-shopify-webhook-id'],
  isPing: () => false,
};

/** Most a ping has: `webhook_id=` and a number. */
const PING = /^webhook_id=\d{1,20}$/;

export const WOOCOMMERCE: ShopPlatform = {
  source: 'WOOCOMMERCE',
  shop: (headers) => headers['x-wc-webhook-source'],
  signature: (headers) => headers['x-wc-webhook-signature'],
  topic: (headers) => headers['x-wc-webhook-topic'] ?? '',
  deliveryId: (headers) => headers['x-wc-webhook-delivery-id'],
  // Sent when the webhook is made, form-encoded and before the secret is known to be right.
  isPing: (_, body) => body.byteLength < 64 && PING.test(Buffer.from(body).toString()),
};
