/**
 * Amazon has no call for cancelling: a seller acknowledges the order as failed, in a feed of XML (feed type
 * POST_ORDER_ACKNOWLEDGEMENT_DATA). https://developer-docs.amazon.com/sp-api/docs/feeds-api-v2021-06-30-reference
 */
import { z } from 'zod';
import type { Shop } from '../../../domain/channel/shop.ts';
import { tellShop } from '../shop-http.ts';
import { post, readHead, readItems, tell } from './selling-partner-api.ts';

const CONTENT_TYPE = 'text/xml; charset=UTF-8';
const FEEDS = '/feeds/2021-06-30';
const documentSchema = z.looseObject({ feedDocumentId: z.string(), url: z.url() });

/** Amazon takes one of a few reasons, never our words; ours stay in our own log. */
const CANCEL_REASON = 'GeneralAdjustment';

export async function cancelByFeed(shop: Shop, externalOrderId: string): Promise<void> {
  const { OrderStatus, MarketplaceId } = await readHead(shop, externalOrderId);
  if (OrderStatus === 'Canceled') return;
  const items = await readItems(shop, externalOrderId);
  const xml = acknowledgement(
    shop.shop,
    externalOrderId,
    items.map((i) => i.OrderItemId),
  );
  const asked = { contentType: CONTENT_TYPE };
  const document = await post(shop, `${FEEDS}/documents`, asked, documentSchema);
  await tellShop({
    shop: shop.shop,
    method: 'PUT',
    url: document.url,
    headers: { 'content-type': CONTENT_TYPE },
    body: xml,
  });
  await tell(shop, `${FEEDS}/feeds`, {
    feedType: 'POST_ORDER_ACKNOWLEDGEMENT_DATA',
    marketplaceIds: [MarketplaceId],
    inputFeedDocumentId: document.feedDocumentId,
  });
}

function acknowledgement(merchant: string, orderId: string, items: readonly string[]): string {
  const item = (id: string) =>
    `<Item><AmazonOrderItemCode>${text(id)}</AmazonOrderItemCode><CancelReason>${CANCEL_REASON}</CancelReason></Item>`;
  return [
    '<?xml version="1.0" encoding="UTF-8"?>',
    '<AmazonEnvelope xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" xsi:noNamespaceSchemaLocation="amzn-envelope.xsd">',
    `<Header><DocumentVersion>1.01</DocumentVersion><MerchantIdentifier>${text(merchant)}</MerchantIdentifier></Header>`,
    '<MessageType>OrderAcknowledgement</MessageType>',
    `<Message><MessageID>1</MessageID><OrderAcknowledgement><AmazonOrderID>${text(orderId)}</AmazonOrderID>`,
    `<StatusCode>Failure</StatusCode>${items.map(item).join('')}</OrderAcknowledgement></Message>`,
    '</AmazonEnvelope>',
  ].join('\n');
}

const ENTITIES: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;' };
const text = (value: string) => value.replaceAll(/[&<>]/g, (c) => ENTITIES[c] ?? c);
