/** Sellers and their API keys; a key is found by its id, over all tenants, since it tells the tenant. */
import { apiKeySchema, sellerSchema, type SellerStore } from '../../domain/seller/seller.ts';
import { apiKeyKey, sellerKey, sellerListPk } from './keys.ts';
import { readAll } from './partition.ts';
import { readItem, toItem } from './record.ts';
import type { Table } from './table.ts';

export function createSellerStore(table: Table): SellerStore {
  return {
    put: (seller) => {
      const index = { gsi1pk: sellerListPk, gsi1sk: seller.tenant };
      return table.put(toItem(sellerKey(seller.tenant), seller, index));
    },

    async find(tenant) {
      const item = await table.get(sellerKey(tenant));
      return item && readItem(sellerSchema, item);
    },

    async list() {
      const entries = await readAll(table, { pk: sellerListPk, index: 'gsi1' });
      const items = await table.getMany(entries);
      return items.map((item) => readItem(sellerSchema, item));
    },

    putKey: (key) => table.put(toItem(apiKeyKey(key.keyId), key)),

    async findKey(keyId) {
      const item = await table.get(apiKeyKey(keyId));
      return item && readItem(apiKeySchema, item);
    },
  };
}
