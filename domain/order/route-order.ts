/** The routing engine asked about an order: from one warehouse, with one parcel, on one day. */
import { isPoBox } from '../geo/po-box.ts';
import { distanceMiles, postalPlaceSchema, type PostalPlace } from '../geo/postal-distance.ts';
import { parseMoney } from '../kernel/money.ts';
import type { Parcel } from '../routing/parcel.ts';
import { routeParcel, type LaneHistory, type Routing } from '../routing/route-parcel.ts';
import type { Address } from '../shipment/shipment.ts';
import type { Warehouse } from '../warehouse/warehouse.ts';
import type { Order } from './order.ts';

/** Undefined outside the countries that are routed, or without a postal code. */
export function placeOf({ country, postalCode }: Address): PostalPlace | undefined {
  return postalPlaceSchema.safeParse({ country, postalCode }).data;
}

/** Whether its area is in our table: a code that nobody has is a typing error. */
export function isKnownPlace(place: PostalPlace): boolean {
  return distanceMiles(place, place) !== undefined;
}

/** Undefined when one of the two is no routable place. */
export function routeOrder(
  order: Order,
  warehouse: Pick<Warehouse, 'address'>,
  parcel: Parcel,
  day: string,
  history: readonly LaneHistory[] = [],
): Routing | undefined {
  const from = placeOf(warehouse.address);
  const to = placeOf(order.shipTo);
  if (!from || !to) return undefined;
  const { speed, options, costTarget, shipTo } = order;
  const cents = costTarget?.currency === 'USD' ? Number(parseMoney(costTarget).minor) : undefined;
  return routeParcel({
    from,
    to,
    poBox: isPoBox(shipTo.lines),
    parcel,
    speed,
    options,
    history,
    day,
    ...(cents !== undefined && { costTargetCents: cents }),
  });
}
