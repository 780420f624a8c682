/** One shop, one name, however its platform writes it that day: schemes, slashes and capitals do not make another shop. */
import type { ShopSource } from './shop.ts';

export function shopNameOf(source: ShopSource, written: string): string {
  const name = written.trim();
  // Amazon's seller ids are case-sensitive tokens; the others are host names, WooCommerce's with a path perhaps.
  if (source === 'AMAZON') return name;
  return name
    .toLowerCase()
    .replace(/^https?:\/\//, '')
    .replace(/\/+$/, '');
}
