import { InvalidRequest } from '../../../domain/kernel/domain-error.ts';
import type { OrderId, Tenant } from '../../../domain/kernel/ids.ts';
import { relayFaults } from '../../../domain/order/check-relay.ts';
import type { OrderStatus } from '../../../domain/order/order-status.ts';
import type { Order } from '../../../domain/order/order.ts';
import { placeOrder as placed, apiChannel } from '../../../domain/order/place-order.ts';
import {
  placeOrderRequestSchema,
  type PlaceOrderRequest,
} from '../../../domain/order/place-order-request.ts';
import { boxIdOf } from '../../../domain/relay/relay.ts';
import type { AcceptedRequest } from '../../../domain/shipment/shipment-store.ts';
import type { SellerCaller } from '../../runtime/access.ts';
import type { HttpRequest } from '../../runtime/http-message.ts';
import { acceptedRequest, answerOf } from '../../runtime/idempotency.ts';
import { orderIdOf } from '../../runtime/order-id.ts';
import { noParams, noQuery, sellerRoute } from '../../runtime/router.ts';
import { acceptedBody, locationOf, statusOf } from './order-view.ts';
import type { OrdersPorts } from './orders-ports.ts';

/** 202; the same key and payload answers the same again. */
export const placeOrder = (ports: OrdersPorts) =>
  sellerRoute('POST', '/orders', 'orders:write', {
    params: noParams,
    query: noQuery,
    body: placeOrderRequestSchema,
    handle: async ({ caller, body, request }) => {
      const { accepted, replayed } = await place(ports, caller, body, request);
      return answerOf(accepted, replayed);
    },
  });

/**
 * `within`: where in the request the order stands, for the pointers of its faults. Throws Refusal 400 without a key,
 * InvalidRequest, IdempotencyKeyReused, Conflict REFERENCE_TAKEN, FBA_BOX_TAKEN.
 */
export async function place(
  ports: OrdersPorts,
  { tenant }: SellerCaller,
  body: PlaceOrderRequest,
  request: HttpRequest,
  within = '',
): Promise<{ accepted: AcceptedRequest; replayed: boolean }> {
  await mustBeSendable(ports, tenant, body, within);
  const { orders, now } = ports;
  const orderId = orderIdOf(tenant, apiChannel(body.reference));
  const { order, outbox } = placed(body, { tenant, orderId, at: now() });
  const answer = { status: 202, body: acceptedBody(order, []), location: locationOf(order) };
  const accepted = acceptedRequest(request, answer, order.createdAt);
  const box = await boxGivenUp(ports, order);
  const written = await orders.create({ order, outbox, request: accepted, ...box });
  return written.kind === 'created'
    ? { accepted, replayed: false }
    : { accepted: written.request ?? accepted, replayed: true };
}

/** Only a relay needs its SKUs read here: what any other order cannot have holds it later. Throws InvalidRequest. */
async function mustBeSendable(
  { skus }: Pick<OrdersPorts, 'skus'>,
  tenant: Tenant,
  body: PlaceOrderRequest,
  within: string,
): Promise<void> {
  const codes = body.relay ? [...new Set(body.lines.map(({ sku }) => sku))] : [];
  const known = codes.length > 0 ? await skus.findMany(tenant, codes) : [];
  const faults = relayFaults(body, new Map(known.map((sku) => [sku.sku, sku])));
  if (faults.length === 0) return;
  const placed = faults.map((each) => ({ ...each, pointer: `${within}${each.pointer}` }));
  throw new InvalidRequest('INVALID_REQUEST', 'the order has faults', placed);
}

const NEVER_SENT: readonly OrderStatus[] = ['CANCELLED', 'REJECTED'];

/** Its own, or that of an order that ended before it was sent, may be taken again. */
async function boxGivenUp(
  { orders }: Pick<OrdersPorts, 'orders'>,
  { tenant, orderId, relay }: Order,
): Promise<{ gaveUpBox?: OrderId }> {
  const before = relay && (await orders.findByBox(tenant, boxIdOf(relay)));
  if (!before) return {};
  const whole =
    before === orderId ? undefined : await orders.findWhole({ tenant, orderId: before });
  return !whole || NEVER_SENT.includes(statusOf(whole)) ? { gaveUpBox: before } : {};
}
