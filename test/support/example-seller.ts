/** The seller of the examples. */
import { sellerSchema, type Seller } from '../../domain/seller/seller.ts';
import { tenant } from './example-shipment.ts';

export function aSeller(more: Partial<Seller> = {}): Seller {
  return sellerSchema.parse({
    tenant,
    name: 'Lumio Lighting Co.',
    nameZh: '流明照明',
    uscc: '91440300MA5FLUMN03',
    importerNumbers: {},
    status: 'ACTIVE',
    ...more,
  });
}
