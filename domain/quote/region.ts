/** Rate regions (M-043): the coasts of North America, and Europe. */
import { BrokenRecord } from '../kernel/domain-error.ts';
import { marketOf } from '../sku/markets.ts';
import type { Warehouse } from '../warehouse/warehouse.ts';

export type Region = 'US_WEST' | 'US_EAST' | 'CA_WEST' | 'CA_EAST' | 'EU';

const WEST = ['CA', 'OR', 'WA', 'NV', 'AZ', 'UT', 'ID', 'BC', 'AB'];

/** Throws BrokenRecord for a warehouse outside our price list. */
export function regionOf({
  address,
  warehouseId,
}: Pick<Warehouse, 'address' | 'warehouseId'>): Region {
  const market = marketOf(address.country);
  const west = WEST.includes(address.region ?? '');
  if (market === 'US') return west ? 'US_WEST' : 'US_EAST';
  if (market === 'CA') return west ? 'CA_WEST' : 'CA_EAST';
  if (market === 'EU') return 'EU';
  throw new BrokenRecord(`${warehouseId} is in no rate region`);
}
