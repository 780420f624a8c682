/**
 * Whose parcel a carrier's number means. Numbers are used again after months: the newest owner is the one that is meant.
 * The same item says when the carrier is to be asked for news, so that a webhook never has to move that time.
 */
import { z } from 'zod';
import { orderIdSchema, returnIdSchema, tenantSchema } from '../../domain/kernel/ids.ts';
import type { Timestamp } from '../../domain/kernel/time.ts';
import type { ParcelKey, ParcelNumberStore } from '../../domain/parcel/parcel-store.ts';
import { normalNumber } from '../../domain/parcel/tracking-number.ts';
import { orRefused } from './conditional.ts';
import { readDue } from './due.ts';
import { dueAt, trackingNumberKey } from './keys.ts';
import { readItem, toItem } from './record.ts';
import type { Item, Table, Write } from './table.ts';

const label = {
  number: z.string(),
  carrier: z.string(),
  asked: z.int().nonnegative().default(0),
};
const ownerSchema = z.union([
  z.strictObject({ ...label, tenant: tenantSchema, orderId: orderIdSchema, n: z.int().positive() }),
  z.strictObject({ ...label, tenant: tenantSchema, returnId: returnIdSchema }),
]);

interface Asking {
  readonly carrier?: string;
  /** When to ask the carrier, should it be silent. */
  readonly askAt?: Timestamp;
}

/** Kept with the label, or a moment before it. */
export function trackingNumberItem(
  text: string,
  owner: ParcelKey,
  { carrier = 'OTHER', askAt }: Asking = {},
): Item {
  const number = normalNumber(text);
  const key = trackingNumberKey(number);
  const record = ownerSchema.parse({ number, carrier, ...ownerOf(owner) });
  return toItem(key, record, askAt && dueAt('PARCEL', askAt, key.pk));
}

/** Part of the transaction that keeps the label. */
export function trackingNumberWrite(number: string, owner: ParcelKey, asking?: Asking): Write {
  return { put: trackingNumberItem(number, owner, asking) };
}

export async function findByTracking(table: Table, number: string): Promise<ParcelKey | undefined> {
  const item = await table.get(trackingNumberKey(normalNumber(number)));
  return item && numberOf(item).key;
}

export function createParcelNumberStore(table: Table): ParcelNumberStore {
  return {
    async find(number) {
      const item = await table.get(trackingNumberKey(normalNumber(number)));
      return item && numberOf(item);
    },

    async learn({ number, key, carrier }, askAt) {
      await table.put(trackingNumberItem(number, key, { carrier, ...(askAt && { askAt }) }));
    },

    async toAsk(before, limit) {
      return (await readDue(table, 'PARCEL', before, limit)).map(numberOf);
    },

    async askAgain(number, at) {
      const key = trackingNumberKey(normalNumber(number));
      const next = at ? { set: dueAt('PARCEL', at, key.pk) } : { remove: ['gsi2pk', 'gsi2sk'] };
      const change = { ...next, add: { asked: 1 } };
      await orRefused(
        () => table.update(key, change, { item: 'present' }),
        () => undefined,
      );
    },
  };
}

function numberOf(item: Item) {
  const { number, carrier, asked, ...key } = readItem(ownerSchema, item);
  return { number, carrier, asked, key };
}

/** The key's own fields: whole records are keys too. */
function ownerOf(owner: ParcelKey): ParcelKey {
  const { tenant } = owner;
  return 'orderId' in owner
    ? { tenant, orderId: owner.orderId, n: owner.n }
    : { tenant, returnId: owner.returnId };
}
