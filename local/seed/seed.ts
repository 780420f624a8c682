/**
 * What a fresh data directory needs before anyone can ship: sellers with keys, warehouses, partners, shops. Seeding again
 * changes nothing but the addresses of partners and shops.
 */
import type { Shop, ShopStore } from '../../domain/channel/shop.ts';
import type { Now } from '../../domain/kernel/time.ts';
import type { Partner, PartnerStore } from '../../domain/partner/partner.ts';
import { scopeSchema, type SellerStore } from '../../domain/seller/seller.ts';
import type { WarehouseStore } from '../../domain/warehouse/warehouse.ts';
import { hashOfApiKey, keyIdOf } from '../../functions/api/authorizer/api-key.ts';
import type { AccessKeys } from './access-keys.ts';
import { SELLERS } from './sellers.ts';
import { WAREHOUSES } from './warehouses.ts';

export interface SeedPorts {
  readonly sellers: Pick<SellerStore, 'put' | 'putKey' | 'findKey'>;
  readonly warehouses: Pick<WarehouseStore, 'put'>;
  readonly partners: Pick<PartnerStore, 'put'>;
  readonly shops: Pick<ShopStore, 'put'>;
  readonly now: Now;
}

export async function seed(
  ports: SeedPorts,
  keys: AccessKeys,
  partners: readonly Partner[],
  shops: readonly Shop[],
): Promise<void> {
  await Promise.all([
    ...SELLERS.map((seller) => ports.sellers.put(seller)),
    ...SELLERS.map(({ tenant }) => seedKey(ports, tenant, keys[tenant] ?? '')),
    ...WAREHOUSES.map((warehouse) => ports.warehouses.put(warehouse)),
    ...partners.map((partner) => ports.partners.put(partner)),
    ...shops.map((shop) => ports.shops.put(shop)),
  ]);
}

/** All scopes: who tries things wants to try them all. */
async function seedKey(
  { sellers, now }: SeedPorts,
  tenant: (typeof SELLERS)[number]['tenant'],
  key: string,
): Promise<void> {
  const keyId = keyIdOf(key);
  if (keyId === undefined || (await sellers.findKey(keyId))) return;
  await sellers.putKey({
    keyId,
    tenant,
    hash: hashOfApiKey(key),
    last4: key.slice(-4),
    scopes: scopeSchema.options,
    createdAt: now(),
  });
}
