import type { z } from 'zod';
import { InvalidRequest } from '../../../domain/kernel/domain-error.ts';
import { fault } from '../../../domain/kernel/fault.ts';
import { returnIdSchema, type Tenant } from '../../../domain/kernel/ids.ts';
import { isClosed } from '../../../domain/return/return-record.ts';
import type { Return } from '../../../domain/return/return.ts';
import { digestIdOf } from '../../runtime/digest-id-of.ts';
import { idempotencyKeyOf, payloadHashOf } from '../../runtime/idempotency.ts';
import { noParams, noQuery, sellerRoute } from '../../runtime/router.ts';
import { askForReturn } from './ask-for-return.ts';
import { createReturnRequest } from './contract.ts';
import type { returnAccepted } from './contract.ts';
import { locationOf, returnToOf } from './return-view.ts';
import type { ReturnsPorts } from './returns-ports.ts';

type Wish = z.output<typeof createReturnRequest>;

/**
 * 202 when something follows, 201 when it is over at once. Decided before any address is told (M-120); the answer shows the sums.
 * The same key and payload answers the same again: the return's id is made of the key.
 */
export const createReturn = (ports: ReturnsPorts) =>
  sellerRoute('POST', '/returns', 'returns:write', {
    params: noParams,
    query: noQuery,
    body: createReturnRequest,
    handle: async ({ caller: { tenant }, body, request }) => {
      const key = idempotencyKeyOf(request);
      const asked = {
        tenant,
        returnId: returnIdSchema.parse(`ret_${digestIdOf(`${tenant}|${key}`)}`),
        requestHash: payloadHashOf(request),
        found: await orderOf(ports, tenant, body),
        counts: 'DELIVERED',
      } as const;
      const { ret, replayed } = await askForReturn(ports, body, asked);
      const headers = {
        location: locationOf(ret),
        ...(replayed && { 'idempotent-replayed': 'true' }),
      };
      const status = isClosed(ret) && ret.closedAt === ret.createdAt ? 201 : 202;
      return { status, body: await acceptedBody(ports, ret), headers };
    },
  });

/** One of both names it; a number nobody knows is no fault of the request: such a return is declined, and says so. */
async function orderOf({ orders }: ReturnsPorts, tenant: Tenant, { orderId, reference }: Wish) {
  if ((orderId === undefined) === (reference === undefined))
    throw new InvalidRequest('INVALID_REQUEST', 'name the order once', [
      fault('/orderId', 'ORDER_NAMED_ONCE', 'give either orderId or reference'),
    ]);
  if (orderId) return orders.findWhole({ tenant, orderId });
  const page = await orders.list({ tenant, ...(reference && { reference }) }, { limit: 1 });
  const [found] = page.data;
  return found && orders.findWhole(found);
}

/** Made of what never changes, so that a repeat answers the same. */
async function acceptedBody(
  ports: ReturnsPorts,
  { returnId, triage, offer, wayBack }: Return,
): Promise<z.input<typeof returnAccepted>> {
  const decided = triage ?? { outcome: 'PENDING_REVIEW', why: ['UNKNOWN'] };
  const to = decided.outcome === 'APPROVED' ? wayBack?.warehouseId : undefined;
  const returnTo = await returnToOf(ports, to);
  return {
    returnId,
    outcome: decided.outcome,
    triage: decided,
    ...(decided.outcome === 'PARTIAL_REFUND_OFFERED' && { offer }),
    ...(returnTo && { returnTo }),
  };
}
