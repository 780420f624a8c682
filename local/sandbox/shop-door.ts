/**
 * The sellers' shops of the sandbox: what Portage calls at them under `/shops/{source}`, and the doors by which somebody
 * plays the shop: `POST /sandbox/shops/{source}/webhooks?topic=…` sends a signed webhook with exactly this body,
 * `POST /sandbox/shops/shopify/orders/{id}/returns` is a buyer who asks for a return of `{lines}`,
 * `GET /sandbox/shops/{source}/orders/{id}` shows what the shop was told.
 */
import { randomBytes } from 'node:crypto';
import { z } from 'zod';
import { parseExactJson } from '../../adapters/channels/exact-json.ts';
import { signBase64 } from '../../adapters/webhooks/base64-signature.ts';
import { shopSourceSchema, type ShopSource } from '../../domain/channel/shop.ts';
import { amazon } from './amazon-shop.ts';
import type { SandboxStore } from './sandbox-store.ts';
import type { Answer } from './saying.ts';
import { shopPlotSchema, subjectOfOrder, type ShopCall } from './shop-plot.ts';
import { shopify } from './shopify-shop.ts';
import { woocommerce } from './woocommerce-shop.ts';

export interface SandboxShop {
  readonly source: ShopSource;
  readonly shop: string;
  readonly name: string;
  readonly endpoint: string;
  readonly accessToken: string;
  readonly webhookSecrets: string[];
}

export interface ShopDoorOptions {
  readonly store: SandboxStore;
  /** Base URL of the sandbox. */
  readonly url: string;
  /** Base URL of Portage's API. */
  readonly frontDoor: string;
  /** Puts a message on the queue that Amazon notifies; absent: Amazon has nobody to notify. */
  readonly notifyAmazon?: (body: string) => Promise<void>;
}

export interface ShopRequest {
  readonly method: string;
  readonly pathname: string;
  readonly query: URLSearchParams;
  readonly headers: Readonly<Record<string, string | string[] | undefined>>;
  readonly body: string;
}

const SHOPS: Readonly<Record<ShopSource, readonly [shop: string, name: string]>> = {
  SHOPIFY: ['lumen-lighting.myshopify.com', 'Lumen Lighting'],
  WOOCOMMERCE: ['https://lumen.example', 'Lumen Home'],
  AMAZON: ['A2LUMENSELLER', 'Lumen on Amazon'],
};

export function sandboxShops({ store, url }: ShopDoorOptions): SandboxShop[] {
  return shopSourceSchema.options.map((source) => {
    const [shop, name] = SHOPS[source];
    const secret = (what: string) =>
      store.setting(`${source}-${what}`, () => randomBytes(24).toString('hex'));
    return {
      source,
      shop,
      name,
      endpoint: `${url}/shops/${source.toLowerCase()}`,
      accessToken:
        source === 'WOOCOMMERCE' ? `ck_${secret('key')}:cs_${secret('token')}` : secret('token'),
      webhookSecrets: source === 'AMAZON' ? [] : [secret('webhook-secret')],
    };
  });
}

/** Undefined when the path is none of a shop. */
export async function serveShop(
  options: ShopDoorOptions,
  request: ShopRequest,
): Promise<Answer | undefined> {
  const [, area, name, ...rest] =
    /^(\/sandbox)?\/shops\/(\w+)(\/.*)?$/.exec(request.pathname) ?? [];
  const source = shopSourceSchema.safeParse(name?.toUpperCase()).data;
  const shop = sandboxShops(options).find((each) => each.source === source);
  if (!shop) return undefined;
  const path = rest[0] ?? '';
  return area === undefined
    ? called(options, shop, path, request)
    : played(options, shop, path, request);
}

function called(
  options: ShopDoorOptions,
  shop: SandboxShop,
  path: string,
  { method, headers, body }: ShopRequest,
): Answer {
  const { store } = options;
  if (!isAllowed(shop, path, headers)) return { status: 401 };
  const find = (orderId: string) => {
    const found = store.plot(subjectOfOrder(shop.source, orderId));
    return found === undefined ? undefined : shopPlotSchema.parse(found);
  };
  const { endpoint, source } = shop;
  const call: ShopCall = { method, path, body, endpoint, now: new Date().toISOString() };
  const { change, tells, ...answer } = {
    SHOPIFY: shopify,
    WOOCOMMERCE: woocommerce,
    AMAZON: amazon,
  }[source](call, find);
  if (change) store.keep(subjectOfOrder(source, change.orderId), { plot: change.plot }, []);
  // As in the world, the webhook may come before the answer; one that is lost is lost.
  if (tells) send(options, shop, tells.topic, JSON.stringify(tells.body)).catch(() => undefined);
  return answer;
}

async function played(
  options: ShopDoorOptions,
  shop: SandboxShop,
  path: string,
  { method, query, body }: ShopRequest,
): Promise<Answer> {
  const [, orderId] = /^\/orders\/([^/]+)$/.exec(path) ?? [];
  if (method === 'GET' && orderId !== undefined) {
    const plot = options.store.plot(subjectOfOrder(shop.source, decodeURIComponent(orderId)));
    return plot === undefined ? { status: 404 } : { status: 200, body: plot };
  }
  const [, returnedOrder] = /^\/orders\/([^/]+)\/returns$/.exec(path) ?? [];
  if (method === 'POST' && returnedOrder !== undefined)
    return askedBack(options, shop, decodeURIComponent(returnedOrder), body);
  if (method !== 'POST' || path !== '/webhooks') return { status: 404 };
  keepOrder(options, shop, body);
  const topic = query.get('topic') ?? (shop.source === 'SHOPIFY' ? 'orders/paid' : 'order.created');
  return { status: 200, body: { answered: await send(options, shop, topic, body) } };
}

/** Shopify's webhook leaves the lines out; they are asked for. */
async function askedBack(
  options: ShopDoorOptions,
  shop: SandboxShop,
  orderId: string,
  body: string,
): Promise<Answer> {
  const subject = subjectOfOrder(shop.source, orderId);
  const plot = options.store.plot(subject);
  if (plot === undefined || shop.source !== 'SHOPIFY') return { status: 404 };
  const { lines } = askedBackSchema.parse(JSON.parse(body));
  const next = { ...shopPlotSchema.parse(plot), returned: { status: 'REQUESTED', lines } };
  options.store.keep(subject, { plot: shopPlotSchema.parse(next) }, []);
  const told = { id: orderId, status: 'requested', name: null, return_line_items: [] };
  const answered = await send(options, shop, 'returns/request', JSON.stringify(told));
  return { status: 200, body: { answered } };
}

const askedBackSchema = z.object({ lines: z.array(z.looseObject({})) });

const orderSchema = z.looseObject({
  id: z.union([z.string(), z.number()]).transform(String).optional(),
  line_items: z.array(z.unknown()).optional(),
  order: z.looseObject({ AmazonOrderId: z.string() }).optional(),
});

/** What was told before of the order stays told. */
function keepOrder({ store }: ShopDoorOptions, { source }: SandboxShop, body: string): void {
  const parsed = orderSchema.parse(parseExactJson(body));
  const id = source === 'AMAZON' ? parsed.order?.AmazonOrderId : parsed.line_items && parsed.id;
  if (id === undefined) return;
  const subject = subjectOfOrder(source, id);
  const before = store.plot(subject);
  const plot =
    before === undefined ? { order: body } : { ...shopPlotSchema.parse(before), order: body };
  store.keep(subject, { plot: shopPlotSchema.parse(plot) }, []);
}

/** The status Portage answered with. */
async function send(
  options: ShopDoorOptions,
  shop: SandboxShop,
  topic: string,
  body: string,
): Promise<number> {
  if (shop.source === 'AMAZON') {
    await options.notifyAmazon?.(JSON.stringify(orderChange(shop, body)));
    return options.notifyAmazon ? 202 : 404;
  }
  const deliveryId = randomBytes(16).toString('hex');
  const signature = signBase64(shop.webhookSecrets[0] ?? '', Buffer.from(body));
  const answer = await fetch(new URL(`/webhooks/${shop.source.toLowerCase()}`, options.frontDoor), {
    method: 'POST',
    headers: {
      'content-type': 'application/json',
      ...(shop.source === 'SHOPIFY'
        ? {
            'x-shopify-topic': topic,
            'x-shopify-shop-domain': shop.shop,
            'x-shopify-api-version': '2026-10',
            'x-shopify-webhook-id': deliveryId,
            'x-shopify-event-id': deliveryId,
            'x-shopify-triggered-at': new Date().toISOString(),
            'x-shopify-hmac-sha256': signature,
          }
        : {
            'x-wc-webhook-source': shop.shop,
            'x-wc-webhook-topic': topic,
            'x-wc-webhook-id': '7',
            'x-wc-webhook-delivery-id': deliveryId,
            'x-wc-webhook-signature': signature,
          }),
    },
    body,
    signal: AbortSignal.timeout(15_000),
  });
  await answer.arrayBuffer();
  return answer.status;
}

/** ORDER_CHANGE tells only whose order changed; the order is fetched. */
function orderChange({ shop }: SandboxShop, body: string): object {
  const { order } = orderSchema.parse(parseExactJson(body));
  return {
    NotificationVersion: '1.0',
    NotificationType: 'ORDER_CHANGE',
    PayloadVersion: '1.0',
    EventTime: new Date().toISOString(),
    Payload: {
      OrderChangeNotification: {
        NotificationLevel: 'OrderLevel',
        SellerId: shop,
        AmazonOrderId: order?.AmazonOrderId,
        OrderChangeType: 'OrderStatusChange',
        Summary: { OrderStatus: order?.['OrderStatus'], FulfillmentType: 'MFN' },
      },
    },
    NotificationMetadata: {
      ApplicationId: 'amzn1.sellerapps.app.sandbox',
      SubscriptionId: 'sandbox',
      PublishTime: new Date().toISOString(),
      NotificationId: randomBytes(16).toString('hex'),
    },
  };
}

/** A feed's document is put to a signed address, without the token. */
function isAllowed(shop: SandboxShop, path: string, headers: ShopRequest['headers']): boolean {
  const basic = `Basic ${Buffer.from(shop.accessToken).toString('base64')}`;
  return (
    headers['x-shopify-access-token'] === shop.accessToken ||
    headers['x-amz-access-token'] === shop.accessToken ||
    headers['x-amz-access-token'] === 'Atz.sprdt|sandbox' ||
    headers.authorization === basic ||
    path === '/feed-document'
  );
}
