/** An order as amazon-client.ts's `fetchOrder` puts it together from Orders API v0. */
import { z } from 'zod';
import type { ShopOrder } from '../../../domain/channel/shop-order.ts';
import { offsetTimeSchema, toTimestamp } from '../../../domain/kernel/time.ts';
import { addressOf, buyerOf, moneyOf, optionalText, skuOf, speedOf } from '../order-parts.ts';
import { readShopText } from '../read-order.ts';

const fetchedSchema = z.looseObject({
  order: z.looseObject({
    AmazonOrderId: z.string(),
    SellerOrderId: optionalText,
    LastUpdateDate: offsetTimeSchema,
    OrderStatus: z.string(),
    FulfillmentChannel: optionalText,
    ShipServiceLevel: optionalText,
    ShipmentServiceLevelCategory: optionalText,
    BuyerInfo: z.looseObject({ BuyerEmail: optionalText }).optional(),
  }),
  orderItems: z.array(
    z.looseObject({
      OrderItemId: z.string(),
      SellerSKU: optionalText,
      QuantityOrdered: z.int().nonnegative(),
      ItemPrice: z.looseObject({ CurrencyCode: z.string(), Amount: z.string() }).nullish(),
    }),
  ),
  shippingAddress: z
    .looseObject({
      Name: optionalText,
      AddressLine1: optionalText,
      AddressLine2: optionalText,
      AddressLine3: optionalText,
      City: optionalText,
      StateOrRegion: optionalText,
      PostalCode: optionalText,
      CountryCode: optionalText,
      Phone: optionalText,
    })
    .nullable(),
  buyer: z.looseObject({ BuyerEmail: optionalText }),
});
type Fetched = z.output<typeof fetchedSchema>;

/** Amazon takes the money before an order is `Unshipped`; an unknown status is not paid. */
const PAID = new Set(['Unshipped', 'PartiallyShipped', 'Shipped', 'InvoiceUnconfirmed']);
const CANCELLED = new Set(['Canceled', 'Unfulfillable']);

/** Undefined when Amazon ships it itself (AFN); without lines when it was cancelled. Throws Unreadable. */
export function parseAmazonOrder(text: string): ShopOrder | undefined {
  const fetched = readShopText(text, fetchedSchema);
  const { order, shippingAddress: to } = fetched;
  if (order.FulfillmentChannel === 'AFN') return undefined;
  const address = addressOf({
    name: to?.Name,
    phone: to?.Phone,
    lines: [to?.AddressLine1, to?.AddressLine2, to?.AddressLine3],
    city: to?.City,
    region: to?.StateOrRegion,
    postalCode: to?.PostalCode,
    country: to?.CountryCode,
  });
  const speed = speedOf(
    `${order.ShipmentServiceLevelCategory ?? ''} ${order.ShipServiceLevel ?? ''}`,
  );
  return {
    externalId: order.AmazonOrderId,
    reference: (order.SellerOrderId ?? order.AmazonOrderId).slice(0, 80),
    at: toTimestamp(order.LastUpdateDate),
    payment: { paid: PAID.has(order.OrderStatus), refunded: false, raw: order.OrderStatus },
    ...(CANCELLED.has(order.OrderStatus) && { cancelled: `${order.OrderStatus} at Amazon` }),
    // Amazon does not say which language a buyer reads.
    buyer: buyerOf({
      name: address.shipTo.name,
      email: fetched.buyer.BuyerEmail ?? order.BuyerInfo?.BuyerEmail,
      phone: to?.Phone,
      locale: undefined,
    }),
    ...address,
    lines: linesOf(fetched),
    ...(speed && { speed }),
  };
}

function linesOf({ orderItems }: Fetched): ShopOrder['lines'] {
  return orderItems.flatMap(
    ({ OrderItemId, SellerSKU, QuantityOrdered: quantity, ItemPrice }, at) => {
      if (quantity === 0) return [];
      // The price is that of all units.
      const one = ItemPrice ? Number(ItemPrice.Amount) / quantity : undefined;
      const unitPrice = moneyOf(one, ItemPrice?.CurrencyCode);
      return {
        lineId: String(at + 1),
        sku: skuOf(SellerSKU, OrderItemId),
        quantity,
        ...(unitPrice && { unitPrice }),
        externalLineId: OrderItemId,
      };
    },
  );
}
