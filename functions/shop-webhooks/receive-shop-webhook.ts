/**
 * The front door of sellers' shops. It finds the shop, verifies the signature over the raw bytes, keeps them, queues their
 * key and topic, answers. It parses nothing: what is signed is never lost, be it malformed, unknown or a duplicate.
 */
import { createHash } from 'node:crypto';
import { z } from 'zod';
import { isSignedBase64 } from '../../adapters/webhooks/base64-signature.ts';
import type { ShopStore } from '../../domain/channel/shop.ts';
import { shopNameOf } from '../../domain/channel/shop-name.ts';
import type { Now } from '../../domain/kernel/time.ts';
import { rawHttpHandler } from '../runtime/http-handler.ts';
import type { HttpAnswer, HttpRequest } from '../runtime/http-message.ts';
import { Refusal } from '../runtime/refusal.ts';
import { noParams, noQuery, openRoute } from '../runtime/router.ts';
import type { ShopDelivery } from './contract.ts';
import { SHOPIFY, WOOCOMMERCE, type ShopPlatform } from './shop-platforms.ts';

export interface ReceiveShopWebhookPorts {
  readonly now: Now;
  readonly shops: Pick<ShopStore, 'find'>;
  /** Keeps the bytes under exactly this key. */
  readonly keepRaw: (key: string, body: Uint8Array) => Promise<void>;
  readonly enqueue: (delivery: ShopDelivery) => Promise<void>;
}

export const shopWebhookRoutes = (ports: ReceiveShopWebhookPorts) => [
  openRoute('POST', '/webhooks/shopify', endpoint(ports, SHOPIFY)),
  openRoute('POST', '/webhooks/woocommerce', endpoint(ports, WOOCOMMERCE)),
];

export const createReceiveShopWebhookHandler = (ports: ReceiveShopWebhookPorts) =>
  rawHttpHandler('receive-shop-webhook', shopWebhookRoutes(ports));

const endpoint = (ports: ReceiveShopWebhookPorts, platform: ShopPlatform) => ({
  params: noParams,
  query: noQuery,
  body: z.instanceof(Uint8Array),
  handle: async ({ body, request }: { body: Uint8Array; request: HttpRequest }) =>
    platform.isPing(request.headers, body)
      ? { status: 200, body: { accepted: true } }
      : receive(ports, platform, request, body),
});

async function receive(
  ports: ReceiveShopWebhookPorts,
  platform: ShopPlatform,
  { headers }: HttpRequest,
  body: Uint8Array,
): Promise<HttpAnswer> {
  const { source } = platform;
  const receivedAt = ports.now();
  const shop = await verified(ports, platform, headers, body);
  const digest = createHash('sha256').update(body).digest('hex');
  const day = receivedAt.slice(0, 10).replaceAll('-', '/');
  const rawKey = `T/_/webhooks/${source.toLowerCase()}/${day}/${receivedAt}-${digest}`;
  await ports.keepRaw(rawKey, body);
  const deliveryId = platform.deliveryId(headers) ?? digest;
  const topic = platform.topic(headers);
  await ports.enqueue({ source, shop, topic, rawKey, receivedAt, deliveryId });
  return { status: 202, body: { accepted: true } };
}

/** The shop's name. Throws Refusal 401, the same for an unknown shop, one that is disconnected and a wrong signature. */
async function verified(
  { shops }: ReceiveShopWebhookPorts,
  platform: ShopPlatform,
  headers: HttpRequest['headers'],
  body: Uint8Array,
): Promise<string> {
  const named = shopNameOf(platform.source, platform.shop(headers) ?? '');
  const shop = named === '' ? undefined : await shops.find(platform.source, named);
  const secrets = shop?.status === 'ACTIVE' ? shop.webhookSecrets : [];
  if (!isSignedBase64(secrets, platform.signature(headers), body))
    throw new Refusal(401, 'BAD_SIGNATURE');
  return named;
}
