/** The cheapest sensible way back: to the nearest warehouse that takes returns, by the rate card read from buyer to warehouse (M-124, M-141). */
import { distanceMiles, postalPlaceSchema, type PostalPlace } from '../geo/postal-distance.ts';
import { routeParcel } from '../routing/route-parcel.ts';
import type { Address } from '../shipment/shipment.ts';
import type { Warehouse } from '../warehouse/warehouse.ts';
import { oneBox, type Boxed } from './one-box.ts';
import type { WayBack } from './return.ts';

interface Trip {
  readonly from: Address;
  readonly units: readonly Boxed[];
  readonly warehouses: readonly Warehouse[];
  /** YYYY-MM-DD */
  readonly day: string;
}

/** Undefined: no warehouse in the country takes returns, or no carrier takes the parcel. */
export function planWayBack({ from, units, warehouses, day }: Trip): WayBack | undefined {
  const place = placeOf(from);
  const warehouse = place && nearest(place, warehouses);
  const to = warehouse && placeOf(warehouse.address);
  if (!place || !to || units.length === 0) return undefined;
  const parcel = oneBox(units);
  const { chosen } = routeParcel({
    from: place,
    to,
    poBox: false,
    parcel,
    // Nobody waits for it.
    speed: 'ECONOMY',
    options: [],
    history: [],
    day,
  });
  if (!chosen) return undefined;
  const { serviceId, carrier, priceCents } = chosen;
  return { warehouseId: warehouse.warehouseId, serviceId, carrier, priceCents, ...parcel };
}

function nearest(from: PostalPlace, warehouses: readonly Warehouse[]): Warehouse | undefined {
  const miles = ({ address }: Warehouse) => {
    const to = placeOf(address);
    return (to && distanceMiles(from, to)) ?? Number.MAX_SAFE_INTEGER;
  };
  return warehouses
    .filter((w) => w.capabilities.includes('RETURNS') && w.address.country === from.country)
    .sort((a, b) => miles(a) - miles(b) || a.warehouseId.localeCompare(b.warehouseId))
    .at(0);
}

function placeOf({ country, postalCode }: Address): PostalPlace | undefined {
  return postalPlaceSchema.safeParse({ country, postalCode }).data;
}
