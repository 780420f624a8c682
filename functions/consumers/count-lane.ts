/** A parcel reached its buyer: its lane did well or badly by it (M-101). */
import { postalArea } from '../../domain/geo/postal-distance.ts';
import { dayOf } from '../../domain/kernel/time.ts';
import { placeOf } from '../../domain/order/route-order.ts';
import type { ParcelKey } from '../../domain/parcel/parcel-store.ts';
import type { ParcelTracking } from '../../domain/parcel/parcel-tracking.ts';
import { mondayOf, promisedDay } from '../../domain/routing/lane-history.ts';
import type { ParcelPorts } from './parcel-ports.ts';

/** Only the write that made it delivered counts it, so it is counted once; who dies in between counts it never. */
export async function countLane(
  { orders, lanes }: ParcelPorts,
  key: ParcelKey,
  before: ParcelTracking,
  { deliveredAt }: ParcelTracking,
): Promise<void> {
  if (deliveredAt === undefined || before.deliveredAt !== undefined || !('orderId' in key)) return;
  const [order, fulfilment] = [await orders.find(key), await orders.findFulfilment(key)];
  const place = order && placeOf(order.shipTo);
  const { route, shippedAt, label } = fulfilment ?? {};
  const handedOver = shippedAt ?? label?.boughtAt;
  if (!place || !route || !handedOver) return;
  await lanes.count({
    serviceId: route.serviceId,
    destinationArea: postalArea(place),
    week: mondayOf(dayOf(deliveredAt)),
    onTime: dayOf(deliveredAt) <= promisedDay(handedOver, route.days.to),
  });
}
