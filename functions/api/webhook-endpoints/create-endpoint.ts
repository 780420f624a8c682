import { endpointUrlFaults } from '../../../adapters/webhooks/endpoint-url.ts';
import {
  endpointIdSchema,
  PAYLOAD_VERSION,
  type WebhookEndpoint,
} from '../../../domain/announcement/webhook-endpoint.ts';
import { Conflict, InvalidRequest } from '../../../domain/kernel/domain-error.ts';
import { acceptedRequest, answerOf, idempotencyKeyOf } from '../../runtime/idempotency.ts';
import { noParams, noQuery, sellerRoute } from '../../runtime/router.ts';
import { createEndpointRequest } from './contract.ts';
import { viewOf } from './endpoint-view.ts';
import type { EndpointsPorts } from './endpoints-ports.ts';

/** As many as a seller needs for its systems and its tests; each is a message for each announcement. */
const MOST_ENDPOINTS = 20;

/** 201 with the secret, which no other answer shows. */
export const createEndpoint = (ports: EndpointsPorts) =>
  sellerRoute('POST', '/webhook-endpoints', 'webhooks:write', {
    params: noParams,
    query: noQuery,
    body: createEndpointRequest,
    handle: async ({ caller: { tenant }, body, request }) => {
      idempotencyKeyOf(request);
      const faults = endpointUrlFaults(body.url, ports.loopbackAllowed);
      if (faults.length > 0)
        throw new InvalidRequest('INVALID_REQUEST', 'the URL cannot be posted to', faults);
      const at = ports.now();
      const secret = ports.newSecret();
      const endpoint: WebhookEndpoint = {
        ...body,
        tenant,
        endpointId: endpointIdSchema.parse(`whe_${ports.newId()}`),
        version: 1,
        payloadVersion: PAYLOAD_VERSION,
        secrets: [{ secret, createdAt: at }],
        status: 'ENABLED',
        createdAt: at,
        updatedAt: at,
      };
      const answer = {
        status: 201,
        body: { ...viewOf(endpoint, at), secret },
        location: `/webhook-endpoints/${endpoint.endpointId}`,
      };
      const accepted = acceptedRequest(request, answer, at);
      if ((await ports.endpoints.ofTenant(tenant)).length >= MOST_ENDPOINTS)
        throw new Conflict('TOO_MANY_ENDPOINTS', `a seller has at most ${MOST_ENDPOINTS}`);
      const written = await ports.endpoints.save(endpoint, accepted);
      return written.kind === 'written'
        ? answerOf(accepted, false)
        : answerOf(written.request, true);
    },
  });
