import { z } from 'zod';
import { warehouseIdSchema } from '../../../domain/kernel/ids.ts';
import { warehouseSchema } from '../../../domain/warehouse/warehouse.ts';

export const warehouseParams = z.strictObject({ warehouseId: warehouseIdSchema });

/** A handful: one page holds all. */
export const warehouseList = z.strictObject({
  data: z.array(warehouseSchema),
  nextCursor: z.null(),
});
