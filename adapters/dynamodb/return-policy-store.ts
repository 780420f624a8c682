/** Return policies: a seller's rules and those of each SKU in one partition, each an item of its own. */
import { StaleVersion } from '../../domain/kernel/domain-error.ts';
import {
  statedRulesSchema,
  type ReturnPolicyStore,
  type ReturnRules,
  type StatedRules,
} from '../../domain/return-policy/return-policy.ts';
import { orRefused } from './conditional.ts';
import { returnRulesKey } from './keys.ts';
import { readItem, toItem } from './record.ts';
import type { Condition, Table } from './table.ts';

export function createReturnPolicyStore(table: Table): ReturnPolicyStore {
  return {
    async find(tenant, skus) {
      const keys = [undefined, ...skus].map((sku) => returnRulesKey(tenant, sku));
      const stated = (await table.getMany(keys)).map((item) => readItem(statedRulesSchema, item));
      const own = stated.flatMap(({ sku, rules }): [string, Partial<ReturnRules>][] =>
        sku === undefined ? [] : [[sku, rules]],
      );
      return {
        rules: stated.find(({ sku }) => sku === undefined)?.rules ?? {},
        bySku: Object.fromEntries(own),
      };
    },

    async findStated(tenant, sku) {
      const item = await table.get(returnRulesKey(tenant, sku));
      return item && readItem(statedRulesSchema, item);
    },

    async put(next) {
      const read = next.version - 1;
      const condition: Condition = read === 0 ? { item: 'absent' } : { equals: { version: read } };
      const item = toItem(returnRulesKey(next.tenant, next.sku), next);
      await orRefused(
        () => table.put(item, condition),
        () => stale(next),
      );
    },

    async remove(stated) {
      const { tenant, sku, version } = stated;
      await orRefused(
        () => table.delete(returnRulesKey(tenant, sku), { equals: { version } }),
        () => stale(stated),
      );
    },
  };
}

function stale({ sku }: StatedRules): never {
  throw new StaleVersion(sku === undefined ? 'return policy' : `return policy of ${sku}`);
}
