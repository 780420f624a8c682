import { z } from 'zod';
import type { AuthorizerSpec } from '../assembly/http-apis.ts';
import type { Json } from '../assembly/json.ts';
import { json } from '../assembly/json.ts';
import { arn } from '../assembly/physical-names.ts';
import type { InvokeResult } from '../lambda/invocation.ts';
import type { Authorization } from './authorization.ts';
import type { EventContext, HttpRequest } from './http-event.ts';
import { requestEvent } from './http-event.ts';
import { gatewayResponse } from './http-response.ts';
import { identityValue } from './identity-source.ts';

const simpleResponse = z.looseObject({
  isAuthorized: z.boolean(),
  context: z.record(z.string(), json).nullish(),
});

type LambdaAuthorizer = Extract<AuthorizerSpec, { kind: 'lambda' }>;

interface Cached {
  authorization: Authorization;
  expiresAt: number;
}

/** A cache larger than this is emptied: callers then pay one more invocation. */
const LARGEST_CACHE = 10_000;

/**
 * Asks the authorizer function, with simple responses. Decisions are cached by the identity sources'
 * values, across routes, for the authorizer's time to live; a missing identity is a 401 unasked.
 * Source: "Control access to HTTP APIs with AWS Lambda authorizers".
 */
export class LambdaAuthorizers {
  readonly #cache = new Map<string, Cached>();
  readonly #invoke: (name: string, payload: Json) => Promise<InvokeResult>;
  readonly #now: () => number;

  constructor(invoke: (name: string, payload: Json) => Promise<InvokeResult>, now: () => number) {
    this.#invoke = invoke;
    this.#now = now;
  }

  async authorize(
    spec: LambdaAuthorizer,
    request: HttpRequest,
    context: EventContext,
  ): Promise<Authorization> {
    const identity: string[] = [];
    for (const source of spec.identitySources) {
      const value = identityValue(source, request, context.routeKey);
      if (value === undefined || value === '') return denied(401, 'Unauthorized');
      identity.push(value);
    }
    const isCached = spec.cacheSeconds > 0 && identity.length > 0;
    if (!isCached) return this.#ask(spec, request, context, identity);
    const key = JSON.stringify([spec.id, ...identity]);
    const cached = this.#cache.get(key);
    if (cached !== undefined && cached.expiresAt > this.#now()) return cached.authorization;
    const authorization = await this.#ask(spec, request, context, identity);
    this.#keep(key, authorization, spec.cacheSeconds);
    return authorization;
  }

  #keep(key: string, authorization: Authorization, seconds: number): void {
    // A failure of the authorizer is not a decision.
    if (!authorization.allowed && authorization.response.status !== 403) return;
    if (this.#cache.size >= LARGEST_CACHE) this.#cache.clear();
    this.#cache.set(key, { authorization, expiresAt: this.#now() + seconds * 1000 });
  }

  async #ask(
    spec: LambdaAuthorizer,
    request: HttpRequest,
    context: EventContext,
    identity: string[],
  ): Promise<Authorization> {
    const [method, path] = context.routeKey.split(' ');
    const result = await this.#invoke(spec.function, {
      ...requestEvent(request, context),
      type: 'REQUEST',
      routeArn: `${arn('execute-api', context.apiId)}/${context.stage}/${method}${path ?? ''}`,
      identitySource: identity,
    });
    const parsed = result.ok ? simpleResponse.safeParse(result.payload) : undefined;
    if (parsed?.success !== true) return denied(500, 'Internal Server Error');
    if (!parsed.data.isAuthorized) return denied(403, 'Forbidden');
    return { allowed: true, authorizer: { lambda: parsed.data.context ?? {} } };
  }
}

function denied(status: number, message: string): Authorization {
  return { allowed: false, response: gatewayResponse(status, message) };
}
