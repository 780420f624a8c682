/** Everything with a lifecycle has its head under its own id, so that one batch of reads asks many sellers for it. */
import { z } from 'zod';
import { shipmentIdSchema } from '../../domain/kernel/ids.ts';
import type { EntityLookup } from '../../domain/search/entity-lookup.ts';
import { entityPk, uniqueReferenceKey } from './keys.ts';
import { readItem } from './record.ts';
import type { Table } from './table.ts';

const calledSchema = z.strictObject({ shipmentId: shipmentIdSchema });

export function createEntityLookup(table: Table): EntityLookup {
  return {
    async existing(named) {
      const keys = named.map(({ tenant, entityId }) => ({
        pk: entityPk(tenant, entityId),
        sk: 'HEAD',
      }));
      const there = new Set((await table.getMany(keys)).map(({ pk }) => pk));
      return named.filter(({ tenant, entityId }) => there.has(entityPk(tenant, entityId)));
    },

    async shipmentsCalled(reference, tenants) {
      const named = tenants.map((tenant) => ({
        tenant,
        key: uniqueReferenceKey(tenant, reference),
      }));
      const items = await table.getMany(named.map(({ key }) => key));
      return named.flatMap(({ tenant, key }) => {
        const item = items.find(({ pk }) => pk === key.pk);
        return item ? [{ tenant, ...readItem(calledSchema, item) }] : [];
      });
    },
  };
}
