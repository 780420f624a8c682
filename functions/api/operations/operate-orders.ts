/** The orders of every seller, with every name and case, and the state in which each workflow stands. */
import type { z } from 'zod';
import { pageAnswer } from '../../runtime/paging.ts';
import { noBody, noParams, noQuery, operationsRoute } from '../../runtime/router.ts';
import { listTenantOrdersQuery, type operationsOrderDetail } from '../orders/contract.ts';
import { operationsFulfilment } from '../orders/fulfilment-shown.ts';
import { ordersPage } from '../orders/list-orders.ts';
import { mustFindWhole, openViewOf } from '../orders/order-view.ts';
import { readOrderTimeline } from '../orders/timeline-view.ts';
import { tenantOrderParams } from './contract.ts';
import type { OperationsPorts } from './operations-ports.ts';

/** Of one seller, newest first: orders are listed by seller. */
export const listSellerOrders = (ports: OperationsPorts) =>
  operationsRoute('GET', '/operations/orders', {
    params: noParams,
    query: listTenantOrdersQuery,
    body: noBody,
    handle: async ({ query }) => {
      const { limit: _l, cursor: _c, tenant, ...filter } = query;
      return pageAnswer({
        cursors: ports.cursors,
        of: 'orders of a seller',
        query,
        page: (page) => ordersPage(ports, tenant, filter, page),
        show: (whole) => ({ ...openViewOf(whole), tenant }),
      });
    },
  });

export const readSellerOrder = (ports: OperationsPorts) =>
  operationsRoute('GET', '/operations/orders/{tenant}/{orderId}', {
    params: tenantOrderParams,
    query: noQuery,
    body: noBody,
    handle: async ({ params }) => {
      const whole = await mustFindWhole(ports.orders, params);
      const fulfilments = await Promise.all(
        whole.fulfilments.map((fulfilment) => operationsFulfilment(ports, fulfilment)),
      );
      const { tenant } = params;
      const body: z.input<typeof operationsOrderDetail> = {
        ...openViewOf(whole),
        tenant,
        fulfilments,
      };
      return { status: 200, body };
    },
  });

export const readSellerOrderTimeline = (ports: OperationsPorts) =>
  operationsRoute('GET', '/operations/orders/{tenant}/{orderId}/timeline', {
    params: tenantOrderParams,
    query: noQuery,
    body: noBody,
    handle: async ({ params, request }) => ({
      status: 200,
      body: await readOrderTimeline(ports, params, 'operations', request),
    }),
  });
