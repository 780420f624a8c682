import { httpHandler } from '../../runtime/http-handler.ts';
import { deleteEndpoint, enableDisabledEndpoint, rotateEndpointSecret } from './change-endpoint.ts';
import { createEndpoint } from './create-endpoint.ts';
import type { EndpointsPorts } from './endpoints-ports.ts';
import { operateEndpoints } from './operate-endpoints.ts';
import { listDeliveries, listEndpoints, readEndpoint } from './read-endpoints.ts';
import { replayDelivery, testEndpoint } from './send-again.ts';

/** Where a seller's own system hears of things; and what operations see of it. */
export const webhookEndpointsRoutes = (ports: EndpointsPorts) => [
  createEndpoint(ports),
  listEndpoints(ports),
  readEndpoint(ports),
  deleteEndpoint(ports),
  rotateEndpointSecret(ports),
  enableDisabledEndpoint(ports),
  testEndpoint(ports),
  listDeliveries(ports),
  replayDelivery(ports),
  ...operateEndpoints(ports),
];

export const createWebhookEndpointsHandler = (ports: EndpointsPorts) =>
  httpHandler('webhook-endpoints', webhookEndpointsRoutes(ports));
