/** The queue of a SKU: who waits for units, oldest order first. */
import { z } from 'zod';
import { orderIdSchema, skuCodeSchema, tenantSchema } from '../../domain/kernel/ids.ts';
import type { BackorderEntry } from '../../domain/order/order-store.ts';
import { backorderKey, backorderPk } from './keys.ts';
import { readItem, toItem } from './record.ts';
import type { Item, Table } from './table.ts';

const entrySchema = z.strictObject({
  tenant: tenantSchema,
  orderId: orderIdSchema,
  n: z.int().positive(),
  sku: skuCodeSchema,
  since: z.string(),
  quantity: z.int().positive(),
  country: z.string(),
});

export function backorderItem(entry: BackorderEntry): Item {
  return toItem(backorderKey(entry), entry);
}

export async function readBackorders(
  table: Table,
  tenant: string,
  sku: string,
  limit: number,
): Promise<BackorderEntry[]> {
  const { items } = await table.query({ pk: backorderPk(tenant, sku), limit });
  return items.map((item) => readItem(entrySchema, item));
}
