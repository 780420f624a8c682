/** The bundle of an HTTP resource: security headers, JSON in, the router, problem+json for whatever is thrown. */
import middy from '@middy/core';
import httpHeaderNormalizer from '@middy/http-header-normalizer';
import httpSecurityHeaders from '@middy/http-security-headers';
import type { APIGatewayProxyEventV2 } from 'aws-lambda';
import { csvOrJsonBody } from './csv-body.ts';
import { httpEventSchema, requestOf, resultOf } from './http-message.ts';
import type { HttpResult } from './http-message.ts';
import { jsonBody } from './json-body.ts';
import { problemAnswer } from './problem.ts';
import { rawBody } from './raw-body.ts';
import { routed } from './router.ts';
import type { Route } from './router.ts';
import { loggable, telemetryOf } from './telemetry.ts';
import type { Telemetry } from './telemetry.ts';

/** A Lambda handler for API Gateway payload 2.0. It never throws: every error is an answer. */
export function httpHandler(resource: string, routes: readonly Route[]) {
  return handlerOf(resource, routes, jsonBody());
}

/** The same for routes that need the bytes as they came: a signature is over those. `body` is a Uint8Array. */
export function rawHttpHandler(resource: string, routes: readonly Route[]) {
  return handlerOf(resource, routes, rawBody());
}

/** The same for routes that also take a table as it was exported: its `body` is text. */
export function csvHttpHandler(resource: string, routes: readonly Route[]) {
  return handlerOf(resource, routes, csvOrJsonBody());
}

/** The same for pages and their files: a page says its own Content-Security-Policy, for an API's would forbid it all. */
export function fileHandler(resource: string, routes: readonly Route[]) {
  return handlerOf(resource, routes, jsonBody(), { contentSecurityPolicy: false });
}

function handlerOf(
  resource: string,
  routes: readonly Route[],
  body: middy.MiddlewareObj<APIGatewayProxyEventV2>,
  security: Parameters<typeof httpSecurityHeaders>[0] = {},
) {
  const telemetry = telemetryOf(resource);
  const answer = routed(routes);
  // Permissions-Policy speaks to pages; it would be the longest line of every JSON answer.
  return middy<APIGatewayProxyEventV2, HttpResult>()
    .use([...telemetry.middleware])
    .use(httpSecurityHeaders({ permissionsPolicy: false, ...security }))
    .use(problems(telemetry))
    .use(httpHeaderNormalizer())
    .use(body)
    .handler(async (event) => {
      const request = requestOf(httpEventSchema.parse(event));
      telemetry.logger.setCorrelationId(request.requestId);
      const given = await answer(request);
      telemetry.count(`Answer${String(given.status).charAt(0)}xx`);
      return resultOf(given, request.requestId);
    });
}

/** Caller errors are the caller's business; ours are logged as errors, without what the caller sent. */
function problems(telemetry: Telemetry): middy.MiddlewareObj<APIGatewayProxyEventV2, HttpResult> {
  return {
    onError: (request) => {
      const { rawPath, headers, requestContext } = request.event;
      const given = problemAnswer(request.error, {
        path: rawPath,
        requestId: requestContext.requestId,
        acceptLanguage: headers['accept-language'],
      });
      const level = given.status >= 500 ? 'error' : 'info';
      telemetry.logger[level]('refused', { status: given.status, error: loggable(request.error) });
      telemetry.count(`Answer${String(given.status).charAt(0)}xx`);
      request.response = resultOf(given, requestContext.requestId);
    },
  };
}
