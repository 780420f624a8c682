import type { EndpointId, WebhookEndpoint } from '../../../domain/announcement/webhook-endpoint.ts';
import { NotFound } from '../../../domain/kernel/domain-error.ts';
import type { Tenant } from '../../../domain/kernel/ids.ts';
import { pageAnswer } from '../../runtime/paging.ts';
import { noBody, noParams, noQuery, sellerRoute } from '../../runtime/router.ts';
import { endpointParams, listDeliveriesQuery } from './contract.ts';
import { deliveryViewOf, viewOf } from './endpoint-view.ts';
import type { EndpointsPorts } from './endpoints-ports.ts';

/** All of a seller, oldest first; there are too few for pages. */
export const listEndpoints = (ports: EndpointsPorts) =>
  sellerRoute('GET', '/webhook-endpoints', 'webhooks:write', {
    params: noParams,
    query: noQuery,
    body: noBody,
    handle: async ({ caller: { tenant } }) => {
      const endpoints = await ports.endpoints.ofTenant(tenant);
      return {
        status: 200,
        body: { data: endpoints.map((endpoint) => viewOf(endpoint, ports.now())) },
      };
    },
  });

export const readEndpoint = (ports: EndpointsPorts) =>
  sellerRoute('GET', '/webhook-endpoints/{endpointId}', 'webhooks:write', {
    params: endpointParams,
    query: noQuery,
    body: noBody,
    handle: async ({ caller: { tenant }, params: { endpointId } }) => ({
      status: 200,
      body: viewOf(await mustFind(ports, tenant, endpointId), ports.now()),
    }),
  });

/** What was posted there in the last 30 days, newest first, each with its tries. */
export const listDeliveries = (ports: EndpointsPorts) =>
  sellerRoute('GET', '/webhook-endpoints/{endpointId}/deliveries', 'webhooks:write', {
    params: endpointParams,
    query: listDeliveriesQuery,
    body: noBody,
    handle: async ({ caller: { tenant }, params: { endpointId }, query }) => {
      await mustFind(ports, tenant, endpointId);
      return pageAnswer({
        cursors: ports.cursors,
        of: `deliveries of ${tenant} ${endpointId}`,
        query,
        page: (page) => ports.deliveries.ofEndpoint(tenant, endpointId, page),
        show: deliveryViewOf,
      });
    },
  });

export async function mustFind(
  { endpoints }: Pick<EndpointsPorts, 'endpoints'>,
  tenant: Tenant,
  endpointId: EndpointId,
): Promise<WebhookEndpoint> {
  const endpoint = await endpoints.find(tenant, endpointId);
  if (!endpoint) throw new NotFound('webhook endpoint');
  return endpoint;
}
