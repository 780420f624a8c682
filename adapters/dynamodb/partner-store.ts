/** Outside parties and their secrets. */
import { partnerSchema, type PartnerStore } from '../../domain/partner/partner.ts';
import { partnerKey, partnerPk } from './keys.ts';
import { readItem, toItem } from './record.ts';
import type { Table } from './table.ts';

export function createPartnerStore(table: Table): PartnerStore {
  return {
    put: (partner) => table.put(toItem(partnerKey(partner.source, partner.partnerId), partner)),

    async bySource(source) {
      const { items } = await table.query({ pk: partnerPk, skPrefix: `${source}#`, limit: 1 });
      return items[0] && readItem(partnerSchema, items[0]);
    },
  };
}
