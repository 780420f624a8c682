/**
 * Which units of which fulfilment order our parcel fulfils. Shopify makes one fulfilment for one location, so units of two
 * locations are two fulfilments with the same number. What a fulfilment of our number has already is not asked again.
 */
import type { FulfilmentNotice } from '../../../domain/channel/channel-port.ts';
import { gid } from './admin-api.ts';
import { fulfilmentsOf, type ShopifyOrder } from './order-fulfilments.ts';

interface Taken {
  readonly location: string;
  readonly fulfillmentOrderId: string;
  readonly id: string;
  readonly quantity: number;
}

/** The `lineItemsByFulfillmentOrder` of each fulfilment to create; none when all is done. */
export function planFulfilments(order: ShopifyOrder, notice: FulfilmentNotice) {
  const open = openLines(order);
  const taken = notice.lines.flatMap((line) => {
    const fits = open.filter(({ lineItem }) => isSame(lineItem, line));
    return take(fits, line.quantity - alreadyTold(order, notice.trackingNumber, line));
  });
  return groups(taken, ({ location }) => location).map((atOne) =>
    groups(atOne, (t) => t.fulfillmentOrderId).map((lines) => ({
      fulfillmentOrderId: lines[0]?.fulfillmentOrderId ?? '',
      fulfillmentOrderLineItems: lines.map(({ id, quantity }) => ({ id, quantity })),
    })),
  );
}

function openLines({ fulfillmentOrders }: ShopifyOrder) {
  return fulfillmentOrders.nodes.flatMap(
    ({ id: fulfillmentOrderId, assignedLocation, lineItems }) =>
      lineItems.nodes.map((line) => {
        const location = assignedLocation.location?.id ?? '';
        return { ...line, fulfillmentOrderId, location };
      }),
  );
}

/** By the shop's own line when we know it, else by SKU. */
function isSame(
  lineItem: { readonly id: string; readonly sku?: string | null },
  line: FulfilmentNotice['lines'][number],
): boolean {
  if (line.externalLineId === undefined) return lineItem.sku === line.sku;
  return lineItem.id === gid('LineItem', line.externalLineId);
}

function alreadyTold(
  order: ShopifyOrder,
  trackingNumber: string,
  line: FulfilmentNotice['lines'][number],
): number {
  const skus = new Map(openLines(order).map(({ lineItem }) => [lineItem.id, lineItem.sku]));
  return fulfilmentsOf(order, trackingNumber)
    .flatMap(({ fulfillmentLineItems }) => fulfillmentLineItems.nodes)
    .filter(({ lineItem: { id } }) => isSame({ id, sku: skus.get(id) ?? null }, line))
    .reduce((sum, { quantity }) => sum + (quantity ?? 0), 0);
}

function take(lines: ReturnType<typeof openLines>, wanted: number): Taken[] {
  const taken: Taken[] = [];
  let left = wanted;
  for (const { id, fulfillmentOrderId, location, remainingQuantity } of lines) {
    const quantity = Math.min(left, remainingQuantity);
    if (quantity > 0) taken.push({ location, fulfillmentOrderId, id, quantity });
    left -= Math.max(quantity, 0);
  }
  return taken;
}

function groups<T>(items: readonly T[], by: (item: T) => string): T[][] {
  return [...Map.groupBy(items, by).values()];
}
