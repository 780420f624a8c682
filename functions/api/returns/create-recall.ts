import { IdempotencyKeyReused } from '../../../domain/kernel/domain-error.ts';
import { returnIdSchema, type Tenant } from '../../../domain/kernel/ids.ts';
import { firstAskedAt } from '../../../domain/parcel/silence.ts';
import { carrierOfNumber, normalNumber } from '../../../domain/parcel/tracking-number.ts';
import { requestRecall } from '../../../domain/return/request-recall.ts';
import type { Return } from '../../../domain/return/return.ts';
import { digestIdOf } from '../../runtime/digest-id-of.ts';
import { idempotencyKeyOf, payloadHashOf } from '../../runtime/idempotency.ts';
import { noParams, noQuery, sellerRoute } from '../../runtime/router.ts';
import { recallRequest, type recallAccepted } from './contract.ts';
import { locationOf, returnToOf } from './return-view.ts';
import type { ReturnsPorts } from './returns-ports.ts';
import type { z } from 'zod';

type Wish = z.output<typeof recallRequest>;

/** 202 with the address to send to. The same key and payload answers the same again: the return's id is made of the key. */
export const createRecall = (ports: ReturnsPorts) =>
  sellerRoute('POST', '/returns/recalls', 'returns:write', {
    params: noParams,
    query: noQuery,
    body: recallRequest,
    handle: async ({ caller: { tenant }, body, request }) => {
      const key = idempotencyKeyOf(request);
      const returnId = returnIdSchema.parse(`ret_${digestIdOf(`${tenant}|recall|${key}`)}`);
      const requestHash = payloadHashOf(request);
      const known = await ports.returns.find({ tenant, returnId });
      const ret = known ?? (await recalled(ports, { tenant, returnId, requestHash }, body));
      if (ret.requestHash !== requestHash) throw new IdempotencyKeyReused();
      // Also a repeat sees to it: its first try may have died before.
      await followNumber(ports, ret);
      const headers = {
        location: locationOf(ret),
        ...(known && { 'idempotent-replayed': 'true' }),
      };
      return { status: 202, body: await acceptedBody(ports, ret.returnId, body), headers };
    },
  });

interface Asked {
  readonly tenant: Tenant;
  readonly returnId: Return['returnId'];
  readonly requestHash: string;
}

/** Throws InvalidRequest, Conflict NO_RETURNABLE_QUANTITY. */
async function recalled(ports: ReturnsPorts, asked: Asked, wish: Wish): Promise<Return> {
  const { tenant } = asked;
  const { orderId } = wish;
  const [warehouse, skus, sent, returned] = await Promise.all([
    ports.warehouses.find(wish.warehouseId),
    ports.skus.findMany(tenant, [...new Set(wish.lines.map(({ sku }) => sku))]),
    orderId && ports.orders.findWhole({ tenant, orderId }),
    orderId ? ports.returns.returnedOf(tenant, orderId) : {},
  ]);
  const facts = { ...asked, warehouse, skus, sent: sent || undefined, returned, now: ports.now() };
  const opened = requestRecall(wish, facts);
  const written = await ports.returns.create(opened);
  return written.kind === 'created' ? opened.ret : written.ret;
}

/** The carrier's scans are followed. A number that means another parcel already is not taken from it on a seller's word. */
async function followNumber({ numbers }: ReturnsPorts, ret: Return): Promise<void> {
  const { tenant, returnId, createdAt, trackingNumbers } = ret;
  for (const number of trackingNumbers) {
    if (await numbers.find(number)) continue;
    const carrier = carrierOfNumber(normalNumber(number)) ?? 'OTHER';
    await numbers.learn({ number, carrier, key: { tenant, returnId } }, firstAskedAt(createdAt));
  }
}

/** Made of what never changes, so that a repeat answers the same. */
async function acceptedBody(
  ports: ReturnsPorts,
  returnId: Return['returnId'],
  { warehouseId, lines }: Wish,
): Promise<z.input<typeof recallAccepted>> {
  const returnTo = await returnToOf(ports, warehouseId);
  return { returnId, lines, ...(returnTo && { returnTo }) };
}
