/**
 * What we tell a WooCommerce site, over its REST API v3. The parcel goes into the order's metas where the Shipment Tracking
 * extension keeps it, and into a note that WooCommerce mails to the buyer. The order is completed with its last parcel.
 */
import type { ChannelPort, FulfilmentNotice } from '../../../domain/channel/channel-port.ts';
import type { Shop } from '../../../domain/channel/shop.ts';
import { readNotes, readOrder, writeNote, writeOrder } from './orders-api.ts';
import { refundBuyer } from './refund-buyer.ts';
import { tracked } from './tracking-metas.ts';

export const woocommerceClient: Omit<ChannelPort, 'fetchOrder'> = {
  pushFulfilment: tellFulfilment,
  pushCancellation: tellCancellation,
  // WooCommerce has no words for what becomes of a parcel, or of returned goods, and no returns that were asked for.
  pushReturnAnswer: () => Promise.resolve(),
  pushTracking: () => Promise.resolve(),
  pushDisposition: () => Promise.resolve(),
  pushRefund: refundBuyer,
};

async function tellFulfilment(shop: Shop, notice: FulfilmentNotice): Promise<void> {
  const order = await readOrder(shop, notice.externalOrderId);
  const change = tracked(order, notice);
  if (change) await writeOrder(shop, notice.externalOrderId, change);
  // The note has no reference of ours: it is known by the number it names.
  const notes = await readNotes(shop, notice.externalOrderId);
  if (!notes.some(({ note }) => note.includes(notice.trackingNumber)))
    await writeNote(shop, notice.externalOrderId, words(notice));
}

const words = ({ carrier, trackingNumber, trackingUrl }: FulfilmentNotice) =>
  `Shipped with ${carrier}, tracking number ${trackingNumber}: ${trackingUrl}`;

/** Ends that WooCommerce keeps as they are. */
const ENDED = new Set(['cancelled', 'refunded', 'failed', 'trash']);

async function tellCancellation(shop: Shop, externalOrderId: string): Promise<void> {
  const { status } = await readOrder(shop, externalOrderId);
  if (!ENDED.has(status)) await writeOrder(shop, externalOrderId, { status: 'cancelled' });
}
