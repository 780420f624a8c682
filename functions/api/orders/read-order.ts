import type { z } from 'zod';
import { noBody, noQuery, sellerRoute } from '../../runtime/router.ts';
import { orderParams, type orderDetail } from './contract.ts';
import { shownFulfilment } from './fulfilment-shown.ts';
import { mustFindWhole, viewOf } from './order-view.ts';
import type { OrdersPorts } from './orders-ports.ts';

export const readOrder = (ports: OrdersPorts) =>
  sellerRoute('GET', '/orders/{orderId}', 'orders:read', {
    params: orderParams,
    query: noQuery,
    body: noBody,
    handle: async ({ caller: { tenant }, params: { orderId } }) => {
      const whole = await mustFindWhole(ports.orders, { tenant, orderId });
      const fulfilments = await Promise.all(
        whole.fulfilments.map((fulfilment) => shownFulfilment(ports, fulfilment)),
      );
      const body: z.input<typeof orderDetail> = { ...viewOf(whole), fulfilments };
      return { status: 200, body };
    },
  });
