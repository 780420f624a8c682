import { z } from 'zod';
import { skuCodeSchema, warehouseIdSchema } from '../../../domain/kernel/ids.ts';
import { heldBuckets } from '../../../domain/stock/stock.ts';
import { pageQuery, pageSchema } from '../../runtime/paging.ts';

export const inventoryQuery = z.strictObject({
  ...pageQuery,
  sku: skuCodeSchema.optional(),
  warehouse: warehouseIdSchema.optional(),
});

/** Units by status, and in which bin; the sum of the bins is what was put away. */
export const inventoryView = z.strictObject({
  sku: skuCodeSchema,
  warehouseId: warehouseIdSchema,
  onHand: z.int().nonnegative(),
  quantities: z.record(z.enum(heldBuckets), z.int().nonnegative()),
  bins: z.array(
    z.strictObject({ bin: z.string(), lot: z.string(), quantity: z.int().nonnegative() }),
  ),
});
export const inventoryPage = pageSchema(inventoryView);
