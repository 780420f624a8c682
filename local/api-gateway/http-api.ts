import type { HttpApiSpec, RouteSpec } from '../assembly/http-apis.ts';
import type { Json } from '../assembly/json.ts';
import type { InvokeResult } from '../lambda/invocation.ts';
import type { Authorization } from './authorization.ts';
import { corsHeaders, preflightHeaders } from './cors.ts';
import type { EventContext, HttpRequest } from './http-event.ts';
import { proxyEvent } from './http-event.ts';
import type { HttpResponse } from './http-response.ts';
import { gatewayResponse, toResponse } from './http-response.ts';
import type { Issuer } from './issuer.ts';
import { authorizeJwt } from './jwt-authorizer.ts';
import { LambdaAuthorizers } from './lambda-authorizer.ts';
import { compileRoutes } from './route-table.ts';
import type { Throttle } from './throttle.ts';
import { tokenBucket } from './throttle.ts';

export interface HttpApiOptions {
  spec: HttpApiSpec;
  invoke: (name: string, payload: Json) => Promise<InvokeResult>;
  issuer: Issuer;
  now: () => number;
}

export type HttpApi = (request: HttpRequest) => Promise<HttpResponse>;

/** One HTTP API: preflight, route, throttle, authorizer, integration, in that order. */
export function openHttpApi({ spec, invoke, issuer, now }: HttpApiOptions): HttpApi {
  const findRoute = compileRoutes(spec.routes);
  const authorizers = new LambdaAuthorizers(invoke, now);
  const throttles = new Map<RouteSpec, Throttle>(
    spec.routes.map((route) => [route, tokenBucket(route.throttle ?? spec.throttle, now)]),
  );

  async function answer(request: HttpRequest): Promise<HttpResponse> {
    const match = findRoute(request.method, request.path);
    if (match === undefined) return gatewayResponse(404, 'Not Found');
    const { route, pathParameters } = match;
    if (throttles.get(route)?.() === false) return gatewayResponse(429, 'Too Many Requests');
    const context: EventContext = {
      apiId: spec.id,
      stage: spec.stage,
      routeKey: route.routeKey,
      pathParameters,
      authorizer: undefined,
    };
    const authorization = await authorize(route, request, context);
    if (!authorization.allowed) return authorization.response;
    const event = proxyEvent(request, { ...context, authorizer: authorization.authorizer });
    return integrate(route, event);
  }

  async function authorize(
    { authorizer }: RouteSpec,
    request: HttpRequest,
    context: EventContext,
  ): Promise<Authorization> {
    if (authorizer.kind === 'none') return { allowed: true, authorizer: undefined };
    if (authorizer.kind === 'lambda') return authorizers.authorize(authorizer, request, context);
    return authorizeJwt(authorizer, request, context.routeKey, issuer);
  }

  async function integrate(route: RouteSpec, event: Json): Promise<HttpResponse> {
    const result = await within(route.timeoutMilliseconds, invoke(route.function, event));
    if (result === 'timed out') return gatewayResponse(503, 'Service Unavailable');
    if (result.ok) return toResponse(result.payload) ?? internalError();
    const isThrottled = result.error.errorType === 'Lambda.TooManyRequestsException';
    return isThrottled ? gatewayResponse(503, 'Service Unavailable') : internalError();
  }

  return async (request) => {
    const { origin } = request.headers;
    if (spec.cors !== undefined && isPreflight(request)) {
      return { status: 204, headers: preflightHeaders(spec.cors, origin), body: Buffer.alloc(0) };
    }
    const response = await answer(request);
    return { ...response, headers: { ...response.headers, ...corsHeaders(spec.cors, origin) } };
  };
}

function isPreflight({ method, headers }: HttpRequest): boolean {
  return method === 'OPTIONS' && headers['access-control-request-method'] !== undefined;
}

function internalError(): HttpResponse {
  return gatewayResponse(500, 'Internal Server Error');
}

async function within<T>(milliseconds: number, work: Promise<T>): Promise<T | 'timed out'> {
  const { promise, resolve } = Promise.withResolvers<'timed out'>();
  const timer = setTimeout(() => resolve('timed out'), milliseconds);
  try {
    return await Promise.race([work, promise]);
  } finally {
    clearTimeout(timer);
  }
}
