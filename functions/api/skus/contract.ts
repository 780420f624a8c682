/** What sellers send and get about SKUs. A request is domain/sku/sku.ts `skuDetailsSchema`. */
import { z } from 'zod';
import { faultSchema } from '../../../domain/kernel/fault.ts';
import { skuCodeSchema } from '../../../domain/kernel/ids.ts';
import { timestampSchema } from '../../../domain/kernel/time.ts';
import { skuDetailsSchema } from '../../../domain/sku/sku.ts';
import { pageQuery, pageSchema } from '../../runtime/paging.ts';

export const skuParams = z.strictObject({ sku: skuCodeSchema });
export const listSkusQuery = z.strictObject(pageQuery);

/** lifecycles 4.4: only an APPROVED SKU may ship. */
export const skuView = skuDetailsSchema.extend({
  reviewStatus: z.enum(['PENDING_REVIEW', 'APPROVED', 'REJECTED', 'SUSPENDED']),
  /** Stable codes of what a person looks at; the reason given when refused or suspended. */
  reviewReasons: z.array(z.string()),
  warnings: z.array(faultSchema.omit({ params: true })),
  createdAt: timestampSchema,
  updatedAt: timestampSchema,
});
export const skuPage = pageSchema(skuView);
