/** What sellers state about their returns, and what applies then. */
import { z } from 'zod';
import { skuCodeSchema } from '../../../domain/kernel/ids.ts';
import { timestampSchema } from '../../../domain/kernel/time.ts';
import { returnRulesSchema } from '../../../domain/return-policy/return-policy.ts';

export const skuParams = z.strictObject({ sku: skuCodeSchema });

/** Only what differs from what is more general; what is left out is no longer stated. */
export const rulesRequest = returnRulesSchema.partial();

export const policyView = z.strictObject({
  /** 0: nothing is stated. Also the ETag; a PUT or DELETE with If-Match does nothing to another version. */
  version: z.int().nonnegative(),
  stated: returnRulesSchema.partial(),
  /** Defaults, the seller's own and the SKU's, laid over each other. */
  effective: returnRulesSchema,
  updatedAt: timestampSchema.optional(),
});
export const skuPolicyView = policyView.extend({ sku: skuCodeSchema });
