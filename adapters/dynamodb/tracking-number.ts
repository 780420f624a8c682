/** Whose parcel a carrier's number means. Numbers are used again after months: the newest owner is the one that is meant. */
import { z } from 'zod';
import { orderIdSchema, returnIdSchema, tenantSchema } from '../../domain/kernel/ids.ts';
import type { ParcelKey } from '../../domain/parcel/parcel-store.ts';
import { trackingNumberKey } from './keys.ts';
import { readItem, toItem } from './record.ts';
import type { Table, Write } from './table.ts';

const ownerSchema = z.union([
  z.strictObject({ tenant: tenantSchema, orderId: orderIdSchema, n: z.int().positive() }),
  z.strictObject({ tenant: tenantSchema, returnId: returnIdSchema }),
]);

/** Part of the transaction that keeps the label. */
export function trackingNumberWrite(number: string, owner: ParcelKey): Write {
  return { put: toItem(trackingNumberKey(number), ownerSchema.parse(ownerOf(owner))) };
}

export async function findByTracking(table: Table, number: string): Promise<ParcelKey | undefined> {
  const item = await table.get(trackingNumberKey(number));
  return item && readItem(ownerSchema, item);
}

/** The key's own fields: whole records are keys too. */
function ownerOf(owner: ParcelKey): ParcelKey {
  const { tenant } = owner;
  return 'orderId' in owner
    ? { tenant, orderId: owner.orderId, n: owner.n }
    : { tenant, returnId: owner.returnId };
}
