/** Operations see where each seller hears of things and what came of it, and may post something again. */
import { pageAnswer } from '../../runtime/paging.ts';
import { noBody, noParams, noQuery, operationsRoute } from '../../runtime/router.ts';
import {
  listTenantEndpointsQuery,
  listDeliveriesQuery,
  tenantDeliveryParams,
  tenantEndpointParams,
} from './contract.ts';
import { deliveryViewOf, viewOf } from './endpoint-view.ts';
import type { EndpointsPorts } from './endpoints-ports.ts';
import { mustFind } from './read-endpoints.ts';
import { replayed } from './send-again.ts';

export const operateEndpoints = (ports: EndpointsPorts) => [
  operationsRoute('GET', '/operations/webhook-endpoints', {
    params: noParams,
    query: listTenantEndpointsQuery,
    body: noBody,
    handle: async ({ query: { tenant } }) => {
      const endpoints = await ports.endpoints.ofTenant(tenant);
      const data = endpoints.map((endpoint) => viewOf(endpoint, ports.now()));
      return { status: 200, body: { data } };
    },
  }),
  operationsRoute('GET', '/operations/webhook-endpoints/{tenant}/{endpointId}/deliveries', {
    params: tenantEndpointParams,
    query: listDeliveriesQuery,
    body: noBody,
    handle: async ({ params: { tenant, endpointId }, query }) => {
      await mustFind(ports, tenant, endpointId);
      return pageAnswer({
        cursors: ports.cursors,
        of: `operations' deliveries of ${tenant} ${endpointId}`,
        query,
        page: (page) => ports.deliveries.ofEndpoint(tenant, endpointId, page),
        show: deliveryViewOf,
      });
    },
  }),
  operationsRoute('POST', '/operations/webhook-deliveries/{tenant}/{deliveryId}/replay', {
    params: tenantDeliveryParams,
    query: noQuery,
    body: noBody,
    handle: async ({ params: { tenant, deliveryId } }) => ({
      status: 202,
      body: deliveryViewOf(await replayed(ports, tenant, deliveryId)),
    }),
  }),
];
