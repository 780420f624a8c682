/** What a fulfilment adds: units when they leave, and when they reach the buyer. */
import { dayOf } from '../kernel/time.ts';
import type { Fulfilment } from '../order/fulfilment.ts';
import type { Order } from '../order/order.ts';
import type { Count, CountedFact } from './count.ts';

type Counted = Pick<
  Fulfilment,
  'n' | 'lines' | 'status' | 'statusSince' | 'shippedAt' | 'warehouseId' | 'foundAt'
>;
type Where = Pick<Order, 'channel' | 'shipTo' | 'relay'>;

/** All facts that it shows so far; each is counted once. A relay is no demand: its units are sold later, by Amazon. */
export function factsOfFulfilment(fulfilment: Counted, order: Where): CountedFact[] {
  if (order.relay) return [];
  const { n, shippedAt, warehouseId, status, statusSince, foundAt } = fulfilment;
  const deliveredAt = status === 'DELIVERED' ? statusSince : foundAt;
  const { country, region } = order.shipTo;
  const destination = region === undefined ? country : `${country}-${region}`;
  return [
    ...(shippedAt && warehouseId
      ? [
          {
            factId: `${n}-shipped`,
            counts: unitsOf(fulfilment, dayOf(shippedAt), 'shipped', [warehouseId, destination]),
          },
        ]
      : []),
    ...(deliveredAt
      ? [
          {
            factId: `${n}-delivered`,
            counts: unitsOf(fulfilment, dayOf(deliveredAt), 'delivered', [order.channel.source]),
          },
        ]
      : []),
  ];
}

function unitsOf(
  { lines }: Counted,
  day: string,
  measure: 'shipped' | 'delivered',
  keys: readonly string[],
): Count[] {
  return lines.map(({ sku, quantity }) => ({ sku, day, measure, keys, by: quantity }));
}
