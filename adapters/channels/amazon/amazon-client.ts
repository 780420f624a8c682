/** What we tell Amazon, and ask it: ORDER_CHANGE carries only an id, so the order is fetched. */
import { z } from 'zod';
import type { ChannelPort, FulfilmentNotice } from '../../../domain/channel/channel-port.ts';
import type { Shop } from '../../../domain/channel/shop.ts';
import { cancelByFeed } from './cancel-by-feed.ts';
import { get, orderPath, payload, readHead, readItems } from './selling-partner-api.ts';
import { restrictedToken, tell } from './selling-partner-api.ts';

export const amazonClient: ChannelPort = {
  fetchOrder,
  pushFulfilment: confirmShipment,
  pushCancellation: cancelByFeed,
  // Amazon follows the carrier by itself, and its returns are told by nobody but Amazon.
  pushTracking: () => Promise.resolve(),
  pushReturnAnswer: () => Promise.resolve(),
  pushDisposition: () => Promise.resolve(),
  /**
   * Only a feed pays back (POST_PAYMENT_ADJUSTMENT_DATA). It knows no reference of ours, shows its refunds days later, and
   * Amazon itself may have paid at the parcel's first scan: a lost answer could not be told from a lost request.
   */
  pushRefund: () => Promise.resolve({ kind: 'BY_HAND' }),
};

/** Repeats name the same package, so they confirm nothing twice. */
async function confirmShipment(shop: Shop, notice: FulfilmentNotice): Promise<void> {
  const { MarketplaceId } = await readHead(shop, notice.externalOrderId);
  const items = await readItems(shop, notice.externalOrderId);
  const orderItems = notice.lines.flatMap(({ externalLineId, sku, quantity }) => {
    const item =
      items.find((i) => i.OrderItemId === externalLineId) ?? items.find((i) => i.SellerSKU === sku);
    return item ? [{ orderItemId: item.OrderItemId, quantity }] : [];
  });
  const packageDetail = {
    // Only positive numbers: ours is `{orderId}-{n}`.
    packageReferenceId: notice.reference.slice(notice.reference.lastIndexOf('-') + 1),
    ...carrierOf(notice.carrier),
    trackingNumber: notice.trackingNumber,
    shipDate: notice.shippedAt,
    orderItems,
  };
  const path = orderPath(notice.externalOrderId, '/shipmentConfirmation');
  await tell(shop, path, { marketplaceId: MarketplaceId, packageDetail });
}

/** Amazon's own codes; any other carrier is named beside `Other`. */
const CODES = ['USPS', 'UPS', 'FedEx', 'DHL', 'OnTrac', 'Canada Post', 'Purolator', 'Royal Mail'];

function carrierOf(carrier: string) {
  const plain = (name: string) => name.toLowerCase().replaceAll(/[^a-z]/g, '');
  const code = CODES.find((known) => plain(known) === plain(carrier));
  return code === undefined
    ? { carrierCode: 'Other', carrierName: carrier }
    : { carrierCode: code };
}

const any = payload(z.looseObject({}));

/** One JSON text of what four calls tell: `{order, orderItems, shippingAddress, buyer}`. */
async function fetchOrder(shop: Shop, id: string): Promise<string> {
  const paths = [orderPath(id), orderPath(id, '/address'), orderPath(id, '/buyerInfo')] as const;
  const token = await restrictedToken(shop, paths);
  const [order, address, buyer, orderItems] = await Promise.all([
    get(shop, paths[0], any, token),
    get(shop, paths[1], any, token),
    get(shop, paths[2], any, token),
    readItems(shop, id),
  ]);
  return JSON.stringify({
    order: order.payload,
    orderItems,
    shippingAddress: address.payload['ShippingAddress'] ?? null,
    buyer: buyer.payload,
  });
}
