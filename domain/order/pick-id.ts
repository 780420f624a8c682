/** The name under which a warehouse's floor knows a plan of a fulfilment. It comes back with every fact, signed by the warehouse. */
import { orderIdSchema, tenantSchema } from '../kernel/ids.ts';
import type { Fulfilment } from './fulfilment.ts';
import type { FulfilmentKey } from './order-store.ts';

/** `{tenant}.{orderId}-{n}-{attempt}` */
export function pickIdOf({
  tenant,
  orderId,
  n,
  attempt,
}: Pick<Fulfilment, 'tenant' | 'orderId' | 'n' | 'attempt'>): string {
  return `${tenant}.${orderId}-${n}-${attempt}`;
}

/** Undefined when no pick of ours can have this name. */
export function readPickId(pickId: string): (FulfilmentKey & { attempt: number }) | undefined {
  const [, owner, order, n, attempt] =
    /^([^.]+)\.(ord_[^-]+)-(\d{1,3})-(\d{1,4})$/.exec(pickId) ?? [];
  const tenant = tenantSchema.safeParse(owner);
  const orderId = orderIdSchema.safeParse(order);
  if (!tenant.success || !orderId.success) return undefined;
  return { tenant: tenant.data, orderId: orderId.data, n: Number(n), attempt: Number(attempt) };
}
