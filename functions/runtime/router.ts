/** A resource is a table of routes. Everything a request brings is parsed in one go, so that all its faults are told at once. */
import { z } from 'zod';
import { StaleVersion } from '../../domain/kernel/domain-error.ts';
import type { Scope } from '../../domain/seller/seller.ts';
import { operatorOf, sellerOf } from './access.ts';
import type { OperationsCaller, SellerCaller } from './access.ts';
import type { HttpAnswer, HttpRequest } from './http-message.ts';
import { Refusal } from './refusal.ts';
import { matched } from './path-pattern.ts';
import { parsedParts, type Shape } from './request-parts.ts';

type Method = 'GET' | 'POST' | 'PUT' | 'DELETE';

/** Who may call it; a seller's key must hold the scope. */
type Access =
  | { readonly of: 'seller'; readonly scope: Scope }
  | { readonly of: 'operations' }
  | { readonly of: 'anyone' };

/** One line of a table. `path` is `/shipments/{shipmentId}`: a name in braces is one segment. */
export interface Route {
  readonly method: Method;
  readonly path: string;
  readonly access: Access;
  /** What it reads: for those who describe the API or try it out. */
  readonly shape: Shape<z.ZodType, z.ZodType, z.ZodType>;
  readonly answer: (request: HttpRequest, params: Record<string, string>) => Promise<HttpAnswer>;
}

/** For a route that takes no parameters of a kind: one that is given is a fault. */
export const noParams = z.strictObject({});
export const noQuery = z.strictObject({});
/** For a route that reads no body: whatever comes is not looked at. */
export const noBody = z.unknown();

export interface Asked<P extends z.ZodType, Q extends z.ZodType, B extends z.ZodType, C> {
  readonly caller: C;
  readonly params: z.output<P>;
  readonly query: z.output<Q>;
  readonly body: z.output<B>;
  readonly request: HttpRequest;
}

type Endpoint<P extends z.ZodType, Q extends z.ZodType, B extends z.ZodType, C> = Shape<P, Q, B> & {
  readonly handle: (asked: Asked<P, Q, B, C>) => Promise<HttpAnswer>;
};

/** A seller's route: the key must hold `scope`. */
export function sellerRoute<P extends z.ZodType, Q extends z.ZodType, B extends z.ZodType>(
  method: Method,
  path: string,
  scope: Scope,
  endpoint: Endpoint<P, Q, B, SellerCaller>,
): Route {
  const answer = answering((request) => sellerOf(request, scope), endpoint);
  return { method, path, access: { of: 'seller', scope }, shape: shapeOf(endpoint), answer };
}

/** A route of the operations staff: it may see every tenant. */
export function operationsRoute<P extends z.ZodType, Q extends z.ZodType, B extends z.ZodType>(
  method: Method,
  path: string,
  endpoint: Endpoint<P, Q, B, OperationsCaller>,
): Route {
  const answer = answering(operatorOf, endpoint);
  return { method, path, access: { of: 'operations' }, shape: shapeOf(endpoint), answer };
}

/** A route anyone may call. */
export function openRoute<P extends z.ZodType, Q extends z.ZodType, B extends z.ZodType>(
  method: Method,
  path: string,
  endpoint: Endpoint<P, Q, B, undefined>,
): Route {
  const answer = answering(() => undefined, endpoint);
  return { method, path, access: { of: 'anyone' }, shape: shapeOf(endpoint), answer };
}

/** Finds the route: 404 when no path fits, 405 with Allow when only the method does not. */
export function routed(routes: readonly Route[]): (request: HttpRequest) => Promise<HttpAnswer> {
  return async (request) => {
    const fitting = routes.flatMap((route) => {
      const params = matched(route.path, request.path);
      return params === undefined ? [] : [{ route, params }];
    });
    if (fitting.length === 0) throw new Refusal(404, 'ROUTE_NOT_FOUND');
    const found = fitting.find(({ route }) => route.method === request.method);
    if (found) return found.route.answer(request, found.params);
    const allow = [...new Set(fitting.map(({ route }) => route.method))].join(', ');
    throw new Refusal(405, 'METHOD_NOT_ALLOWED', { headers: { allow } });
  };
}

function shapeOf({ params, query, body }: Route['shape']): Route['shape'] {
  return { params, query, body };
}

function answering<P extends z.ZodType, Q extends z.ZodType, B extends z.ZodType, C>(
  admit: (request: HttpRequest) => C,
  endpoint: Endpoint<P, Q, B, C>,
): Route['answer'] {
  return async (request, params) => {
    const caller = admit(request);
    const asked = { caller, request, ...parsedParts(endpoint, request, params) };
    return again(() => endpoint.handle(asked));
  };
}

/** A decision that lost a race is taken again on what stands now; after three losses the caller is told to come back. */
async function again<T>(decide: () => Promise<T>, attempts = 3): Promise<T> {
  try {
    return await decide();
  } catch (error) {
    if (attempts <= 1 || !(error instanceof StaleVersion)) throw error;
    return again(decide, attempts - 1);
  }
}
