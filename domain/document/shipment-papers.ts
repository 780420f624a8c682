/** Everything a paper about a shipment is made from: read once, printed many times. */
import type { Timestamp } from '../kernel/time.ts';
import type { Seller } from '../seller/seller.ts';
import type { Shipment, ShipmentContent } from '../shipment/shipment.ts';
import type { Sku } from '../sku/sku.ts';
import type { Warehouse } from '../warehouse/warehouse.ts';
import { BrokenRecord } from '../kernel/domain-error.ts';

export interface ShipmentPapers {
  readonly shipment: Shipment;
  readonly content: ShipmentContent;
  /** The SKU master of every SKU in `content`. */
  readonly skus: readonly Sku[];
  readonly seller: Seller;
  readonly warehouse: Warehouse;
  readonly issuedAt: Timestamp;
}

/** The master record of a packed SKU. Throws BrokenRecord: the pre-check lets no unregistered SKU through (M-021). */
export function skuOf(papers: ShipmentPapers, code: string): Sku {
  const found = papers.skus.find((sku) => sku.sku === code);
  if (!found) throw new BrokenRecord(`SKU ${code} is packed but not registered`);
  return found;
}

/** English and Chinese name of a SKU in one line. */
export function bilingualName(sku: Sku): string {
  return sku.nameZh === undefined ? sku.name : `${sku.name} ${sku.nameZh}`;
}
