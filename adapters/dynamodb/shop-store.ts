/** Sellers' shops: found by their own name when a message comes, listed by seller. */
import { z } from 'zod';
import { shopNameOf } from '../../domain/channel/shop-name.ts';
import { shopSchema, shopSourceSchema } from '../../domain/channel/shop.ts';
import type { Shop, ShopSource, ShopStore } from '../../domain/channel/shop.ts';
import { Conflict, StaleVersion } from '../../domain/kernel/domain-error.ts';
import { attempt } from './attempt.ts';
import { shopKey, shopListKey, shopListPk } from './keys.ts';
import { readAll } from './partition.ts';
import { readItem, toItem } from './record.ts';
import type { Condition, Table, Write } from './table.ts';

export function createShopStore(table: Table): ShopStore {
  const find = async (source: ShopSource, shop: string) => {
    const item = await table.get(shopKey(source, shopNameOf(source, shop)));
    return item && readItem(shopSchema, item);
  };

  return {
    find,

    async put(shop) {
      const stands = await find(shop.source, shop.shop);
      if (stands && !isFree(stands, shop))
        throw new Conflict('SHOP_TAKEN', `${shop.shop} is connected with another seller`);
      const writes = [...putting(shop, stands), ...unlisting(shop, stands)];
      const what = `shop ${shop.shop}`;
      if (await attempt(table, writes, what)) throw new StaleVersion(what);
    },

    async ofTenant(tenant) {
      const entries = await readAll(table, { pk: shopListPk(tenant) });
      const keys = entries.map((item) => readItem(entrySchema, item));
      const items = await table.getMany(keys.map(({ source, name }) => shopKey(source, name)));
      return items.map((item) => readItem(shopSchema, item));
    },
  };
}

const entrySchema = z.strictObject({ source: shopSourceSchema, name: z.string() });

/** A shop that was disconnected may be connected by whoever has it now. */
const isFree = (stands: Shop, shop: Shop) =>
  stands.tenant === shop.tenant || stands.status === 'DISCONNECTED';

function putting(shop: Shop, stands: Shop | undefined): Write[] {
  const name = shopNameOf(shop.source, shop.shop);
  // Nobody took it between the read and this write.
  const condition: Condition = stands
    ? { equals: { tenant: stands.tenant, status: stands.status } }
    : { item: 'absent' };
  const entry = { source: shop.source, name };
  return [
    { put: toItem(shopKey(shop.source, name), shop), condition },
    { put: toItem(shopListKey(shop.tenant, shop.source, name), entry) },
  ];
}

function unlisting({ tenant, source, shop }: Shop, stands: Shop | undefined): Write[] {
  if (!stands || stands.tenant === tenant) return [];
  return [{ delete: shopListKey(stands.tenant, source, shopNameOf(source, shop)) }];
}
