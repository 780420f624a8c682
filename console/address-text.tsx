import type { Order } from './api/operations-api.ts';

/** As on a label, in one line. */
export function AddressText({ address }: { address: Order['shipTo'] }) {
  const { name, lines, city, region, postalCode, country } = address;
  const place = [city, region, postalCode, country].filter(Boolean).join(' ');
  return [name, ...lines, place].filter(Boolean).join(', ');
}
