/** A seller knows an order by its own reference and a parcel by its number: an announcement says both, wherever it began. */
import type { Fulfilment } from '../order/fulfilment.ts';
import type { Order } from '../order/order.ts';
import type { Announcement } from './announcement.ts';

export function forSeller(
  announcement: Announcement,
  order: Pick<Order, 'reference'> | undefined,
  fulfilment: Pick<Fulfilment, 'label'> | undefined,
): Announcement {
  const { label } = fulfilment ?? {};
  const data = {
    ...(order && { reference: order.reference }),
    ...(label && { carrier: label.carrier, trackingNumber: label.trackingNumber }),
    ...announcement.data,
  };
  return { ...announcement, data };
}
