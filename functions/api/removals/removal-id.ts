import { removalIdSchema, type RemovalId, type Tenant } from '../../../domain/kernel/ids.ts';
import { digestIdOf } from '../../runtime/digest-id-of.ts';

/** A seller's removal order at Amazon is one removal, however often it is heard of. */
export function removalIdOf(tenant: Tenant, orderId: string): RemovalId {
  return removalIdSchema.parse(`rem_${digestIdOf(`${tenant}|AMAZON|${orderId}`)}`);
}
