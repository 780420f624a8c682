import { isDeepStrictEqual } from 'node:util';
import { IllegalTransition, InvalidRequest } from '../../../domain/kernel/domain-error.ts';
import { correctAddress as corrected } from '../../../domain/order/amend-order.ts';
import { consigneeFaults } from '../../../domain/order/check-relay.ts';
import type { Address } from '../../../domain/shipment/shipment.ts';
import { noQuery, sellerRoute } from '../../runtime/router.ts';
import { changeOrder, refuseOver } from './change-order.ts';
import { correctAddressRequest, orderParams } from './contract.ts';
import { acceptedAnswer, statusOf, type WholeOrder } from './order-view.ts';
import type { OrdersPorts } from './orders-ports.ts';

/** Releases what waits for an address; what is not on its way is planned anew. */
export const correctAddress = (ports: OrdersPorts) =>
  sellerRoute('PUT', '/orders/{orderId}/address', 'orders:write', {
    params: orderParams,
    query: noQuery,
    body: correctAddressRequest,
    handle: async ({ caller: { tenant, actor }, params: { orderId }, body, request }) => {
      const asked = { event: 'address', actor, correlationId: request.requestId };
      const whole = await changeOrder(ports, { tenant, orderId }, asked, (found) => {
        const { order } = found;
        const waits = order.holds.some(({ releasePolicy }) => releasePolicy === 'ON_ADDRESS');
        if (isDeepStrictEqual(order.shipTo, body) && !waits) return undefined;
        refuseOver(found, 'correct_address');
        refuseLabelled(found);
        if (order.relay) mustBeAmazons(body);
        return corrected(order, body, ports.now());
      });
      return acceptedAnswer(whole);
    },
  });

/** A parcel with a label goes where the label says: after that only its carrier may be instructed. Throws IllegalTransition. */
function refuseLabelled(whole: WholeOrder): void {
  const labelled = whole.fulfilments.some(
    ({ status, label }) => label && !label.voidedAt && status !== 'CANCELLED',
  );
  if (labelled) throw new IllegalTransition('Order', statusOf(whole), 'correct_address', []);
}

/** A relay stays one. Throws InvalidRequest. */
function mustBeAmazons(address: Address): void {
  const faults = consigneeFaults(address, '/name');
  if (faults.length > 0)
    throw new InvalidRequest('INVALID_REQUEST', 'the address is not Amazon’s', faults);
}
