import { noBody, noQuery, sellerRoute } from '../../runtime/router.ts';
import { orderParams } from './contract.ts';
import type { OrdersPorts } from './orders-ports.ts';
import { readOrderTimeline } from './timeline-view.ts';

export const readTimeline = (ports: OrdersPorts) =>
  sellerRoute('GET', '/orders/{orderId}/timeline', 'orders:read', {
    params: orderParams,
    query: noQuery,
    body: noBody,
    handle: async ({ caller: { tenant }, params: { orderId }, request }) => ({
      status: 200,
      body: await readOrderTimeline(ports, { tenant, orderId }, 'seller', request),
    }),
  });
