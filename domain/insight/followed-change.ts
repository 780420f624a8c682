/** Changes that something inside the house follows from: a count, a removal that goes on, an alert of low stock. */
import { z } from 'zod';
import type { RecordChange } from '../announcement/record-change.ts';
import { tenantSchema } from '../kernel/ids.ts';

/** Where to look; who follows it reads what stands there, so that coming twice or late changes nothing. */
export const followedSchema = z.discriminatedUnion('what', [
  z.strictObject({
    what: z.literal('FULFILMENT'),
    tenant: tenantSchema,
    entityId: z.string(),
    n: z.int().positive(),
  }),
  z.strictObject({ what: z.literal('RETURN'), tenant: tenantSchema, entityId: z.string() }),
  z.strictObject({ what: z.literal('REMOVAL'), tenant: tenantSchema, entityId: z.string() }),
  z.strictObject({ what: z.literal('STOCK'), tenant: tenantSchema, sku: z.string() }),
]);
export type Followed = z.infer<typeof followedSchema>;

type Fields = Readonly<Record<string, unknown>>;

/** Undefined for what nobody here cares for. */
export function followedChange(change: RecordChange): Followed | undefined {
  const { tenant, entityId, part, n, before, after } = change;
  const kind = entityId.slice(0, 4);
  if (!hasMoved(before, after)) return undefined;
  if (part === 'FULFILMENT' && kind === 'ord_' && n !== undefined)
    return hasLeft(after) ? { what: 'FULFILMENT', tenant, entityId, n } : undefined;
  if (part === 'HEAD' && kind === 'ret_') return { what: 'RETURN', tenant, entityId };
  if (part === 'CASE' && kind === 'rem_') return { what: 'REMOVAL', tenant, entityId };
  return undefined;
}

function hasMoved(before: Fields | undefined, after: Fields): boolean {
  return before?.['status'] !== after['status'] || before?.['foundAt'] !== after['foundAt'];
}

function hasLeft({ status, foundAt }: Fields): boolean {
  return status === 'SHIPPED' || status === 'DELIVERED' || foundAt !== undefined;
}
