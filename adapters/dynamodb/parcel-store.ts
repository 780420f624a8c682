/** A parcel's tracking in the partition of what it is for; a webhook, however many events it brings, is one conditional put. */
import { StaleVersion } from '../../domain/kernel/domain-error.ts';
import type { ParcelKey, ParcelStore } from '../../domain/parcel/parcel-store.ts';
import { NOTHING_TOLD } from '../../domain/parcel/parcel-tracking.ts';
import { orRefused } from './conditional.ts';
import { parcelKey, returnParcelKey } from './keys.ts';
import { parcelItem, readParcel } from './parcel-record.ts';
import type { Table } from './table.ts';

const keyOf = (key: ParcelKey) => ('orderId' in key ? parcelKey(key) : returnParcelKey(key));

export function createParcelStore(table: Table): ParcelStore {
  return {
    async find(key) {
      const item = await table.get(keyOf(key));
      return item ? readParcel(item) : NOTHING_TOLD;
    },

    async save(key, next) {
      const read = next.version - 1;
      const condition = read === 0 ? ({ item: 'absent' } as const) : { equals: { version: read } };
      await orRefused(
        () => table.put(parcelItem(keyOf(key), next), condition),
        () => {
          throw new StaleVersion(`parcel of ${'orderId' in key ? key.orderId : key.returnId}`);
        },
      );
    },
  };
}
