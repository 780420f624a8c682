import { enableEndpoint, rotateSecret } from '../../../domain/announcement/webhook-endpoint.ts';
import { acceptedRequest, answerOf, idempotencyKeyOf } from '../../runtime/idempotency.ts';
import { noBody, noQuery, sellerRoute } from '../../runtime/router.ts';
import { endpointParams } from './contract.ts';
import { viewOf } from './endpoint-view.ts';
import type { EndpointsPorts } from './endpoints-ports.ts';
import { mustFind } from './read-endpoints.ts';

/** 200 with the new secret. The old one signs beside it for a day; a repeated request makes no third. */
export const rotateEndpointSecret = (ports: EndpointsPorts) =>
  sellerRoute('POST', '/webhook-endpoints/{endpointId}/rotate-secret', 'webhooks:write', {
    params: endpointParams,
    query: noQuery,
    body: noBody,
    handle: async ({ caller: { tenant }, params: { endpointId }, request }) => {
      idempotencyKeyOf(request);
      const at = ports.now();
      const secret = ports.newSecret();
      const next = rotateSecret(await mustFind(ports, tenant, endpointId), secret, at);
      const location = `/webhook-endpoints/${endpointId}`;
      const answer = { status: 200, body: { ...viewOf(next, at), secret }, location };
      const accepted = acceptedRequest(request, answer, at);
      const written = await ports.endpoints.save(next, accepted);
      return written.kind === 'written'
        ? answerOf(accepted, false)
        : answerOf(written.request, true);
    },
  });

/** For one that we disabled. What failed meanwhile is sent again by replay. */
export const enableDisabledEndpoint = (ports: EndpointsPorts) =>
  sellerRoute('POST', '/webhook-endpoints/{endpointId}/enable', 'webhooks:write', {
    params: endpointParams,
    query: noQuery,
    body: noBody,
    handle: async ({ caller: { tenant }, params: { endpointId } }) => {
      const found = await mustFind(ports, tenant, endpointId);
      const at = ports.now();
      if (found.status === 'ENABLED') return { status: 200, body: viewOf(found, at) };
      const next = enableEndpoint(found, at);
      await ports.endpoints.save(next);
      return { status: 200, body: viewOf(next, at) };
    },
  });

/** 204, also when it is gone already. What was on its way there is given up. */
export const deleteEndpoint = (ports: EndpointsPorts) =>
  sellerRoute('DELETE', '/webhook-endpoints/{endpointId}', 'webhooks:write', {
    params: endpointParams,
    query: noQuery,
    body: noBody,
    handle: async ({ caller: { tenant }, params: { endpointId } }) => {
      await ports.endpoints.delete(tenant, endpointId);
      return { status: 204 };
    },
  });
