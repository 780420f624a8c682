import { createHash } from 'node:crypto';
import {
  Conflict,
  IdempotencyKeyReused,
  IllegalTransition,
  InvalidRequest,
} from '../../../domain/kernel/domain-error.ts';
import { fault } from '../../../domain/kernel/fault.ts';
import { placeHold, releaseHold } from '../../../domain/order/amend-order.ts';
import { LEFT } from '../../../domain/order/order-status.ts';
import type { Hold, Order } from '../../../domain/order/order.ts';
import { idempotencyKeyOf } from '../../runtime/idempotency.ts';
import { noBody, noQuery, sellerRoute } from '../../runtime/router.ts';
import { changeOrder, refuseOver } from './change-order.ts';
import { holdParams, orderParams, placeHoldRequest } from './contract.ts';
import { acceptedAnswer, statusOf, type WholeOrder } from './order-view.ts';
import type { OrdersPorts } from './orders-ports.ts';

/**
 * What is not with a warehouse waits; a floor that has it is asked to stop and put it back. A parcel that left, or whose floor did
 * not stop, is noted on the hold (`tooLateFor`). The same key is the same hold.
 */
export const holdOrder = (ports: OrdersPorts) =>
  sellerRoute('POST', '/orders/{orderId}/holds', 'orders:write', {
    params: orderParams,
    query: noQuery,
    body: placeHoldRequest,
    handle: async ({ caller: { tenant, actor }, params: { orderId }, body, request }) => {
      const hold: Hold = {
        ...body,
        holdId: holdIdOf(idempotencyKeyOf(request)),
        codes: [],
        placedBy: actor,
        placedAt: ports.now(),
        releasePolicy: 'BY_HAND',
      };
      const asked = { event: 'hold', actor, correlationId: request.requestId };
      const whole = await changeOrder(ports, { tenant, orderId }, asked, (found) => {
        if (isRepeated(found.order, hold)) return undefined;
        refuseOver(found, 'hold');
        refuseLeft(found);
        refusePast(hold);
        return placeHold(found.order, hold);
      });
      return acceptedAnswer(whole, hold.holdId);
    },
  });

/** Nothing is left that could be held: only its carriers could be asked, by a cancellation. Throws IllegalTransition. */
function refuseLeft(whole: WholeOrder): void {
  const sent = whole.fulfilments.filter(({ status }) => status !== 'CANCELLED');
  if (sent.length > 0 && sent.every(({ status }) => LEFT.includes(status)))
    throw new IllegalTransition('Order', statusOf(whole), 'hold', ['cancel']);
}

/** Such a hold would cancel the order at once. Throws InvalidRequest. */
function refusePast({ expiresAt, placedAt }: Hold): void {
  if (expiresAt === undefined || expiresAt > placedAt) return;
  const past = fault('/expiresAt', 'IN_THE_PAST', 'must be in the future');
  throw new InvalidRequest('INVALID_REQUEST', 'the hold has ended before it began', [past]);
}

/** Made of the key, so that a retry finds its hold. */
function holdIdOf(idempotencyKey: string): string {
  return `hold-${createHash('sha256').update(idempotencyKey).digest('hex').slice(0, 24)}`;
}

/** Throws IdempotencyKeyReused when the key placed another hold. */
function isRepeated({ holds, released }: Order, hold: Hold): boolean {
  if (released?.includes(hold.holdId)) return true;
  const known = holds.find(({ holdId }) => holdId === hold.holdId);
  if (!known) return false;
  const same = known.reason === hold.reason && known.note === hold.note;
  if (!same || known.expiresAt !== hold.expiresAt) throw new IdempotencyKeyReused();
  return true;
}

/** Each hold is released by itself; one that was is released again in peace. */
export const releaseOrderHold = (ports: OrdersPorts) =>
  sellerRoute('POST', '/orders/{orderId}/holds/{holdId}/release', 'orders:write', {
    params: holdParams,
    query: noQuery,
    body: noBody,
    handle: async ({ caller: { tenant, actor }, params: { orderId, holdId }, request }) => {
      const asked = { event: 'release', actor, correlationId: request.requestId };
      const whole = await changeOrder(ports, { tenant, orderId }, asked, ({ order }) => {
        const hold = order.holds.find((each) => each.holdId === holdId);
        if (!hold && order.released?.includes(holdId)) return undefined;
        refuseForeign(hold);
        return releaseHold(order, holdId, ports.now());
      });
      return acceptedAnswer(whole);
    },
  });

/** A SKU's hold ends with its registration, and what operations hold, operations release. Throws Conflict. */
function refuseForeign(hold: Hold | undefined): void {
  if (hold?.releasePolicy === 'ON_SKU' || hold?.placedBy.startsWith('operations:'))
    throw new Conflict('HOLD_NOT_YOURS', `hold ${hold.holdId} is not released by the seller`);
}
