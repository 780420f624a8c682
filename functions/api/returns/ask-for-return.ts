/** A return asked for, by a seller or in a shop: decided, kept once, started; what replaces it is ordered. */
import { IdempotencyKeyReused } from '../../../domain/kernel/domain-error.ts';
import type { ReturnId, Tenant } from '../../../domain/kernel/ids.ts';
import { requestReturn } from '../../../domain/return/request-return.ts';
import type { ReturnWish } from '../../../domain/return/wished-lines.ts';
import { isClosed } from '../../../domain/return/return-record.ts';
import { startReturn } from '../../../domain/return/return-outbox.ts';
import type { Return } from '../../../domain/return/return.ts';
import { startReplacement } from '../../../domain/return/start-replacement.ts';
import type { WholeOrder } from '../orders/order-view.ts';
import type { RequestPorts } from './returns-ports.ts';

interface Asked {
  readonly tenant: Tenant;
  readonly returnId: ReturnId;
  /** The same id with another hash is another request under a used name. */
  readonly requestHash: string;
  readonly found: WholeOrder | undefined;
  readonly counts: 'DELIVERED' | 'SHIPPED';
}

/** Throws InvalidRequest, IdempotencyKeyReused, Conflict NO_RETURNABLE_QUANTITY. */
export async function askForReturn(
  ports: RequestPorts,
  wish: ReturnWish,
  asked: Asked,
): Promise<{ ret: Return; replayed: boolean }> {
  const facts = { ...asked, ...(await factsFor(ports, asked)), now: ports.now() };
  const { ret, claims } = requestReturn(wish, facts);
  const outbox = isClosed(ret) ? {} : { outbox: startReturn(ret, ret.createdAt) };
  const written = await ports.returns.create({ ret, claims, ...outbox });
  const kept = written.kind === 'created' ? ret : written.ret;
  if (kept.requestHash !== asked.requestHash) throw new IdempotencyKeyReused();
  // Nothing follows by itself for what is kept by the buyer: also a repeat sees to its replacement.
  const replaces = kept.status === 'RETURNLESS_REFUND' && kept.resolution === 'EXCHANGE';
  if (replaces) await startReplacement(ports, kept, ports.now());
  return { ret: kept, replayed: written.kind === 'duplicate' };
}

async function factsFor(ports: RequestPorts, { tenant, found }: Asked) {
  const codes = [...new Set(found?.order.lines.map(({ sku }) => sku))];
  const [returned, skus, policy, warehouses] = await Promise.all([
    found ? ports.returns.returnedOf(tenant, found.order.orderId) : {},
    codes.length > 0 ? ports.skus.findMany(tenant, codes) : [],
    ports.policies.find(tenant, codes),
    ports.warehouses.list(),
  ]);
  return { returned, skus, policy, warehouses };
}
