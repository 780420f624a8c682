import { requestCancellation } from '../../../domain/order/amend-order.ts';
import { noQuery, sellerRoute } from '../../runtime/router.ts';
import { changeOrder, refuseOver } from './change-order.ts';
import { cancelOrderRequest, orderParams } from './contract.ts';
import { acceptedAnswer } from './order-view.ts';
import type { OrdersPorts } from './orders-ports.ts';

/** A wish: granted at once before picking, asked of the floor while picking, of the carrier afterwards (lifecycles 4.2). */
export const cancelOrder = (ports: OrdersPorts) =>
  sellerRoute('POST', '/orders/{orderId}/cancel', 'orders:write', {
    params: orderParams,
    query: noQuery,
    body: cancelOrderRequest,
    handle: async ({ caller: { tenant, actor }, params: { orderId }, body, request }) => {
      const key = { tenant, orderId };
      const asked = { event: 'cancel', actor, correlationId: request.requestId };
      const whole = await changeOrder(ports, key, asked, (found) => {
        if (found.order.cancelRequest) return undefined;
        refuseOver(found, 'cancel');
        return requestCancellation(found.order, { ...body, by: actor, at: ports.now() });
      });
      return acceptedAnswer(whole);
    },
  });
