/** The Shopify shop of the seller in the examples. */
import { shopSchema, type Shop } from '../../domain/channel/shop.ts';
import { T0, tenant } from './example-shipment.ts';

export function aShop(more: Partial<Shop> = {}): Shop {
  return shopSchema.parse({
    source: 'SHOPIFY',
    shop: 'lumio.myshopify.com',
    tenant,
    name: 'Lumio',
    endpoint: 'https://lumio.test',
    accessToken: 'shpat_x',
    webhookSecrets: ['s'],
    status: 'ACTIVE',
    connectedAt: T0,
    ...more,
  });
}
